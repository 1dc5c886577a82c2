namespace Planner.Loading;

/// <summary>The lines of one VEVENT, without those of the alarms inside it.</summary>
/// <param name="Number">The line of its BEGIN.</param>
internal sealed record ICalendarEvent(int Number, ImmutableArray<ICalendarLine> Lines)
{
    /// <summary>The first line of that name: a second one is not allowed where one is asked for.</summary>
    public ICalendarLine? Line(string name) => Lines.FirstOrDefault(line => line.Name == name);

    public IEnumerable<ICalendarLine> All(string name) => Lines.Where(line => line.Name == name);
}

/// <summary>What a calendar file holds that Planner reads: events, and the zones that their times name.</summary>
internal sealed class ICalendarComponents
{
    /// <summary>A file with that many broken lines is something else; the rest of it would say nothing new.</summary>
    private const int MostFaults = 20;

    private readonly Stack<ICalendarLine> open = new();
    private readonly List<ICalendarEvent> events = [];
    private readonly Dictionary<string, string> zones = new(StringComparer.Ordinal);
    private ImmutableArray<ICalendarLine>.Builder? lines;
    private string? zone;

    public IReadOnlyList<ICalendarEvent> Events => events;

    /// <summary>A zone's own name, and the place that it says to be (<c>X-LIC-LOCATION</c>).</summary>
    public IReadOnlyDictionary<string, string> Zones => zones;

    public static ICalendarComponents Read(string path, string text, List<Finding> findings)
    {
        var components = new ICalendarComponents();
        var faults = 0;
        var last = 1;
        foreach (var (whole, number, unfolded) in ICalendarLine.Unfold(text))
        {
            last = number;
            var isRead = ICalendarLine.Parse(whole, number, unfolded) is { } line && components.Add(line);
            if (!isRead)
            {
                findings.Add(Problems.CalendarLine(new SourceSpan(path, number, 1), whole));
                if (++faults == MostFaults || components.open.Count == 0)
                {
                    return components;
                }
            }
        }

        if (components.open.TryPeek(out var begun))
        {
            findings.Add(Problems.CalendarOpen(new SourceSpan(path, last, 1), begun.Value, begun.Number));
        }
        else if (last == 1)
        {
            findings.Add(Problems.CalendarLine(new SourceSpan(path, 1, 1), ""));
        }

        return components;
    }

    /// <summary>False when the line cannot stand where it stands.</summary>
    private bool Add(ICalendarLine line)
    {
        switch (line.Name)
        {
            case "BEGIN":
                return Begin(line);
            case "END":
                return End(line);
            default:
                AddProperty(line);
                return open.Count > 0;
        }
    }

    private bool Begin(ICalendarLine line)
    {
        var isCalendar = Is(line, "VCALENDAR");
        if (isCalendar != (open.Count == 0))
        {
            return false;
        }

        open.Push(line);
        if (open.Count == 2)
        {
            lines = Is(line, "VEVENT") ? ImmutableArray.CreateBuilder<ICalendarLine>() : null;
            zone = null;
        }

        return true;
    }

    private bool End(ICalendarLine line)
    {
        if (!open.TryPeek(out var begun) || !Is(line, begun.Value.Trim()))
        {
            return false;
        }

        open.Pop();
        if (open.Count == 1 && lines is not null)
        {
            events.Add(new ICalendarEvent(begun.Number, lines.ToImmutable()));
            lines = null;
        }

        return true;
    }

    private void AddProperty(ICalendarLine line)
    {
        if (open.Count != 2)
        {
            return;
        }

        lines?.Add(line);
        if (Is(open.Peek(), "VTIMEZONE"))
        {
            zone = line.Name == "TZID" ? line.Value : zone;
            if (line.Name == "X-LIC-LOCATION" && zone is not null)
            {
                zones[zone] = line.Value;
            }
        }
    }

    private static bool Is(ICalendarLine line, string component) => string.Equals(line.Value.Trim(), component, StringComparison.OrdinalIgnoreCase);
}
