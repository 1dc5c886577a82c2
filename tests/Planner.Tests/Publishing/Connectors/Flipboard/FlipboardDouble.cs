using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Flipboard;

/// <summary>The team's own site, deployed with the feed that Flipboard reads: whoever asks for it gets the same (RSS 2.0, rssboard.org/rss-specification).</summary>
public sealed class FlipboardDouble : INetworkDouble
{
    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private bool isRead;

    public string Account => "network: flipboard";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables => ImmutableDictionary<string, string>.Empty;

    public string Fields => "";

    /// <summary>Whether the site was deployed with the post.</summary>
    public bool IsDeployed { get; set; } = true;

    /// <summary>The entry, as soon as anybody read it: a feed that nobody reads shows it to nobody.</summary>
    public ImmutableArray<string> Standing { get { lock (gate) { return isRead ? ["the entry"] : []; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var account = request.Path switch
            {
                "/feeds/flipboard-lune.xml" => "lune",
                "/feeds/flipboard-lune-la.xml" => "lune-la",
                _ => null,
            };
            if (request.Method != "GET" || request.Body.Length > 0 || account is null)
            {
                violations.Add($"{request.Method} {request.Path}: a site has only pages that are read");
                return new LoopbackAnswer(404, "<html>", "text/html");
            }

            isRead |= IsDeployed;
            var posts = IsDeployed ? ["kiln", "four"] : ImmutableArray<string>.Empty;
            return new LoopbackAnswer(200, Feed(account, posts), "application/rss+xml");
        }
    }

    private static string Feed(string account, ImmutableArray<string> posts) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Lune</title><link>https://lune.example/</link><description>Lune</description>
        {string.Concat(posts.Select(post => $"<item><title>A</title><link>https://lune.example/{post}</link><guid isPermaLink=\"false\">planner:{post}/{account}</guid></item>"))}
        </channel></rss>
        """;
}
