namespace Planner.Faults.Network;

/// <summary>What a network gives against posting one thing twice, as the harness plays it.</summary>
internal enum Flavour
{
    /// <summary>Mastodon's API with a server that does not look at the idempotency key: only the account's own posts tell.</summary>
    LookUp,

    /// <summary>Mastodon's API with a server that posts each idempotency key once.</summary>
    Keyed,

    /// <summary>Bluesky's: the sender names the record.</summary>
    RecordId,

    /// <summary>A webhook that takes what comes.</summary>
    Nothing,
}

/// <param name="Id">In the content, such as <c>look-up-0</c>.</param>
internal sealed record LoopbackAccount(string Id, Flavour Flavour)
{
    public bool HasMeans => Flavour is not Flavour.Nothing;

    /// <summary>The environment's variable with its secret.</summary>
    public string Variable => "FAULTS_" + Id.ToUpperInvariant().Replace('-', '_');
}

/// <summary>One message that really stands on the network.</summary>
/// <param name="Text">Begins with <c>p0012 part 1 of 3</c>.</param>
/// <param name="Parent">The id of the message that it answers.</param>
/// <param name="At">By the harness's real clock, in milliseconds since it began.</param>
internal sealed record Posted(string Account, string Id, string Text, string? Parent, int Media, Instant Created, double At);

/// <summary>A request, as far as the loopback network looks at it.</summary>
/// <param name="Runner">Whose it is; zero for the harness itself.</param>
internal sealed record Asked(LoopbackAccount Account, int Runner, string Method, string Path, string Query, string? Key, string Body);

internal sealed record Said(int Status, string Body);
