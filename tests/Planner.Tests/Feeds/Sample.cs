using Planner.Findings;

namespace Planner.Tests.Feeds;

/// <summary>Content and plans made by hand, so that feeds are tested without reading and planning.</summary>
internal static class Sample
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 9, 0);
    private static readonly SourceSpan Nowhere = new("content/sample.md", 1, 1);
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Network Mastodon = new() { Id = "mastodon", Source = Nowhere, Name = "Mastodon", Colour = "#563acc", Badge = "Ma", HasThreads = true };

    public static Options Options(string? baseUrl = "https://plan.example/atelier") => new()
    {
        Source = Nowhere,
        Title = "Atelier Lune, l’agenda",
        Language = "fr",
        Timezone = Paris,
        BaseUrl = baseUrl,
    };

    public static Content Content(Options? options = null, IEnumerable<Post>? posts = null, IEnumerable<Event>? events = null) => new()
    {
        Options = options ?? Options(),
        Brands = new Entities<Brand>([new Brand { Id = "lune", Source = Nowhere, Name = "Atelier Lune, céramique" }]),
        Accounts = new Entities<Account>([Account("lune-mastodon", "@lune@social.example"), Account("lune-quiet", "@quiet")]),
        Posts = new Entities<Post>(posts ?? []),
        Events = new Entities<Event>(events ?? []),
    };

    public static Post Post(string id, string title, string text, PostStatus status = PostStatus.Ready, params string[] tags) => new()
    {
        Id = id,
        Source = Nowhere,
        Title = title,
        Status = At(status),
        Accounts = [new PostAccount(At("lune-mastodon"))],
        PublishAt = At(new AuthoredTime(new LocalDateTime(2026, 11, 24, 18, 30), null)),
        Tags = [.. tags.Select(At)],
        Text = new Variant(null, Nowhere, [Text(text)]),
    };

    public static RichText Text(string text) => new(
        [.. text.Split("\n\n").Select(block => new TextBlock(BlockKind.Paragraph, 0, "", null, 1, [new Run(block, RunStyle.None, null, 1, 1)]))]);

    public static Event Event(string id, string title, EventTime start, EventTime? end = null, params string[] tags) => new()
    {
        Id = id,
        Source = Nowhere,
        Title = title,
        Start = At(start),
        End = end is { } last ? At(last) : null,
        Tags = [.. tags],
    };

    public static Delivery Delivery(Content content, Post post, Instant? due, DeliveryState state, string account = "lune-mastodon") => new()
    {
        Post = post,
        Target = post.Accounts[0],
        Account = content.Accounts.Find(account)!,
        Network = Mastodon,
        Text = post.TextFor(content.Accounts.Find(account)!),
        Due = due,
        Local = due?.InZone(Paris).LocalDateTime,
        DueSource = Nowhere,
        Zone = Paris,
        State = state,
        Why = null,
    };

    /// <summary>Posts, states and texts with all that the formats find hard.</summary>
    public static (Content Content, Plan Plan) Small(string? baseUrl = "https://plan.example/atelier")
    {
        var teaser = Post("2026-11-24-teaser", "Teaser de Noël; « bols, tasses \\ assiettes »", "Le four est chaud 🔥, on ouvre demain.\n\nPremier aperçu : <b>la galerie</b> & plus\nencore.", PostStatus.Ready, "noel", "a<b");
        var draft = Post("brouillon-é", "Brouillon 👩‍👩‍👧‍👦 " + new string('é', 60), "", PostStatus.Draft);
        var old = Post("vieux", "Il y a longtemps", "Trop vieux pour un agenda", PostStatus.Ready);
        var gone = Post("retire", "Retiré", "Ne sortira pas", PostStatus.Withdrawn);
        var content = Content(Options(baseUrl), [teaser, draft, old, gone],
        [
            Event("noel", "Noël", new EventTime(new LocalDate(2026, 12, 25), null)),
            Event("marche", "Marché, de Noël", new EventTime(new LocalDate(2026, 12, 5), Written(2026, 12, 5, 10)), new EventTime(new LocalDate(2026, 12, 6), Written(2026, 12, 6, 19)), "noel", "a,b"),
            Event("fete", "Fête de la science", new EventTime(new LocalDate(2026, 10, 2), null), new EventTime(new LocalDate(2026, 10, 12), null)),
            Event("passe", "Passé", new EventTime(new LocalDate(2025, 1, 1), null)),
        ]);
        var plan = new Plan(
        [
            Delivery(content, old, Instant.FromUtc(2026, 7, 31, 21, 59), DeliveryState.Published),
            Delivery(content, gone, Instant.FromUtc(2026, 11, 20, 8, 0), DeliveryState.Withdrawn),
            Delivery(content, teaser, Instant.FromUtc(2026, 11, 24, 17, 30), DeliveryState.Scheduled),
            Delivery(content, draft, null, DeliveryState.Draft),
            Delivery(content, draft, Instant.FromUtc(2026, 12, 1, 7, 0), DeliveryState.Draft),
        ], Now);
        return (content, plan);
    }

    public static Located<T> At<T>(T value) => new(value, Nowhere);

    private static AuthoredTime Written(int year, int month, int day, int hour) => new(new LocalDateTime(year, month, day, hour, 0), null);

    private static Account Account(string id, string handle) => new() { Id = id, Source = Nowhere, Network = At("mastodon"), Brand = At("lune"), Handle = handle };
}
