namespace Planner.Planning;

/// <summary>A hold with its local times resolved; times without an offset are in the zone of what it stops.</summary>
internal sealed record HoldPeriod(Hold Hold, DateTimeZone Zone, Instant From, Instant Until)
{
    public static HoldPeriod Of(Hold hold, Content content)
    {
        var zone = content.Accounts.Find(hold.Account?.Value) is { } account ? content.ZoneOf(account)
            : content.Brands.Find(hold.Brand?.Value)?.Timezone ?? content.Options.Timezone;
        return new HoldPeriod(
            hold,
            zone,
            hold.From is { } from ? LocalTimes.ResolveLeniently(from.Value, zone) : Instant.MinValue,
            hold.Until is { } until ? LocalTimes.ResolveLeniently(until.Value, zone) : Instant.MaxValue);
    }

    /// <summary>Whether it stops the delivery at that moment: the start is part of the hold, the end is not.</summary>
    public bool Stops(Delivery delivery, Instant moment) =>
        moment >= From && moment < Until && Concerns(delivery.Account);

    /// <summary>Whether it stops anything of the account.</summary>
    public bool Concerns(Account account) =>
        (Hold.Account is null || Hold.Account.Value.Value == account.Id)
        && (Hold.Brand is null || Hold.Brand.Value.Value == account.Brand.Value);
}
