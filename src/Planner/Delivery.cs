namespace Planner;

/// <summary>Where a delivery stands. The ledger adds the states from <see cref="Claimed"/> on.</summary>
public enum DeliveryState
{
    /// <summary>The post is an idea, a draft or in review.</summary>
    Draft,

    /// <summary>Ready, but not yet agreed by those who must.</summary>
    AwaitingApproval,

    /// <summary>Its moment came without approval, or the deadline before it.</summary>
    Expired,

    /// <summary>A hold stops it.</summary>
    Held,

    /// <summary>A required step of its contest is open.</summary>
    Gated,

    /// <summary>Its moment lies ahead.</summary>
    Scheduled,

    /// <summary>Its moment has come and its grace is not over.</summary>
    Due,

    /// <summary>Its grace is over.</summary>
    Late,
    Claimed,
    HandedOff,
    Published,
    Failed,
    Uncertain,

    /// <summary>The post was taken back.</summary>
    Withdrawn,
}

/// <summary>One post on one account: the unit that is scheduled, approved, published and measured.</summary>
public sealed record Delivery
{
    public required Post Post { get; init; }
    public required PostAccount Target { get; init; }
    public required Account Account { get; init; }
    public required Network Network { get; init; }

    /// <summary>When it goes out; null while the post has no time, or one that does not exist or cannot be read.</summary>
    public required Instant? Due { get; init; }

    /// <summary>Where the time was written: the account's override, or the post's own.</summary>
    public required SourceSpan DueSource { get; init; }

    /// <summary>The zone in which the time was written and is shown.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The due moment in the zone; kept, since everything that sorts or shows deliveries asks for it.</summary>
    public required LocalDateTime? Local { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>
    /// Why it is in that state, in words a person can act on, with its arguments apart as in <see cref="Finding.Text"/>;
    /// null where the state says it all.
    /// </summary>
    public required FormattableString? Why { get; init; }

    /// <summary>The same in English, as commands print it; empty where the state says it all.</summary>
    public string Reason => Why?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The post's for this account; kept, since every rule and page asks for it.</summary>
    public required Variant Text { get; init; }

    /// <summary>What became of it; null as long as nothing says so.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>What stands in its media files.</summary>
    public MediaDigests MediaDigests { get; init; } = MediaDigests.None;

    /// <summary>Whether another text or time comes too late for it: it is out or on its way there, or was taken back.</summary>
    public bool IsPastChanging => State is DeliveryState.Published or DeliveryState.HandedOff or DeliveryState.Claimed or DeliveryState.Uncertain or DeliveryState.Withdrawn;

    public ImmutableArray<PostMedia> Media => Target.Media ?? Post.Media;

    public Located<string>? FirstComment => Target.FirstComment ?? Post.FirstComment;

    public Located<string>? ContentWarning => Target.ContentWarning ?? Post.ContentWarning;

    public Visibility? Visibility => Target.Visibility ?? Post.Visibility;

    public Located<Poll>? Poll => Target.Poll ?? Post.Poll;

    public ThreadOptions? Thread => Target.Thread ?? Post.Thread;

    /// <summary>A plain value below <c>extra:</c> of the post's line for the account, the post, or the account; the first that has it.</summary>
    public Located<string>? Extra(string name) =>
        Target.Extra.TryGetValue(name, out var own) ? own
        : Post.Extra.TryGetValue(name, out var shared) ? shared
        : Account.Extra.TryGetValue(name, out var usual) ? usual
        : null;

    public Located<string>? Link => Target.Link ?? Post.Link;
}
