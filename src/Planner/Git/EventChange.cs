using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>Events as a change of the ledger.</summary>
internal static class EventChange
{
    /// <summary>Each event gets the next number of its delivery. Null for no events.</summary>
    public static LedgerChange? Of(IReadOnlyCollection<LedgerEvent> events, ImmutableDictionary<LedgerKey, StoredRecord> stored)
    {
        if (events.Count == 0)
        {
            return null;
        }

        var last = stored.ToDictionary(pair => pair.Key, pair => pair.Value.LastNumber);
        return new LedgerChange(
            [.. events.Select(each => new LedgerFile(LedgerPath.Of(each, ++last[each.Key]), LedgerEventFile.Write(each)))], Message(events), events.Max(each => each.At))
        { Events = [.. events] };
    }

    /// <summary><c>published: teaser on lune-mastodon</c>, <c>3 claimed</c>, <c>2 claimed, 1 published</c>.</summary>
    public static string Message(IReadOnlyCollection<LedgerEvent> events) =>
        events.Count == 1
            ? $"{LedgerWords.Of(events.First().Kind)}: {events.First().Key}"
            : string.Join(", ", events.GroupBy(each => each.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {LedgerWords.Of(group.Key)}"));
}
