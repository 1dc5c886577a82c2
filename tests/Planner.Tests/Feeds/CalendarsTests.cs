using System.Text;
using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class CalendarsTests
{
    [Fact]
    public void The_whole_calendar_holds_deliveries_and_events()
    {
        var (content, plan) = Sample.Small();
        Golden.Equal("calendar.ics", Calendars.Render(content, plan).First().Bytes);
    }

    [Fact]
    public void Public_holidays_are_days_of_the_whole_calendar()
    {
        var (content, plan) = Sample.Small();
        var text = Encoding.UTF8.GetString(Calendars.Render(content with { Options = content.Options with { Country = "FR" } }, plan).First().Bytes.Span);
        Assert.Contains("UID:events/holiday~2026-12-25~Noël@plan.example\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Noël\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_has_a_calendar_of_its_own()
    {
        var (content, plan) = Sample.Small();
        var files = Calendars.Render(content, plan).ToDictionary(file => file.Path, file => (ReadOnlyMemory<byte>)file.Bytes.ToArray());
        Assert.Equal(["calendar.ics", "accounts/lune-mastodon.ics", "accounts/lune-quiet.ics"], files.Keys);
        Golden.Equal("account.ics", files["accounts/lune-mastodon.ics"]);
        Golden.Equal("account-empty.ics", files["accounts/lune-quiet.ics"]);
    }

    [Fact]
    public void Without_an_address_there_is_no_link_and_a_stable_name()
    {
        var (content, plan) = Sample.Small(baseUrl: null);
        var text = Encoding.UTF8.GetString(Calendars.Render(content, plan).First().Bytes.Span);
        Assert.DoesNotContain("\r\nURL:", text, StringComparison.Ordinal);
        Assert.Contains("UID:retire.lune-mastodon@planner\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_months_back_are_kept_from_the_start_of_the_month()
    {
        var post = Sample.Post("p", "P", "text");
        var content = Sample.Content(posts: [post]);
        var august = Sample.Delivery(content, post, Instant.FromUtc(2026, 7, 31, 22, 0), DeliveryState.Published);
        var july = Sample.Delivery(content, post, Instant.FromUtc(2026, 7, 31, 21, 59), DeliveryState.Published);
        var text = Encoding.UTF8.GetString(Calendars.Render(content, new Plan([july, august], Sample.Now)).First().Bytes.Span);
        Assert.Contains("DTSTART:20260731T220000Z", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:20260731T215900Z", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_with_a_day_and_an_hour_ends_after_it_starts()
    {
        var start = new EventTime(new LocalDate(2026, 12, 5), new AuthoredTime(new LocalDateTime(2026, 12, 5, 10, 0), null));
        var content = Sample.Content(events: [Sample.Event("e", "E", start, new EventTime(new LocalDate(2026, 12, 5), null))]);
        var text = Encoding.UTF8.GetString(Calendars.Render(content, new Plan([], Sample.Now)).First().Bytes.Span);
        Assert.Contains("DTSTART:20261205T090000Z\r\nDTEND:20261205T230000Z\r\n", text, StringComparison.Ordinal);
    }
}
