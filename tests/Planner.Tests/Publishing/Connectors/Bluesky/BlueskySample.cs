using Planner.Findings;
using Planner.Loading;
using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

/// <summary>Messages as a run makes them, from Markdown.</summary>
internal static class BlueskySample
{
    public const string Password = "abcd-efgh-ijkl-mnop";

    private static readonly SourceSpan Place = new("content/posts/a.md", 1, 1);

    private static readonly Content Content = new()
    {
        Options = new Options { Source = Place, Title = "Lune", Language = "fr", Timezone = DateTimeZone.Utc },
    };

    public static Instant Due { get; } = Instant.FromUtc(2026, 11, 24, 17, 30);

    /// <param name="now">When it is asked; null: when the message is due.</param>
    public static IConnector Connector(Uri server, HttpClient http, string handle = "@lune.example", string password = Password, Instant? now = null) =>
        BlueskyConnector.Kind.Create(Settings(server, http, handle, password) with { Clock = () => now ?? Due });

    public static ConnectorSettings Settings(Uri server, HttpClient http, string handle, string password) =>
        new(Account(handle), BuiltInNetworks.Find("bluesky")!, server, new Secrets(new Dictionary<string, string>(StringComparer.Ordinal) { ["app_password"] = password }), http, () => Due);

    /// <param name="key">Stands for the delivery, its segment and content.</param>
    /// <param name="segment">Of the texts between lines of <c>---</c>.</param>
    public static OutgoingMessage Message(string markdown, string key = "key", int segment = 1, string? link = null, string? title = null, string? language = "fr", Instant? due = null)
    {
        var account = Account("@lune.example");
        var post = new Post
        {
            Id = "a",
            Source = Place,
            Title = "For the team only",
            Status = new Located<PostStatus>(PostStatus.Ready, Place),
            Language = language,
            Link = link is null ? null : new Located<string>(link, Place),
            Extra = title is null ? NamedTexts.None : new NamedTexts([new("title", new Located<string>(title, Place))]),
            Text = new Variant(null, Place, [.. markdown.Split("\n---\n").Select(Read)]),
        };
        var delivery = new Delivery
        {
            Post = post,
            Target = new PostAccount(new Located<string>("lune-bluesky", Place)),
            Account = account,
            Network = BuiltInNetworks.Find("bluesky")!,
            Text = post.Text,
            Due = due ?? Due,
            DueSource = Place,
            Zone = DateTimeZone.Utc,
            Local = null,
            State = DeliveryState.Due,
            Why = null,
        };
        return new OutgoingMessage(Preparing.Of(delivery, Content), segment, due ?? Due) { Key = key };
    }

    public static OutgoingMedia Media(string file, string? alt, MediaFacts facts, byte[] bytes) =>
        new(new PostMedia(new Located<string>(file, Place), alt is null ? null : new Located<string>(alt, Place), null, null), facts with { Length = bytes.Length }, () => new MemoryStream(bytes, writable: false));

    private static Account Account(string handle) => new()
    {
        Id = "lune-bluesky",
        Source = Place,
        Network = new Located<string>("bluesky", Place),
        Brand = new Located<string>("lune", Place),
        Handle = handle,
    };

    private static RichText Read(string markdown) => MarkdownReader.Prose(markdown, 1, new Reading("content/posts/a.md", new List<Finding>()));
}
