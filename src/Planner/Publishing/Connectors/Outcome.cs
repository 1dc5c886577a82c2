namespace Planner.Publishing.Connectors;

/// <summary>What became of a request that was to send something.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It is out.</summary>
    public sealed record Published(SentMessage Message) : Outcome
    {
        /// <summary>What is worth knowing of it, for the receipt: whom it did not reach; null when there is nothing.</summary>
        public string? Remark { get; init; }
    }

    /// <summary>The network holds it until its time.</summary>
    public sealed record HandedOff(SentMessage Message) : Outcome;

    /// <summary>A person was asked to do it.</summary>
    public sealed record Asked(string Reason) : Outcome
    {
        /// <summary>All that it takes, ready to be copied: text, link, files. Lines end with <c>\n</c>; null when there is nothing to copy.</summary>
        public string? Paste { get; init; }
    }

    /// <summary>It is certain that nothing was posted.</summary>
    public sealed record Rejected(SendFault Fault) : Outcome;

    /// <summary>The request left, and whether anything was posted cannot be told from what came back.</summary>
    public sealed record Unknown(SendFault Fault) : Outcome;
}

/// <summary>What was seen where a message should stand.</summary>
internal abstract record Sighting
{
    private Sighting()
    {
    }

    public sealed record Found(SentMessage Message) : Sighting;

    /// <summary>It is certain that it is not there.</summary>
    public sealed record Missing : Sighting;

    /// <summary>It cannot be told.</summary>
    public sealed record Unclear(SendFault Fault) : Sighting;
}

/// <summary>What became of a media file that was to be uploaded; nothing can be seen of it until a message uses it.</summary>
internal abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <param name="Id">As the message names it: an id, or a document that the network gave back.</param>
    public sealed record Uploaded(string Id) : UploadOutcome;

    public sealed record Rejected(SendFault Fault) : UploadOutcome;
}
