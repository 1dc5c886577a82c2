using NodaTime.Text;
using Planner.Planning;

namespace Planner.Rendering.Feeds;

/// <summary>
/// VEVENTs of deliveries and of events worth speaking on. Moments are written in UTC, which every program reads alike and
/// shows in its user's zone; days are written as days.
/// </summary>
internal sealed class CalendarEvents(Content content, Plan plan, FeedAddresses addresses)
{
    /// <summary>Enough to recognise the post; the page has the rest.</summary>
    private const int LongestDescription = 280;

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private readonly ICalendarWriter writer = new();

    /// <summary>A post's deliveries follow each other, mostly with the same text.</summary>
    private (RichText Text, string Excerpt) latest = (RichText.Empty, "");

    /// <summary>The lines hold until the next call.</summary>
    public ReadOnlySpan<byte> Of(Delivery delivery, Instant due)
    {
        var moment = Moment.Format(due);
        writer.Clear();
        writer.Line("BEGIN", "VEVENT");
        writer.Text("UID", $"{delivery.Post.Id}.{delivery.Account.Id}@{addresses.Host}");
        // From the content and not from the clock, so that the same content gives the same bytes.
        writer.Line("DTSTAMP", moment);
        writer.Line("DTSTART", moment);
        writer.Line("DURATION", "PT15M");
        writer.Text("SUMMARY", $"{StateGlyphs.Before(delivery, plan)}{delivery.Post.Title} · {delivery.Network.Name} {delivery.Account.Handle}");
        Describe(delivery);
        if (addresses.Absolute(FeedAddresses.PostPath(delivery.Post)) is { } url)
        {
            writer.Line("URL", url);
        }

        var brand = content.Brands.Find(delivery.Account.Brand.Value)?.Name;
        writer.Texts("CATEGORIES", brand is null ? [delivery.Network.Name] : [delivery.Network.Name, brand]);
        writer.Line("STATUS", plan.IsPast(delivery.State, delivery.Due) ? "CONFIRMED" : StatusOf(delivery.State));
        // Programs that were given the file by hand take the higher number; states grow as a delivery moves on.
        writer.Line("SEQUENCE", ((int)delivery.State).ToString(CultureInfo.InvariantCulture));
        // A post takes nobody's time.
        writer.Line("TRANSP", "TRANSPARENT");
        writer.Line("END", "VEVENT");
        return writer.Written.Span;
    }

    /// <summary>The lines hold until the next call.</summary>
    public ReadOnlySpan<byte> Of(Event date)
    {
        writer.Clear();
        writer.Line("BEGIN", "VEVENT");
        // No id holds a slash, so that no delivery can have the same name.
        writer.Text("UID", $"events/{date.Id}@{addresses.Host}");
        AddTimes(date);
        writer.Text("SUMMARY", date.Title);
        if (!date.Prose.IsEmpty)
        {
            writer.Text("DESCRIPTION", Excerpt.Of(date.Prose, LongestDescription, '\n'));
        }

        if (date.Tags.Length > 0)
        {
            writer.Texts("CATEGORIES", date.Tags.AsSpan());
        }

        writer.Line("STATUS", "CONFIRMED");
        writer.Line("SEQUENCE", "0");
        writer.Line("TRANSP", "TRANSPARENT");
        writer.Line("END", "VEVENT");
        return writer.Written.Span;
    }

    private void Describe(Delivery delivery)
    {
        if (delivery.Text.Segments is [{ IsEmpty: false } first, ..])
        {
            if (!ReferenceEquals(first, latest.Text))
            {
                latest = (first, Excerpt.Of(first, LongestDescription, '\n'));
            }

            writer.Text("DESCRIPTION", latest.Excerpt);
        }
    }

    /// <summary>In a calendar file the end is never part of the event, so a last day becomes the day after it.</summary>
    private void AddTimes(Event date)
    {
        var zone = content.ZoneOf(date);
        var start = LocalTimes.ResolveLeniently(date.Start.Value, zone);
        writer.Line("DTSTAMP", Moment.Format(start));
        if (date.Start.Value.Time is null)
        {
            var last = date.End?.Value.Date ?? date.Start.Value.Date;
            writer.Line("DTSTART;VALUE=DATE", Day.Format(date.Start.Value.Date));
            writer.Line("DTEND;VALUE=DATE", Day.Format(LocalDate.Max(last, date.Start.Value.Date).PlusDays(1)));
            return;
        }

        writer.Line("DTSTART", Moment.Format(start));
        if (date.End is { } written && EndOf(written.Value, zone) is var end && end > start)
        {
            writer.Line("DTEND", Moment.Format(end));
        }
    }

    private static Instant EndOf(EventTime end, DateTimeZone zone) =>
        LocalTimes.ResolveLeniently(end.Time is null ? new EventTime(end.Date.PlusDays(1), null) : end, zone);

    private static string StatusOf(DeliveryState state) => state switch
    {
        DeliveryState.Withdrawn => "CANCELLED",
        DeliveryState.Scheduled or DeliveryState.Due or DeliveryState.Claimed or DeliveryState.HandedOff or DeliveryState.Published => "CONFIRMED",
        _ => "TENTATIVE",
    };
}
