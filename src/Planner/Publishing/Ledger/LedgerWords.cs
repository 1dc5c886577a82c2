using Planner.Publishing.Connectors;

namespace Planner.Publishing.Ledger;

/// <summary>The words of the schema (docs/ledger.md): names of the program's own, as JSON writes them.</summary>
internal static class LedgerWords
{
    private static readonly FrozenDictionary<LedgerEventKind, string> Kinds = Enum.GetValues<LedgerEventKind>().ToFrozenDictionary(kind => kind, kind => Word(kind.ToString()));
    private static readonly FrozenDictionary<string, LedgerEventKind> KindsByWord = Kinds.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    private static readonly FrozenDictionary<FaultKind, string> Faults = Enum.GetValues<FaultKind>().ToFrozenDictionary(kind => kind, kind => Word(kind.ToString()));
    private static readonly FrozenDictionary<string, FaultKind> FaultsByWord = Faults.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(LedgerEventKind kind) => Kinds[kind];

    public static string Of(FaultKind kind) => Faults[kind];

    public static LedgerEventKind? Kind(string word) => KindsByWord.TryGetValue(word, out var kind) ? kind : null;

    public static FaultKind? Fault(string word) => FaultsByWord.TryGetValue(word, out var kind) ? kind : null;

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
