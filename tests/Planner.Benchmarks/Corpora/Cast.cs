namespace Planner.Benchmarks;

/// <summary>Who speaks in the corpus, and where: three brands, eight accounts, twelve people.</summary>
internal static class Cast
{
    public static CorpusBrand[] Brands { get; } =
    [
        new("aurora", "Europe/Paris", Phrases.French, ["linkedin", "x", "instagram"]),
        new("boreal", "Europe/Paris", Phrases.French, ["linkedin", "facebook", "mastodon"]),
        new("cobalt", "America/New_York", Phrases.English, ["x", "bluesky"]),
    ];

    public static CorpusPerson[] People { get; } =
    [
        new("marie.dupont", "Marie Dupont"), new("jean.martin", "Jean Martin"), new("lea.bernard", "Léa Bernard"),
        new("hugo.petit", "Hugo Petit"), new("chloe.robert", "Chloé Robert"), new("tom.walker", "Tom Walker"),
        new("anna.smith", "Anna Smith"), new("omar.haddad", "Omar Haddad"), new("ines.garcia", "Inès García"),
        new("paul.moreau", "Paul Moreau"), new("kate.brown", "Kate Brown"), new("yuki.sato", "Yuki Satō"),
    ];

    public static string[] Tags { get; } =
    [
        "launch", "product", "customer-story", "event", "webinar", "hiring", "culture", "behind-the-scenes", "sustainability", "howto",
        "tips", "partnership", "press", "data-study", "security", "roadmap", "release", "community", "contest", "seasonal", "sale",
        "video", "podcast", "newsletter", "q-and-a", "award", "training", "health", "energy", "logistics", "retail", "open-source",
        "accessibility", "design", "engineering", "finance", "local", "europe", "travel", "food",
    ];
}

internal sealed record CorpusBrand(string Id, string Zone, Phrases Phrases, string[] Networks);

internal sealed record CorpusPerson(string Id, string Name)
{
    public string Email => $"{Id}@example.com";
}
