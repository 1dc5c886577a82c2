using System.Text.Json.Nodes;
using Planner.Faults.Network;
using Planner.Faults.World;

namespace Planner.Faults;

/// <summary>What was counted for one flavour of network.</summary>
/// <param name="Deliveries">That had to go out.</param>
/// <param name="Messages">That stand on the network.</param>
/// <param name="Duplicates">Messages that stand there more than once.</param>
/// <param name="Losses">Deliveries that neither stand there nor are spoken of.</param>
/// <param name="Uncertain">Of which planner status says that a person has to look.</param>
/// <param name="Failed">Of which planner status says that they failed, or were asked of a person.</param>
/// <param name="False">Whose receipt does not fit what stands there.</param>
/// <param name="Disorder">Messages of threads that answer another one than they should.</param>
internal sealed record FlavourCount(Flavour Flavour, int Deliveries, int Messages, int Duplicates, int Losses, int Uncertain, int Failed, int False, int Disorder)
{
    /// <summary>Where there are means, nothing is left for a person.</summary>
    public bool IsGood => Duplicates + Losses + False + Disorder == 0 && (Flavour is Flavour.Nothing || Uncertain + Failed == 0);
}

/// <summary>All that is to be said about one seed.</summary>
internal sealed record SeedReport(int Seed, ImmutableArray<FlavourCount> Flavours, ImmutableArray<string> Violations)
{
    public int Rounds { get; init; }
    public int Runs { get; init; }
    public int Kills { get; init; }
    public ImmutableSortedDictionary<FaultKind, int> Faults { get; init; } = ImmutableSortedDictionary<FaultKind, int>.Empty;
    public double Seconds { get; init; }
    public bool IsGood => Violations.IsEmpty && Flavours.All(flavour => flavour.IsGood);

    public static ImmutableDictionary<(string Post, string Account), string> ReadStatus(string json)
    {
        var start = json.IndexOf('{', StringComparison.Ordinal);
        return start < 0
            ? throw new InvalidOperationException("planner status said: " + json)
            : JsonNode.Parse(json[start..])!["deliveries"]!.AsArray().ToImmutableDictionary(each => ((string)each!["post"]!, (string)each["account"]!), each => (string)each!["state"]!);
    }

    public static SeedReport Of(
        int seed, ImmutableArray<LoopbackAccount> accounts, ImmutableArray<Expected> expected, ImmutableArray<Posted> posted, ImmutableDictionary<(string Post, string Account), string> status, IReadOnlyCollection<string> violations)
    {
        var looks = expected.Select(each => Look.Of(each, posted, status.GetValueOrDefault((each.Post, each.Account)))).ToArray();
        var flavours = from flavour in Enum.GetValues<Flavour>()
                       let ids = accounts.Where(account => account.Flavour == flavour).Select(account => account.Id).ToHashSet()
                       let mine = looks.Where(look => ids.Contains(look.Expected.Account)).ToArray()
                       select new FlavourCount(
                           flavour, mine.Length, mine.Sum(look => look.Messages), mine.Sum(look => look.Duplicates), mine.Count(look => look.IsLost), mine.Count(look => look.State is "uncertain"),
                           mine.Count(look => look.State is "failed" or "asked"), mine.Count(look => look.IsFalse), mine.Sum(look => look.Disorder));
        var told = looks.Where(look => look.Wrong is not null).Select(look => look.Wrong!);
        return new SeedReport(seed, [.. flavours], [.. violations, .. told]);
    }

    /// <summary>What became of one delivery.</summary>
    private sealed record Look(Expected Expected, string? State, int Messages, int Duplicates, int Disorder)
    {
        private bool IsComplete { get; init; }

        public bool IsLost => !IsComplete && State is not ("uncertain" or "failed" or "asked");

        public bool IsFalse => State is "published" && !IsComplete;

        /// <summary>In words; null when it is as it should be.</summary>
        public string? Wrong => Duplicates > 0 || Disorder > 0 || IsLost || IsFalse
            ? $"{Expected.Post} on {Expected.Account} ({State ?? "unknown to the ledger"}): {Messages} of {Expected.Segments} messages, {Duplicates} duplicates, {Disorder} in disorder"
            : null;

        public static Look Of(Expected expected, ImmutableArray<Posted> posted, string? state)
        {
            var parts = Enumerable.Range(1, expected.Segments)
                .Select(segment => posted.Where(each => each.Account == expected.Account && each.Text.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{expected.Post} part {segment} of {expected.Segments}:"), StringComparison.Ordinal)).ToArray()).ToArray();
            var disorder = Enumerable.Range(1, expected.Segments - 1)
                .Sum(place => parts[place].Count(each => !parts[place - 1].Any(before => before.Id == each.Parent && before.At <= each.At)));
            return new Look(expected, state, parts.Sum(part => part.Length), parts.Sum(part => Math.Max(0, part.Length - 1)), disorder) { IsComplete = parts.All(part => part.Length > 0) };
        }
    }
}
