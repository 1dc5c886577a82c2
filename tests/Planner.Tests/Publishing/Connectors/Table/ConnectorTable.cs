using System.Globalization;
using System.Text;
using Planner.Networks;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Manual;
using Planner.Tests.Publishing.Connectors.Sweep;

namespace Planner.Tests.Publishing.Connectors.Table;

/// <summary>What connectors can do, with the test behind each word: a chapter of docs/networks/README.md.</summary>
internal static class ConnectorTable
{
    private const string FromFolder = "../../";
    private const string Sweep = "tests/Planner.Tests/Publishing/Connectors/FaultSweepTests.cs";

    private static readonly ImmutableArray<(string Title, Cell Cell)> Columns =
    [
        ("text", Cell.Text), ("media", Cell.Media), ("thread", Cell.Thread), ("first comment", Cell.Comment), ("schedule", Cell.Schedule), ("edit", Cell.Edit), ("withdraw", Cell.Withdraw),
    ];

    /// <summary>The connectors that belong to a network, in the order of the other table.</summary>
    public static ImmutableArray<(ConnectorKind Kind, Network Network)> Connectors { get; } =
    [
        .. from network in BuiltInNetworks.Ids.Select(id => BuiltInNetworks.Find(id)!)
           let kind = AvailableConnectors.Find(network.Id)
           where kind is not null && !ManualConnector.Networks.Contains(kind)
           select (kind, network),
    ];

    public static string Markdown()
    {
        var page = new StringBuilder($"""
            Each **yes** leads to a test that stands behind it; all of them are listed below. The connectors of these networks also meet every fault at every one of
            their requests — limits, cut lines, answers that cannot be read, runs that are killed — in [FaultSweepTests]({FromFolder}{Sweep}): nothing stands anywhere
            twice in the end, and the ledger says of each message what is so.

            | network | {string.Join(" | ", Columns.Select(column => column.Title))} | duplicates prevented by | verified against |
            |---|{string.Concat(Columns.Select(_ => "---|"))}---|---|

            """);
        foreach (var (_, network) in Connectors)
        {
            page.Append(CultureInfo.InvariantCulture, $"| [{network.Name}]({network.Id}.md) | {string.Join(" | ", Columns.Select(column => Word("yes", network.Id, column.Cell)))} | {Guards(network.Id)} | {Verified(network.Id)} |\n");
        }

        page.Append("\nNetworks without a connector here are published by hand, with `connector: manual` ([Connectors](../connectors.md)); Snapchat and WhatsApp without it, too.\n\n### The tests behind it\n");
        foreach (var (_, network) in Connectors)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n**{network.Name}**\n\n");
            foreach (var proof in Proof.All.Where(proof => proof.Network == network.Id).GroupBy(proof => proof.Cell).OrderBy(group => group.Key))
            {
                page.Append(CultureInfo.InvariantCulture, $"- {Titled(proof.Key)}: {string.Join("; ", proof.Select(each => $"[{Sentence(each)}]({FromFolder}{each.Path})"))}\n");
            }
        }

        return page.ToString();
    }

    private static string Titled(Cell cell) => cell switch
    {
        Cell.Duplicates => "no duplicates",
        Cell.Verified => "verified",
        _ => Columns.First(column => column.Cell == cell).Title,
    };

    private static string Word(string word, string network, Cell cell) =>
        Proof.All.FirstOrDefault(proof => proof.Network == network && proof.Cell == cell) is { } proof ? $"[{word}]({FromFolder}{proof.Path} \"{proof.Test}\")" : "no";

    private static string Sentence(Proof proof) => proof.Test[(proof.Test.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', ' ');

    private static string Guards(string network)
    {
        var guards = Sweeping.GuardsOf(network);
        return string.Join("; ", guards.Select(each => Guard(network, each.Guard, guards.Length) + (guards.Length > 1 ? $" ({each.Double})" : "")));
    }

    /// <summary>Where a network has it both ways, its own tests are of the one that can be looked for.</summary>
    private static string Guard(string network, DuplicateGuard guard, int guards) => guard is DuplicateGuard.None && guards > 1
        ? $"[{Words(guard)}]({FromFolder}{Sweep} \"FaultSweepTests\")"
        : Word(Words(guard), network, Cell.Duplicates);

    private static string Words(DuplicateGuard guard) => guard switch
    {
        DuplicateGuard.LookUp => "a look at what stands there",
        DuplicateGuard.RecordId => "a key that makes a second one the first",
        _ => "nothing: it is never sent again by itself, a person looks",
    };

    private static string Verified(string network)
    {
        var held = Specifications.Of(network);
        return Proof.All.FirstOrDefault(proof => proof.Network == network && proof.Cell == Cell.Verified && proof.IsAgainstServer) is { } served
            ? $"[real server]({FromFolder}{served.Path} \"{served.Test}\")" + (held is null ? "" : $", {held}")
            : Word(held ?? "vendor's documentation", network, Cell.Verified);
    }
}
