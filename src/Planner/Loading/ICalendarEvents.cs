using System.Text;

namespace Planner.Loading;

/// <summary>
/// Events of a calendar file that another program wrote (RFC 5545). What repeats becomes one event a day, for last year,
/// this one and the next. What is not understood is reported and left out; nothing is guessed.
/// </summary>
internal sealed class ICalendarEvents
{
    /// <summary>A calendar with more than this holds something else than dates worth speaking on.</summary>
    private const int MostEvents = 10_000;

    private readonly string file;
    private readonly string path;
    private readonly int year;
    private readonly ICalendarComponents components;
    private readonly List<Finding> findings;
    private readonly List<Event> events = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly ILookup<string, ICalendarLine> moved;

    private ICalendarEvents(string file, string path, int year, ICalendarComponents components, List<Finding> findings)
    {
        (this.file, this.path, this.year, this.components, this.findings) = (file, path, year, components, findings);
        moved = components.Events.Where(item => item.Line("RECURRENCE-ID") is not null)
            .ToLookup(item => item.Line("UID")?.Value ?? "", item => item.Line("RECURRENCE-ID")!, StringComparer.Ordinal);
    }

    /// <param name="id">The file's id; an event alone in it has the same, several add what tells them apart.</param>
    /// <param name="path">For findings.</param>
    /// <param name="text">The file.</param>
    /// <param name="year">The year in which the plan stands.</param>
    /// <param name="findings">What is wrong is added to it.</param>
    public static ImmutableArray<Event> Read(string id, string path, string text, int year, List<Finding> findings)
    {
        var reader = new ICalendarEvents(id, path, year, ICalendarComponents.Read(path, text, findings), findings);
        foreach (var item in reader.components.Events.Where(item => item.Line("STATUS")?.Value.Trim().ToUpperInvariant() != "CANCELLED"))
        {
            if (reader.events.Count >= MostEvents)
            {
                findings.Add(Problems.CalendarTooLong(new SourceSpan(path, item.Number, 1), MostEvents));
                break;
            }

            reader.Add(item);
        }

        return [.. reader.events];
    }

    private void Add(ICalendarEvent item)
    {
        if (item.Line("SUMMARY")?.Text().Trim() is not { Length: > 0 } title)
        {
            findings.Add(Problems.FieldRequired(new SourceSpan(path, item.Number, 1), "SUMMARY", "calendar event"));
            return;
        }

        if (item.Line("DTSTART") is not { } startLine)
        {
            findings.Add(Problems.FieldRequired(new SourceSpan(path, item.Number, 1), "DTSTART", "calendar event"));
            return;
        }

        if (Time(startLine) is not { } start)
        {
            return;
        }

        var first = new Event
        {
            Id = "",
            Source = At(item.Line("SUMMARY")!),
            Title = title.ReplaceLineEndings(" "),
            Start = new Located<EventTime>(start.ToEventTime(), At(startLine)),
            End = End(item, start),
            Timezone = start.Zone,
            Tags = [.. item.All("CATEGORIES").SelectMany(line => line.Texts()).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Prose = Prose(item.Line("DESCRIPTION")),
        };
        AddAll(item, first, start);
    }

    private void AddAll(ICalendarEvent item, Event first, ICalendarTime start)
    {
        var name = components.Events.Count == 1 ? file : $"{file}-{Slug(item)}";
        if (Dates(item, start) is not { } dates)
        {
            events.Add(first with { Id = Unique(name) });
            return;
        }

        var left = Excluded(item, start);
        foreach (var date in dates.Where(date => !left.Contains(date)))
        {
            var days = Period.DaysBetween(start.Local.Date, date);
            events.Add(first with
            {
                Id = Unique($"{name}-{date.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}"),
                Start = first.Start with { Value = Moved(first.Start.Value, days) },
                End = first.End is { } end ? end with { Value = Moved(end.Value, days) } : null,
            });
        }
    }

    /// <summary>Null when it happens once, or when how it repeats is not understood and only its first day is sure.</summary>
    private IEnumerable<LocalDate>? Dates(ICalendarEvent item, ICalendarTime start)
    {
        foreach (var line in item.Lines.Where(line => line.Name is "RDATE" or "EXRULE" || line.Parameter("RANGE") is not null))
        {
            findings.Add(Problems.CalendarRepeat(new SourceSpan(path, line.Number, 1), line.Name));
        }

        ICalendarLine[] rules = [.. item.All("RRULE")];
        if (rules.Length == 0)
        {
            return null;
        }

        var fault = rules[^1].Value;
        var dates = rules.Length == 1 ? ICalendarRule.Read(rules[0].Value, out fault)?.Dates(start, year) : null;
        if (dates is null)
        {
            findings.Add(Problems.CalendarRepeat(At(rules[^1]), fault));
        }

        return dates;
    }

    /// <summary>Days that are struck out, or that an event of their own replaces.</summary>
    private HashSet<LocalDate> Excluded(ICalendarEvent item, ICalendarTime start)
    {
        var days = new HashSet<LocalDate>();
        foreach (var line in item.All("EXDATE").Concat(moved[item.Line("UID")?.Value ?? ""]))
        {
            foreach (var text in line.Value.Split(','))
            {
                if (Time(line, text) is { } time)
                {
                    days.Add(time.In(start).Date);
                }
            }
        }

        return days;
    }

    private Located<EventTime>? End(ICalendarEvent item, ICalendarTime start)
    {
        if (item.Line("DTEND") is { } line)
        {
            return Time(line) is not { } end ? null
                : end.IsDay == start.IsDay && end.In(start) >= start.Local ? EndAt(start, end.In(start), line)
                : Reject(line, $"an end that is not before the start, and a day or a time as it is");
        }

        if (item.Line("DURATION") is not { } length)
        {
            return null;
        }

        return ICalendarTimes.Duration(length.Value) is { } duration && (!start.IsDay || duration.Elapsed == Duration.Zero)
            ? EndAt(start, start.Plus(duration), length)
            : Reject(length, $"a duration such as PT1H30M, or P2D for days");
    }

    /// <summary>In the file the last day is the one before the end; here it is part of the event.</summary>
    private Located<EventTime>? EndAt(ICalendarTime start, LocalDateTime end, ICalendarLine line)
    {
        var last = start.IsDay ? end.PlusDays(-1) : end;
        return last > start.Local ? new Located<EventTime>((start with { Local = last }).ToEventTime(), At(line)) : null;
    }

    private ICalendarTime? Time(ICalendarLine line) => Time(line, line.Value);

    private ICalendarTime? Time(ICalendarLine line, string text)
    {
        var name = line.Parameter("TZID");
        var zone = name is null ? null : ICalendarZones.Find(name, components.Zones);
        if (name is not null && zone is null)
        {
            findings.Add(Problems.FieldType(At(line) with { Column = line.ColumnOf("TZID") }, $"'{name}'", $"a zone that IANA knows, such as Europe/Paris"));
            return null;
        }

        var time = ICalendarTimes.Read(text, zone);
        if (time is null || (line.Parameter("VALUE") is { } type && string.Equals(type, "DATE", StringComparison.OrdinalIgnoreCase) != time.Value.IsDay))
        {
            Reject(line, $"a day such as 20270204 or a time such as 20270204T183000");
            return null;
        }

        return time;
    }

    private Located<EventTime>? Reject(ICalendarLine line, FormattableString expected)
    {
        findings.Add(Problems.FieldType(At(line), $"'{Problems.Shorten(line.Value)}'", expected));
        return null;
    }

    private static EventTime Moved(EventTime time, int days) => new(
        time.Date.PlusDays(days), time.Time is { } written ? written with { Local = written.Local.PlusDays(days) } : null);

    private static RichText Prose(ICalendarLine? description) => description is null ? RichText.Empty : new RichText(
    [
        .. from paragraph in description.Text().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           select new TextBlock(BlockKind.Paragraph, 0, "", null, description.Number, [new Run(paragraph, RunStyle.None, null, description.Number, description.Column)]),
    ]);

    /// <summary>From the UID, which stays when events are added around it; at most 40 letters of it.</summary>
    private string Slug(ICalendarEvent item)
    {
        var slug = new StringBuilder();
        foreach (var letter in (item.Line("UID")?.Value ?? "").ToLowerInvariant().Take(40))
        {
            slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : slug.Length > 0 && slug[^1] != '-' ? '-' : "");
        }

        return slug.ToString().Trim('-') is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"{events.Count + 1}");
    }

    private string Unique(string name)
    {
        var id = name;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return id;
    }

    private SourceSpan At(ICalendarLine line) => new(path, line.Number, line.Column);
}
