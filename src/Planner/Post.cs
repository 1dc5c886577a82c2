namespace Planner;

/// <summary>How far a post has come. Only <see cref="Ready"/> posts are published.</summary>
public enum PostStatus
{
    Idea,
    Draft,
    Review,
    Ready,
    Withdrawn,
}

/// <summary>What to do when a delivery's moment was missed by more than its grace.</summary>
public enum LatePolicy
{
    Ask,
    Publish,
    Skip,
}

/// <summary>Who may see a delivery, on networks that let the author choose.</summary>
public enum Visibility
{
    Public,
    Unlisted,
    Private,
    Direct,
}

/// <summary>One thing to say, one file; it becomes a delivery on each of its accounts.</summary>
public sealed record Post : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public required Located<PostStatus> Status { get; init; }
    public Located<string>? Brand { get; init; }
    public ImmutableArray<PostAccount> Accounts { get; init; } = [];

    /// <summary>Local to <see cref="Timezone"/>, else to the account's, the brand's, the site's zone.</summary>
    public Located<AuthoredTime>? PublishAt { get; init; }

    /// <summary>The moment that <see cref="PublishAt"/> moves with; null where the file says the time itself.</summary>
    public Located<FollowingTime>? Follows { get; init; }
    public DateTimeZone? Timezone { get; init; }
    public Located<string>? Owner { get; init; }
    public Located<string>? Campaign { get; init; }
    public Located<string>? Contest { get; init; }

    /// <summary>The contest's step that this post belongs to.</summary>
    public Located<string>? Step { get; init; }
    public Located<string>? Partner { get; init; }
    public Located<string>? Pillar { get; init; }
    public ImmutableArray<PostMedia> Media { get; init; } = [];
    public Located<string>? Link { get; init; }
    public ImmutableArray<Located<string>> Tags { get; init; } = [];
    public string? Language { get; init; }
    public LatePolicy? Late { get; init; }
    public ThreadOptions? Thread { get; init; }
    public Located<Poll>? Poll { get; init; }
    public Located<string>? ContentWarning { get; init; }
    public Visibility? Visibility { get; init; }
    public Located<string>? FirstComment { get; init; }
    public Located<Repeat>? Repeat { get; init; }

    /// <summary>Which of the days of a post that repeats it is; null for the first, and for every other post.</summary>
    public Occurrence? Occurrence { get; init; }

    /// <summary>The idea that it was made from.</summary>
    public Located<string>? Idea { get; init; }

    /// <summary>Plain values below <c>extra:</c> by name; what networks ask for is looked up here.</summary>
    public NamedTexts Extra { get; init; } = NamedTexts.None;

    /// <summary>The text for every account that has no variant of its own.</summary>
    public required Variant Text { get; init; }

    /// <summary>The texts for one account or one network, in the order of the file.</summary>
    public ImmutableArray<Variant> Variants { get; init; } = [];

    /// <summary>Fields that stand in the file but cannot be read, or not whole: what they were to say is not to be guessed.</summary>
    public ImmutableArray<string> Unreadable { get; init; } = [];

    /// <summary>Whether a short link may stand in it as <c>go:noel</c>.</summary>
    internal bool NamesShortLinks { get; init; }

    /// <summary>Its local times as they stand in the file, its own and its accounts'; those that a patch could change.</summary>
    internal ImmutableArray<TimeLine> Times { get; init; } = [];

    /// <summary>The account's variant, else its network's, else the post's common text.</summary>
    public Variant TextFor(Account account)
    {
        Variant? network = null;
        foreach (var variant in Variants)
        {
            if (variant.Target == account.Id)
            {
                return variant;
            }

            if (variant.Target == account.Network.Value)
            {
                network ??= variant;
            }
        }

        return network ?? Text;
    }
}

/// <summary>An account that a post goes to, with what differs there; absent values are the post's.</summary>
public sealed record PostAccount(Located<string> Account)
{
    public Located<PublishTime>? PublishAt { get; init; }
    public DateTimeZone? Timezone { get; init; }
    public Located<string>? FirstComment { get; init; }
    public Located<string>? Link { get; init; }
    public Located<string>? ContentWarning { get; init; }
    public Visibility? Visibility { get; init; }
    public LatePolicy? Late { get; init; }
    public ThreadOptions? Thread { get; init; }
    public Located<Poll>? Poll { get; init; }

    /// <summary>Null: the post's media; empty: none on this account.</summary>
    public ImmutableArray<PostMedia>? Media { get; init; }

    /// <summary>Plain values below <c>extra:</c> by name; what networks ask for is looked up here.</summary>
    public NamedTexts Extra { get; init; } = NamedTexts.None;

    /// <summary>Fields that stand in the file but cannot be read, or not whole: these are not the post's.</summary>
    public ImmutableArray<string> Unreadable { get; init; } = [];
}

/// <summary>A picture or video of a post.</summary>
/// <param name="File">Relative to <c>content/</c>, as written.</param>
/// <param name="Alt">What a person who cannot see it is told.</param>
/// <param name="Focus">The point that a crop must keep, as <c>x,y</c> from -1 to 1.</param>
/// <param name="Rights">Who allowed its use, and until when.</param>
public sealed record PostMedia(Located<string> File, Located<string>? Alt, string? Focus, MediaRights? Rights);

/// <summary>How a text that does not fit becomes a thread.</summary>
/// <param name="Auto">Split at sentence or word boundaries where the network's limit falls.</param>
/// <param name="Numbered">End each segment with <c>1/4</c>.</param>
public sealed record ThreadOptions(bool Auto, bool Numbered);

/// <param name="Options">The answers to choose from, in order.</param>
/// <param name="Open">How long people may vote; the network's own default when absent.</param>
public sealed record Poll(ImmutableArray<Located<string>> Options, TimeOffset? Open, bool Multiple);
