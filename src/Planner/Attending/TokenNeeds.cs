namespace Planner.Attending;

/// <summary>Secrets of accounts that end soon: without them nothing goes out.</summary>
internal static class TokenNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Tokens,
        morning.Plan.TokenEnds.Any(end => end.Until <= morning.Plan.Now),
        from end in morning.Plan.TokenEnds
        let account = morning.Content.Accounts.Find(end.Account)
        let day = end.Until.InZone(morning.Content.Options.Timezone).Date
        select new AttentionItem(end.Account)
        {
            Detail = end.Until <= morning.Plan.Now ? $"{end.Name} has ended: get a new one on the network, then type planner vault set {end.Account} {end.Name}"
                : (FormattableString)$"{end.Name} ends: get a new one on the network, then type planner vault set {end.Account} {end.Name}",
            Day = day,
            Brand = account?.Brand.Value,
            Accounts = [end.Account],
            About = account,
        });
}
