using Planner.Holidays;

namespace Planner.Planning;

/// <summary>Times in which accounts are silent beside the quiet hours of their weeks: quiet events, and public holidays.</summary>
internal sealed class QuietTimes
{
    private readonly ImmutableArray<QuietEvent> events;
    private readonly Dictionary<string, string> countries = new(StringComparer.Ordinal);
    private readonly HashSet<string> quiet = new(StringComparer.Ordinal);

    public QuietTimes(Content content)
    {
        events = [.. content.Events.Where(each => each.IsQuiet).Select(each => QuietEvent.Of(each, content.ZoneOf(each)))];
        foreach (var account in content.Accounts)
        {
            var policy = content.HolidaysOf(account);
            if (policy is not HolidayPolicy.Speak && content.CountryOf(account) is { } country)
            {
                countries.Add(account.Id, country);
                if (policy is HolidayPolicy.Quiet)
                {
                    quiet.Add(account.Id);
                }
            }
        }
    }

    /// <summary>Whether there is nothing of the kind, so that nobody needs to ask.</summary>
    public bool IsEmpty => events.IsEmpty && countries.Count == 0;

    /// <summary>The event during which the account is silent.</summary>
    /// <param name="there">The moment on the account's clocks: a whole day is the same one everywhere.</param>
    public Event? EventAt(Account account, Instant moment, LocalDateTime there)
    {
        foreach (var each in events)
        {
            if (each.Holds(account, moment, there.Date))
            {
                return each.Event;
            }
        }

        return null;
    }

    /// <summary>The public holiday on which the account does not speak, or is not to be given anything to say.</summary>
    public Holiday? HolidayOn(Account account, LocalDate date) =>
        countries.TryGetValue(account.Id, out var country) ? PublicHolidays.On(country, date) : null;

    /// <summary>The public holiday on which the account's files say that it is quiet.</summary>
    public Holiday? QuietHolidayOn(Account account, LocalDate date) =>
        quiet.Contains(account.Id) ? PublicHolidays.On(countries[account.Id], date) : null;

    /// <param name="Last">The last of its days, where it is made of whole days.</param>
    private sealed record QuietEvent(Event Event, LocalDate First, LocalDate? Last, Instant From, Instant Until)
    {
        public static QuietEvent Of(Event each, DateTimeZone zone)
        {
            var (start, end) = (each.Start.Value, each.End?.Value ?? each.Start.Value);
            if (start.Time is null && end.Time is null)
            {
                return new QuietEvent(each, start.Date, LocalDate.Max(start.Date, end.Date), default, default);
            }

            // A day that ends it is part of it; a start without an end is a moment, and nobody speaks in that minute.
            var until = end.Time is null ? LocalTimes.ResolveLeniently(new EventTime(end.Date.PlusDays(1), null), zone) : LocalTimes.ResolveLeniently(end, zone);
            var from = LocalTimes.ResolveLeniently(start, zone);
            return new QuietEvent(each, default, null, from, Instant.Max(until, from + Duration.FromMinutes(1)));
        }

        public bool Holds(Account account, Instant moment, LocalDate date) =>
            (Last is { } last ? date >= First && date <= last : moment >= From && moment < Until)
            && (Event.Brand is null || Event.Brand.Value.Value == account.Brand.Value);
    }
}
