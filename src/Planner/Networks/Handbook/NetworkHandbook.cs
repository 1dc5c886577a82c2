using System.Text;
using static Planner.Networks.Handbook.Quantities;

namespace Planner.Networks.Handbook;

/// <summary>The handbook of networks under <c>docs/networks/</c>, made from their data files and nothing else.</summary>
internal static class NetworkHandbook
{
    private const string Folder = "docs/networks/";

    /// <summary>The index, and a page for each network that Planner brings.</summary>
    /// <param name="connectors">The chapter on what connectors can do and how that is known; whoever tests them writes it.</param>
    public static IEnumerable<OutputFile> Render(string connectors)
    {
        var networks = BuiltInNetworks.Ids.Select(id => BuiltInNetworks.Find(id)!).ToArray();
        return networks
            .Select(network => new OutputFile($"{Folder}{network.Id}.md", Encoding.UTF8.GetBytes(Page(network))))
            .Prepend(new OutputFile($"{Folder}README.md", Encoding.UTF8.GetBytes(Index(networks, connectors))));
    }

    private static string Index(IReadOnlyList<Network> networks, string connectors)
    {
        var page = new StringBuilder("""
            <!-- Made from src/Planner/Networks/*.yml. -->
            # Networks

            What each network takes, what Planner does with Markdown there, what keeps a post from going out twice, how to get the
            credentials, and where all of it is written. Limits move: the sources stand on each page with the day on which they were read.

            | network | text | counted in | threads | media | takes posts ahead | never twice by |
            |---|---|---|---|---|---|---|

            """);
        foreach (var network in networks)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{network.Name}]({network.Id}.md) | {Row(network)} |\n");
        }

        return page.Append(CultureInfo.InvariantCulture, $"""

            {DoubtNote}

            ## Connectors

            {connectors.TrimEnd()}

            ## Changing a limit

            A repository changes single values in `content/networks/<id>.yml`, and what one server states of itself in the account's `instance:`
            ([Content](../content.md#networks)); `planner doctor --online` asks the servers. `planner doctor` says which data of the networks in use is old.

            ## Changing these pages

            They are made from `src/Planner/Networks/<id>.yml`: `PLANNER_ACCEPT=1 dotnet test tests/Planner.Tests` writes them again.

            """).ToString();
    }

    private const string DoubtNote = TextSection.Doubt + " No page or code of the vendor states this: breaking it is a warning, never an error.";

    private static string Row(Network network) => network.Closed is { } closed
        ? string.Create(CultureInfo.InvariantCulture, $"closed on {closed:uuuu-MM-dd} | | | | |")
        : string.Join(
            " | ",
            network.Text.Max is { } most ? TextSection.Value(most, network.Text.Facts, "limit") + (network.Text.MaxBytes is { } bytes ? $", {Count(bytes)} bytes" : "") : "any length",
            network.Text.Max is null ? "" : TextSection.Unit(network.Text),
            network.HasThreads ? "yes" : "no",
            MediaSection.InShort(network.Media),
            network.Schedule is null ? "no" : Range(network.Schedule.Min, network.Schedule.Max, Span) ?? "yes",
            OnceOnly.Means(network.Idempotency));

    private static string Page(Network network)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!-- Made from src/Planner/Networks/{network.Id}.yml; README.md says how. -->\n# {network.Name}\n\n");
        if (network.Closed is { } closed)
        {
            return page.Append(CultureInfo.InvariantCulture, $"""
                {network.Name} closed on {closed:uuuu-MM-dd}. An account with `network: {network.Id}` is refused with [network-closed](../rules/network-closed.md).

                """).ToString();
        }

        page.Append(CultureInfo.InvariantCulture, $"`network: {network.Id}` in an account's file.{Required(network)}\n");
        Chapter("Text", Bullets(TextSection.Lines(network)));
        Chapter("What Markdown becomes", MarkdownTable.Of(network));
        Chapter("Media", MediaSection.Of(network));
        Chapter("Threads and comments", Bullets([Threads(network), Comments(network)]));
        Chapter("Posts that the network holds until their time", Schedule(network) + "\n");
        Chapter("Never twice", OnceOnly.Explained(network.Idempotency) + "\n");
        Chapter("Cost", Cost(network.Cost) + "\n");
        Chapter("Credentials", Steps(network.Credentials) + Connected(network.Connecting) + "\nThe account's file names the environment variables that hold the secrets, under `secrets:`; their values never stand in a file.\n");
        if (!network.Connecting.Cannot.IsEmpty)
        {
            Chapter("What cannot be done", Bullets(network.Connecting.Cannot));
        }

        Chapter("Pitfalls", Bullets(network.Pitfalls));
        Chapter("Sources", Sources(network));
        return page.ToString();

        void Chapter(string title, string text) => page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text}");
    }

    private static string Connected(Connecting connecting)
    {
        var scopes = connecting.Scopes.IsEmpty ? "" : $"\n**The token may**: {string.Join(", ", connecting.Scopes.Select(scope => $"`{scope}`"))}.\n";
        var life = connecting.TokenLife is { } told ? $"\n**How long it lives**: {told}\n" : "";
        var example = connecting.Example is { } file ? $"\n```yaml\n{file.TrimEnd()}\n```\n" : "";
        return scopes + life + example;
    }

    private static string Required(Network network) => network.Required.IsEmpty
        ? ""
        : $" It needs {string.Join(" and ", network.Required.Select(name => $"`{name}`"))} under `extra:`, in the account, the post, or the post's line for the account.";

    private static string Threads(Network network) => network.HasThreads
        ? "A text may be a thread: lines of `---` cut it, or `thread: auto` does."
        : "There are no threads: a text with lines of `---` cannot go there ([thread-unsupported](../rules/thread-unsupported.md)).";

    private static string Comments(Network network) => network.HasComments ? "A first comment (`first_comment`) can follow at once." : "No first comment can follow.";

    private static string Schedule(Network network) => network.Schedule is not { } window
        ? "None: it goes out when it is sent. Planner sends it at its time."
        : Range(window.Min, window.Max, Span) is { } range
        ? $"With `native_schedule: true` in the account, it takes a post {range} before its time."
        : "With `native_schedule: true` in the account, it takes a post before its time; how long is not stated.";

    private static string Cost(PostCost? cost) => cost switch
    {
        null => "Sending a post costs nothing.",
        { WithLink: { } link } => $"A post costs {cost.Post:0.00#} USD, one with an address in it {link:0.00#} USD. `api_budget` in the account is the most that a month may cost.",
        _ => $"A post costs {cost.Post:0.00#} USD. `api_budget` in the account is the most that a month may cost.",
    };

    private static string Sources(Network network)
    {
        var table = new StringBuilder("| values | read on | where |\n|---|---|---|\n");
        foreach (var (group, facts) in network.Facts)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {group} | {facts.AsOf:uuuu-MM-dd} | {string.Join("<br>", facts.Sources.Select(Source))} |\n");
        }

        var doubts = UnverifiedValues.Of(network).Select(name => $"`{name}`").ToArray();
        return doubts.Length == 0 ? table.ToString() : table.Append(CultureInfo.InvariantCulture, $"\n{DoubtNote} Here: {string.Join(", ", doubts)}.\n").ToString();
    }

    private static string Source(string source) => source.StartsWith("https://", StringComparison.Ordinal) ? $"<{source}>" : source;

    private static string Bullets(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"- {line}\n"));

    private static string Steps(ImmutableArray<string> steps) => string.Concat(steps.Select((step, index) => $"{index + 1}. {step}\n"));
}
