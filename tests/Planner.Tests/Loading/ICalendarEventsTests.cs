using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Loading;

public class ICalendarEventsTests
{
    [Fact]
    public void An_event_has_a_title_a_time_a_zone_and_tags()
    {
        var (events, findings) = Read(
            "SUMMARY:Tideline 2027\\, day one: work",
            " shops",
            "DTSTART;TZID=America/Halifax:20270204T083000",
            "DTEND;TZID=America/Halifax:20270204T173000",
            "CATEGORIES:tideline,a\\,b",
            "DESCRIPTION:Doors at 8:30.\\n\\nBring a laptop.");
        Assert.Empty(findings);
        var only = Assert.Single(events);
        Assert.Equal("tideline", only.Id);
        Assert.Equal("Tideline 2027, day one: workshops", only.Title);
        Assert.Equal(new LocalDateTime(2027, 2, 4, 8, 30), only.Start.Value.Time!.Value.Local);
        Assert.Equal(new LocalDateTime(2027, 2, 4, 17, 30), only.End!.Value.Value.Time!.Value.Local);
        Assert.Equal("America/Halifax", only.Timezone!.Id);
        Assert.Equal(new[] { "tideline", "a,b" }, only.Tags);
        Assert.Equal(["Doors at 8:30.", "Bring a laptop."], only.Prose.Blocks.Select(block => block.Text));
        Assert.Equal(new SourceSpan("content/events/tideline.ics", 6, 30), only.Start.Source);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "", "2026-12-25", "")]
    [InlineData("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226", "2026-12-25", "")]
    [InlineData("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "2026-12-24", "2026-12-26")]
    [InlineData("DTSTART;VALUE=DATE:20261224", "DURATION:P1W", "2026-12-24", "2026-12-30")]
    [InlineData("DTSTART:20261224", "DURATION:P1D", "2026-12-24", "")]
    [InlineData("DTSTART:20261224T180000Z", "DURATION:PT1H30M", "2026-12-24 18:00Z", "2026-12-24 19:30Z")]
    [InlineData("DTSTART:20261224T180000", "DTEND:20261224T190000", "2026-12-24 18:00", "2026-12-24 19:00")]
    [InlineData("DTSTART:20261224T180000", "DTEND:20261224T180000", "2026-12-24 18:00", "")]
    [InlineData("DTSTART;TZID=Europe/Paris:20261024T120000", "DURATION:P1D", "2026-10-24 12:00", "2026-10-25 12:00")]
    [InlineData("DTSTART;TZID=Europe/Paris:20261024T120000", "DURATION:PT24H", "2026-10-24 12:00", "2026-10-25 11:00")]
    [InlineData("DTSTART;TZID=Europe/Paris:20261224T120000", "DTEND;TZID=America/New_York:20261224T080000", "2026-12-24 12:00", "2026-12-24 14:00")]
    [InlineData("DTSTART;TZID=Europe/Paris:20261224T120000", "DTEND:20261224T120000Z", "2026-12-24 12:00", "2026-12-24 13:00")]
    [InlineData("DTSTART;TZID=Romance Standard Time:20261224T120000", "", "2026-12-24 12:00", "")]
    [InlineData("DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Paris\":20261224T120000", "", "2026-12-24 12:00", "")]
    public void Times_are_read_as_the_standard_says(string start, string end, string first, string last)
    {
        var (events, findings) = Read("SUMMARY:x", start, end);
        Assert.Empty(findings);
        Assert.Equal((first, last), (Show(events[0].Start.Value), events[0].End is { } time ? Show(time.Value) : ""));
    }

    [Theory]
    [InlineData("DTSTART:yesterday", "")]
    [InlineData("DTSTART:20261301", "")]
    [InlineData("DTSTART:20260230T120000", "")]
    [InlineData("DTSTART:20261224T250000", "")]
    [InlineData("DTSTART:00010101", "")]
    [InlineData("DTSTART;VALUE=DATE:20261224T120000", "")]
    [InlineData("DTSTART;TZID=Nowhere/Atlantis:20261224T120000", "")]
    [InlineData("DTSTART:20261224T120000", "DTEND:20261224T110000")]
    [InlineData("DTSTART:20261224T120000", "DTEND;VALUE=DATE:20261225")]
    [InlineData("DTSTART:20261224T120000", "DURATION:soon")]
    [InlineData("DTSTART:20261224T120000", "DURATION:-PT1H")]
    [InlineData("DTSTART:20261224T120000", "DURATION:PT")]
    [InlineData("DTSTART:20261224T120000", "DURATION:P99999999999D")]
    [InlineData("DTSTART;VALUE=DATE:20261224", "DURATION:PT1H")]
    public void What_is_malformed_is_reported_at_its_line(string start, string end)
    {
        var (_, findings) = Read("SUMMARY:x", start, end);
        var finding = Assert.Single(findings);
        Assert.Equal(("field-type", Severity.Error, end.Length > 0 ? 6 : 5), (finding.Rule, finding.Severity, finding.Source.Line));
    }

    [Theory]
    [InlineData("FREQ=DAILY;COUNT=3", "1124 1125 1126")]
    [InlineData("FREQ=DAILY;INTERVAL=10;UNTIL=20261220", "1124 1204 1214")]
    [InlineData("FREQ=WEEKLY;COUNT=3", "1124 1201 1208")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261204T000000Z", "1124 1126 1201 1203")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4", "1124 1129 1208 1213")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4", "1124 1206 1208 1220")]
    [InlineData("FREQ=MONTHLY;COUNT=2", "1124 1224")]
    [InlineData("FREQ=MONTHLY;BYDAY=4TU;COUNT=2", "1124 1222")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-7;COUNT=2", "1124 1225")]
    [InlineData("FREQ=YEARLY;COUNT=2", "1124 1124")]
    [InlineData("FREQ=YEARLY;BYMONTH=11;BYDAY=-1TU;UNTIL=20261231", "1124")]
    public void What_repeats_is_an_event_a_day(string rule, string days)
    {
        var (events, findings) = Read("SUMMARY:x", "DTSTART;TZID=Europe/Paris:20261124T183000", "RRULE:" + rule);
        Assert.Empty(findings);
        Assert.Equal(days, string.Join(' ', events.Select(date => date.Start.Value.Date.ToString("MMdd", null))));
        Assert.All(events, date => Assert.Equal(date.Start.Value.Date + new LocalTime(18, 30), date.Start.Value.Time!.Value.Local));
        Assert.Equal("tideline-20261124", events[0].Id);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:19980704", "FREQ=YEARLY", "2025-07-04 2026-07-04 2027-07-04")]
    [InlineData("DTSTART;VALUE=DATE:20240229", "FREQ=YEARLY;COUNT=2", "")]
    [InlineData("DTSTART;VALUE=DATE:20241231", "FREQ=MONTHLY;UNTIL=20250601", "2025-01-31 2025-03-31 2025-05-31")]
    public void Repeats_are_shown_for_last_year_this_and_next(string start, string rule, string days)
    {
        var (events, _) = Read("SUMMARY:x", start, "RRULE:" + rule);
        Assert.Equal(days, string.Join(' ', events.Select(date => Show(date.Start.Value))));
    }

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1")]
    [InlineData("RRULE:FREQ=YEARLY;BYWEEKNO=20")]
    [InlineData("RRULE:FREQ=YEARLY;BYDAY=20MO")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=FR")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=0")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=99999999999")]
    [InlineData("RRULE:COUNT=3")]
    [InlineData("RRULE:")]
    [InlineData("RDATE:20261224T183000")]
    public void A_repeat_that_is_not_understood_is_reported_and_not_guessed(string rule)
    {
        var (events, findings) = Read("SUMMARY:x", "DTSTART;TZID=Europe/Paris:20261124T183000", rule);
        Assert.Equal("2026-11-24 18:30", Show(Assert.Single(events).Start.Value));
        Assert.Equal(("unknown-field", Severity.Warning), (Assert.Single(findings).Rule, findings[0].Severity));
    }

    [Fact]
    public void Days_that_are_struck_out_cancelled_or_moved_are_not_repeated()
    {
        var (events, findings) = ReadFile("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a@b
            SUMMARY:Marché
            DTSTART;TZID=Europe/Paris:20261124T090000
            RRULE:FREQ=DAILY;COUNT=5
            EXDATE;TZID=Europe/Paris:20261125T090000,20261126T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:a@b
            SUMMARY:Marché déplacé
            RECURRENCE-ID:20261127T080000Z
            DTSTART;TZID=Europe/Paris:20261127T150000
            END:VEVENT
            BEGIN:VEVENT
            UID:a@b
            SUMMARY:Marché
            RECURRENCE-ID;TZID=Europe/Paris:20261128T090000
            DTSTART;TZID=Europe/Paris:20261128T090000
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """);
        Assert.Empty(findings);
        Assert.Equal(["tideline-a-b-20261124 2026-11-24 09:00", "tideline-a-b 2026-11-27 15:00"], events.Select(date => $"{date.Id} {Show(date.Start.Value)}"));
    }

    [Fact]
    public void A_zone_of_the_file_may_say_where_it_is()
    {
        var (events, findings) = ReadFile("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            SUMMARY:x
            DTSTART;TZID=Bureau:20261124T090000
            BEGIN:VALARM
            TRIGGER:-PT15M
            SUMMARY:not the event's
            END:VALARM
            END:VEVENT
            BEGIN:VTIMEZONE
            TZID:Bureau
            X-LIC-LOCATION:America/Montreal
            END:VTIMEZONE
            END:VCALENDAR
            """);
        Assert.Empty(findings);
        Assert.Equal(("x", "America/Montreal"), (events[0].Title, events[0].Timezone!.Id));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("hello", 1)]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT", 1)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x", 3)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VEVENT\nEND:VCALENDAR", 3)]
    [InlineData("BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR", 2)]
    [InlineData("BEGIN:VCALENDAR\nX;=y:z\nEND:VCALENDAR", 2)]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\nafter", 3)]
    public void A_file_that_is_not_whole_is_reported(string text, int line)
    {
        var (_, findings) = ReadFile(text);
        Assert.Contains(findings, finding => finding is { Rule: "field-type", Severity: Severity.Error } && finding.Source.Line == line);
    }

    [Fact]
    public void Any_bytes_are_read_without_harm() => Check.QuickThrowOnFailure(Prop.ForAll<string[]>(lines =>
    {
        ReadFile("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n" + string.Join('\n', lines.Select(line => "DTSTART;TZID=" + line)) + "\nEND:VEVENT\nEND:VCALENDAR");
        ReadFile(string.Join('\n', lines));
        return true;
    }));

    /// <summary>Each would take minutes, or all memory, if it were done step by step.</summary>
    [Theory]
    [InlineData("DTSTART:19000101\nRRULE:FREQ=DAILY", 3000)]
    [InlineData("DTSTART:19000131\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 3000)]
    [InlineData("DTSTART:19000101\nRRULE:FREQ=DAILY;COUNT=2000000000", 50)]
    public void A_hostile_file_takes_no_time(string lines, int times)
    {
        var item = $"BEGIN:VEVENT\nSUMMARY:x\n{lines}\nEND:VEVENT\n";
        var (events, _) = ReadFile("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat(item, times)) + "END:VCALENDAR");
        Assert.True(events.Length <= 60_000);
    }

    private static string Show(EventTime time) => time.Time?.ToString() ?? time.Date.ToString("uuuu-MM-dd", null);

    private static (ImmutableArray<Event> Events, List<Finding> Findings) Read(params string[] lines) =>
        ReadFile($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{string.Join("\r\n", lines.Where(line => line.Length > 0))}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

    private static (ImmutableArray<Event> Events, List<Finding> Findings) ReadFile(string text)
    {
        var findings = new List<Finding>();
        return (ICalendarEvents.Read("tideline", "content/events/tideline.ics", text, 2026, findings), findings);
    }
}
