using System.Text.Json;

namespace Planner.Networks.Instances;

/// <summary>Servers that answer the same question about themselves.</summary>
/// <param name="Paths">Where to ask, the first answer with limits counts.</param>
internal sealed record InstanceFamily(ImmutableArray<string> Paths, Func<JsonElement, ImmutableSortedDictionary<string, decimal>> Read)
{
    private static readonly InstanceFamily Mastodon = new(["/api/v2/instance", "/api/v1/instance"], StatedLimits.OfMastodon);
    private static readonly InstanceFamily Discourse = new(["/site/settings.json"], StatedLimits.OfDiscourse);

    /// <summary>By the account's transport, which says what its server speaks, else by its network; null where servers state nothing.</summary>
    public static InstanceFamily? Of(Account account) => Of(account.Connector?.Value) ?? Of(account.Network.Value);

    private static InstanceFamily? Of(string? network) => network switch
    {
        "mastodon" or "gotosocial" or "pleroma" or "snac" => Mastodon,
        "discourse" => Discourse,
        _ => null,
    };
}
