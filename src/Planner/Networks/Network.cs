namespace Planner;

/// <summary>
/// A kind of place, with its rules: read from <c>Networks/&lt;id&gt;.yml</c>, changed by a repository's
/// <c>content/networks/&lt;id&gt;.yml</c>, and by what an account's server states about itself.
/// </summary>
public sealed record Network : IEntity
{
    /// <summary>As authors write it: <c>mastodon</c>.</summary>
    public required string Id { get; init; }

    public required SourceSpan Source { get; init; }

    /// <summary>As people write it: <c>Mastodon</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A colour that tells its badge from the others, <c>#rrggbb</c>; not a trade mark.</summary>
    public required string Colour { get; init; }

    /// <summary>One or two characters for small places.</summary>
    public required string Badge { get; init; }

    /// <summary>Whether a text may be split into segments there.</summary>
    public bool HasThreads { get; init; }

    /// <summary>Whether a comment can be added at once below a post.</summary>
    public bool HasComments { get; init; }

    /// <summary>Whether readers can be warned before they open a text.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>The day it closed; null while it is open.</summary>
    public LocalDate? Closed { get; init; }

    public TextLimits Text { get; init; } = new();

    /// <summary>Null where messages have no title.</summary>
    public TitleLimits? Title { get; init; }

    public TagLimits Hashtags { get; init; } = new();

    public TagLimits Mentions { get; init; } = new();

    /// <summary>Signs of shares: <c>$TWTR</c>.</summary>
    public TagLimits Cashtags { get; init; } = new();

    public LinkRules Links { get; init; } = new();

    /// <summary>Null where nobody can vote.</summary>
    public PollLimits? Poll { get; init; }

    /// <summary>Null where no media can be sent.</summary>
    public MediaLimits? Media { get; init; }

    /// <summary>Names below <c>extra:</c> of the post, its line for the account, or the account, without which nothing can be sent: a board, a subject.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Null where the network holds no posts until their time.</summary>
    public ScheduleWindow? Schedule { get; init; }

    /// <summary>What keeps a post from going out twice when an answer is lost.</summary>
    public Idempotency Idempotency { get; init; }

    /// <summary>Null where sending costs nothing.</summary>
    public PostCost? Cost { get; init; }

    public PreviewStyle Preview { get; init; }

    /// <summary>How a team gets the secrets, a step each; English, for the handbook.</summary>
    public ImmutableArray<string> Credentials { get; init; } = [];

    public Connecting Connecting { get; init; } = new();

    /// <summary>What surprises people there; English, for the handbook.</summary>
    public ImmutableArray<string> Pitfalls { get; init; } = [];

    string IEntity.Title => Name;

    /// <summary>Where each group of facts comes from, by the group's name in the data file.</summary>
    public IEnumerable<(string Group, Facts Facts)> Facts =>
        from fact in new (string Group, Facts? Facts)[]
        {
            ("text", Text.Facts), ("title", Title?.Facts), ("hashtags", Hashtags.Facts), ("mentions", Mentions.Facts), ("cashtags", Cashtags.Facts), ("links", Links.Facts),
            ("poll", Poll?.Facts), ("media", Media?.Facts), ("schedule", Schedule?.Facts), ("cost", Cost?.Facts),
        }
        where fact.Facts is { Sources.IsEmpty: false }
        select (fact.Group, fact.Facts);
}

/// <summary>Where numbers come from, and when they were read there.</summary>
/// <param name="AsOf">Null when nobody noted it.</param>
/// <param name="Unverified">Names of the group's values that no vendor's page or code states: breaking them is a warning, never an error.</param>
public sealed record Facts(LocalDate? AsOf, ImmutableArray<string> Sources, ImmutableArray<string> Unverified)
{
    public static Facts None { get; } = new(null, [], []);

    public bool IsVerified(string value) => !Unverified.Contains(value);
}

/// <summary>What keeps a post from going out twice when an answer is lost.</summary>
public enum Idempotency
{
    /// <summary>Nothing: a person must look.</summary>
    None,

    /// <summary>A request header that the server remembers.</summary>
    Header,

    /// <summary>The client chooses the record's key.</summary>
    RecordKey,

    /// <summary>A slug that can be looked up.</summary>
    NaturalKey,

    /// <summary>A number that is used once.</summary>
    Nonce,

    /// <summary>A container that tells whether it was published.</summary>
    Container,

    /// <summary>An upload session that can be asked.</summary>
    Session,

    /// <summary>The same content again is refused, which proves that it is there.</summary>
    DuplicateError,

    /// <summary>The message carries its own id.</summary>
    MessageId,

    /// <summary>Readers tell entries apart by their id.</summary>
    Guid,

    /// <summary>What the account posted can be listed, and looked through.</summary>
    Listing,

    /// <summary>A draft, whose id is known before it is published, and which publishes once.</summary>
    Draft,
}

/// <summary>What a post looks like there, in outline.</summary>
public enum PreviewStyle
{
    /// <summary>Name and handle above a short text: Mastodon, Bluesky, X, Threads.</summary>
    Microblog,

    /// <summary>Name above a long text that folds, media below: Facebook, LinkedIn.</summary>
    Feed,

    /// <summary>The picture first, the caption below: Instagram.</summary>
    Photo,

    /// <summary>A video with a title: YouTube, Dailymotion.</summary>
    Video,

    /// <summary>A tall video with the text over it: TikTok, Snapchat.</summary>
    Reel,

    /// <summary>A picture card with a title: Pinterest.</summary>
    Pin,

    /// <summary>A bubble: Telegram, Discord, Slack, WhatsApp.</summary>
    Chat,

    /// <summary>A title and a text that people answer: Reddit, Discourse.</summary>
    Forum,

    /// <summary>A page with headings: WordPress, Micropub, Tumblr, Flipboard.</summary>
    Article,

    /// <summary>A letter with a subject.</summary>
    Mail,
}

/// <summary>How long before its time a network takes a post.</summary>
/// <param name="Min">Null: not stated.</param>
/// <param name="Max">Null: no limit that is known.</param>
public sealed record ScheduleWindow(TimeOffset? Min, TimeOffset? Max, Facts Facts);

/// <summary>What sending one post costs, in US dollars.</summary>
/// <param name="WithLink">The price of a post with an address in it; null: the same.</param>
public sealed record PostCost(decimal Post, decimal? WithLink, Facts Facts);
