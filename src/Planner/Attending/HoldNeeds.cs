using Planner.Planning;

namespace Planner.Attending;

/// <summary>Holds in force: nobody may forget one.</summary>
internal static class HoldNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Holds,
        isUrgent: false,
        from hold in morning.Content.Holds
        let period = HoldPeriod.Of(hold, morning.Content)
        where period.From <= morning.Plan.Now && morning.Plan.Now < period.Until
        select new AttentionItem(hold.Reason)
        {
            Detail = DetailOf(hold, period),
            Who = hold.By is { } person ? [person.Value] : [],
            Brand = hold.Brand?.Value ?? morning.Content.Accounts.Find(hold.Account?.Value)?.Brand.Value,
            Accounts = hold.Account is { } account ? [account.Value] : [],
            Place = hold.Source,
        });

    private static FormattableString DetailOf(Hold hold, HoldPeriod period)
    {
        var what = hold.Account?.Value ?? hold.Brand?.Value;
        return (what, period.Hold.Until) switch
        {
            (null, null) => $"nothing goes out until further notice",
            (null, { } until) => $"nothing goes out until {new WrittenTime(until.Value.In(period.Zone))}",
            (_, null) => $"nothing of {what} goes out until further notice",
            (_, { } until) => $"nothing of {what} goes out until {new WrittenTime(until.Value.In(period.Zone))}",
        };
    }
}
