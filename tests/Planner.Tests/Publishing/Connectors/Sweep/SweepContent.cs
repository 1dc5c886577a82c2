using System.Collections.Frozen;
using System.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>What goes out in a sweep.</summary>
/// <param name="Name">In the report.</param>
/// <param name="Fields">Lines of the post's front matter, besides those that the network wants.</param>
internal sealed record Scenario(string Name, string Fields, string Text)
{
    private const string Bowl = "A bowl from the kiln, still warm";

    public static Scenario Plain { get; } = new("text", "", Bowl);

    public static Scenario Picture { get; } = new("media", "media: [{ file: media/bowl.png, alt: A bowl }]", Bowl);

    public static Scenario Thread { get; } = new("thread", "thread: { split: manual }", $"{Bowl}\n\n---\n\nIts glaze ran blue\n\n---\n\nThe next firing is in March");

    public static Scenario Comment { get; } = new("comment", "first_comment: The next firing is in March", Bowl);

    /// <summary>What a network can be given, by its own data.</summary>
    public static ImmutableArray<Scenario> Of(Network network, string fields) =>
    [
        Plain,
        .. network.Media?.Picture is not null && !fields.Contains("media:", StringComparison.Ordinal) ? [Picture] : ImmutableArray<Scenario>.Empty,
        .. network.HasThreads ? [Thread] : ImmutableArray<Scenario>.Empty,
        .. network.HasComments ? [Comment] : ImmutableArray<Scenario>.Empty,
    ];
}

/// <summary>One post for one account, as a run sees it.</summary>
internal sealed class SweepContent
{
    private readonly LoadedOptions options;
    private readonly ImmutableArray<LoadedFile> files;
    private Seen? last;

    public SweepContent(INetworkDouble network, Scenario scenario)
    {
        options = LoadedOptions.Read(Source(LoadedOptions.Path, "title: Sweep\nlanguage: en\ntimezone: UTC\npublish: { late: publish }\n"));
        var place = network.IsServer ? "server" : "api";
        var handle = network.Account.Contains("handle:", StringComparison.Ordinal) ? "" : "handle: \"@lune\"\n";
        files =
        [
            .. new[]
            {
                Source("content/brands/lune.yml", "name: Atelier Lune\n"),
                Source("content/accounts/lune.yml", $"brand: lune\n{handle}{network.Account.Trim()}\n{place}: {FaultyWire.Address}\n"),
                Source("content/posts/kiln.md", $"---\ntitle: Kiln\nstatus: ready\npublish_at: 2026-11-28 10:00\naccounts: [lune]\n{Lines(network.Fields)}{Lines(scenario.Fields)}---\n{scenario.Text}\n"),
            }.Select(file => FileReader.Read(file, 2026)),
        ];
    }

    public static Instant Due { get; } = Instant.FromUtc(2026, 11, 28, 10, 0);

    private static FrozenDictionary<string, MediaFacts> Facts { get; } = new Dictionary<string, MediaFacts>(StringComparer.Ordinal)
    {
        ["media/bowl.png"] = new() { MediaType = "image/png", Length = 1000, Width = 1200, Height = 1200 },
        ["media/bowl.jpg"] = new() { MediaType = "image/jpeg", Length = 1000, Width = 1200, Height = 1200 },
        ["media/kiln.mp4"] = new() { MediaType = "video/mp4", Length = 1000, Width = 1080, Height = 1920, Duration = Duration.FromSeconds(10), FrameRate = 30, VideoCodec = "h264", AudioCodec = "aac" },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public Seen At(Instant now)
    {
        if (last?.Plan.Now != now)
        {
            var validation = Validation.Of(options, files, Facts.ToFrozenDictionary(each => each.Key, each => each.Value.Length, StringComparer.Ordinal), [], now, facts: () => Facts);
            last = new Seen(validation.Content, validation.Plan, validation.Findings);
        }

        return last;
    }

    /// <summary>Each has a copy on the deployed site.</summary>
    public static OutgoingMedia? Media(Delivery _, PostMedia media) => Facts.TryGetValue(media.File.Value, out var facts)
        ? new OutgoingMedia(media, facts, () => new MemoryStream(new byte[facts.Length], writable: false)) { PublicAddress = new Uri($"https://{FaultyWire.Site}/{media.File.Value}") }
        : null;

    private static string Lines(string fields) => fields.Trim().Length == 0 ? "" : fields.Trim() + "\n";

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
