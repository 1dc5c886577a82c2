using Planner.Publishing.Tokens;

namespace Planner.Examining;

/// <summary>Which values of the vault end soon, or ended.</summary>
internal static class VaultRemarks
{
    /// <summary>Long enough that a weekend or a holiday does not eat it.</summary>
    private static readonly Duration Ahead = Duration.FromDays(14);

    /// <summary>In the order of their ends.</summary>
    public static ImmutableArray<TokenEnd> Ending(IEnumerable<VaultHeader> headers, Instant now) =>
    [
        .. from header in headers
           from value in header.Values
           where value.Until <= now + Ahead
           orderby value.Until, header.Account, value.Name
           select new TokenEnd(header.Account, value.Name, value.Until!.Value),
    ];

    /// <summary>In the order of their ends.</summary>
    public static ImmutableArray<Remark> Of(IEnumerable<VaultHeader> headers, Instant now) =>
    [
        .. from end in Ending(headers, now)
           select new Remark("token-ends", Severity.Warning, end.Account, $"{end.Name} {Told(end.Until, now)} ({end.Until:uuuu-MM-dd}); get a new one on the network, then 'planner vault set {end.Account} {end.Name} --until DATE'") { Account = end.Account },
    ];

    private static string Told(Instant until, Instant now) =>
        until <= now ? "has ended"
        : until - now < Duration.FromDays(1) ? "ends in less than a day"
        : (int)(until - now).TotalDays is 1 ? "ends in a day"
        : string.Create(CultureInfo.InvariantCulture, $"ends in {(int)(until - now).TotalDays} days");
}
