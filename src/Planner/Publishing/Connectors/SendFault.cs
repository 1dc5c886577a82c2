namespace Planner.Publishing.Connectors;

/// <summary>Why something was not sent. The words are part of the ledger's schema (docs/ledger.md).</summary>
internal enum FaultKind
{
    /// <summary>A secret is missing, or an address cannot be used.</summary>
    Configuration,

    /// <summary>The token is no longer, or not, valid.</summary>
    Authorization,

    /// <summary>The network does not take this content.</summary>
    Validation,

    /// <summary>The network says that it has it already.</summary>
    Duplicate,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The network wants money first.</summary>
    Billing,

    /// <summary>The server was not reached.</summary>
    Network,

    /// <summary>The server failed.</summary>
    Server,

    /// <summary>The network could not use a picture or a video.</summary>
    MediaProcessing,

    /// <summary>None of these.</summary>
    Unknown,
}

/// <param name="Message">What the network or the runtime said, in one line, without secrets.</param>
internal sealed record SendFault(FaultKind Kind, string Message)
{
    /// <summary>How long the network wants to be left alone; null when it does not say.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed later, with nobody doing anything.</summary>
    public bool IsTransient => Kind is FaultKind.RateLimited or FaultKind.Network or FaultKind.Server

        // A file that the network is still working on.
        || (Kind is FaultKind.MediaProcessing && RetryAfter is not null);

    /// <summary>What a person is told to do about a delivery, <c>teaser on lune-mastodon</c>.</summary>
    public string Advice(string post, string account) => Kind switch
    {
        FaultKind.Configuration => "Put that right; the next run tries again.",
        FaultKind.Authorization => $"Make a new token for the account and put it into the CI's secrets; then planner resolve {post} {account} --retry.",
        FaultKind.Validation => "Change the post; the network does not take it as it is.",
        FaultKind.Duplicate => $"Look on the network whether it is out, then say it with planner resolve {post} {account}.",
        FaultKind.RateLimited => "The next run tries again.",
        FaultKind.Billing => $"Add credit or a plan on the network; then planner resolve {post} {account} --retry.",
        FaultKind.Network => "The next run tries again; if that fails, too, look at the server's address.",
        FaultKind.Server => "The next run tries again; if that fails, too, look at the network's status page.",
        FaultKind.MediaProcessing => "Replace the file; planner validate says what the network takes.",
        _ => $"Look on the network, then say what it is with planner resolve {post} {account}.",
    };
}
