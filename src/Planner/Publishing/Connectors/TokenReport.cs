namespace Planner.Publishing.Connectors;

/// <summary>What a network says of an account's token, for <c>planner doctor --online</c>.</summary>
/// <param name="Owner">Whose it is, as the network names them; null when it does not say.</param>
internal sealed record TokenReport(string? Owner)
{
    /// <summary>What it may do, in the network's words; null when the network does not say.</summary>
    public ImmutableArray<string>? Scopes { get; init; }

    /// <summary>Of what the connector needs, what the token may not do; empty as well where the network does not say.</summary>
    public ImmutableArray<string> Lacking { get; init; } = [];

    /// <summary>When it ends; null: never, or the network does not say.</summary>
    public Instant? Until { get; init; }

    /// <summary>Anything else worth knowing, in a few words: what may be posted today, whether an audit is missing.</summary>
    public string? Remark { get; init; }

    /// <summary>Why the network was not asked, or what it answered instead; null when it told.</summary>
    public SendFault? Fault { get; init; }

    /// <summary>The transport has nobody to ask.</summary>
    public static TokenReport None { get; } = new((string?)null);

    public static TokenReport Failed(SendFault fault) => new((string?)null) { Fault = fault };
}
