namespace Planner.Rendering.Feeds;

/// <summary>One VCALENDAR. It has no METHOD: it is published, not an invitation.</summary>
internal sealed class CalendarFile
{
    private readonly ICalendarWriter writer;
    private bool isEmpty = true;

    /// <param name="writer">What was written with it before is gone.</param>
    public CalendarFile(string name, Options options, ICalendarWriter writer)
    {
        this.writer = writer;
        writer.Clear();
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Text("PRODID", "-//Planner//Planner//EN");
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Text("NAME", name);
        writer.Text("X-WR-CALNAME", name);
        writer.Text("X-WR-TIMEZONE", options.Timezone.Id);
        writer.Line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        // Outlook's name for the same.
        writer.Line("X-PUBLISHED-TTL", "PT1H");
    }

    /// <returns>Where the lines stand in the file.</returns>
    public Range Add(ReadOnlySpan<byte> lines)
    {
        var start = writer.Written.Length;
        writer.Append(lines);
        isEmpty = false;
        return start..writer.Written.Length;
    }

    /// <summary>The bytes hold until the writer is used again.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        if (isEmpty)
        {
            AddTimeZone();
        }

        writer.Line("END", "VCALENDAR");
        return writer.Written;
    }

    /// <summary>A calendar needs one component (RFC 5545, 3.6), and an address that people subscribed to must not vanish.</summary>
    private void AddTimeZone()
    {
        writer.Line("BEGIN", "VTIMEZONE");
        writer.Line("TZID", "Etc/UTC");
        writer.Line("BEGIN", "STANDARD");
        writer.Line("DTSTART", "19700101T000000");
        writer.Line("TZOFFSETFROM", "+0000");
        writer.Line("TZOFFSETTO", "+0000");
        writer.Line("END", "STANDARD");
        writer.Line("END", "VTIMEZONE");
    }
}
