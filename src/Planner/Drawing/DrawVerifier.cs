namespace Planner.Drawing;

/// <summary>One thing that was recomputed.</summary>
/// <param name="Check">A word that stays the same: <c>list</c>, <c>digest</c>, <c>order</c>, <c>randomness</c>, <c>winners</c>, <c>reserves</c>, <c>replacements</c>.</param>
/// <param name="Fault">What differs; null when it is right.</param>
internal sealed record DrawCheck(string Check, string Said, string? Fault);

/// <summary>Recomputes a draw from what was published.</summary>
internal static class DrawVerifier
{
    /// <param name="list">The list's file; null when there is none.</param>
    public static ImmutableArray<DrawCheck> Of(Draw draw, ReadOnlyMemory<byte>? list)
    {
        if (list is not { } bytes)
        {
            return [new DrawCheck("list", "", "there is no list of entries")];
        }

        var (read, fault) = EntryList.Read(bytes);
        if (read is null)
        {
            return [new DrawCheck("list", "", $"the list {fault}")];
        }

        var digest = read.Digest;
        var checks = ImmutableArray.CreateBuilder<DrawCheck>();
        checks.Add(new DrawCheck("list", string.Create(CultureInfo.InvariantCulture, $"{read.Head.Entries} entries of {read.Head.People} people"), read.Head.Contest == draw.Id ? null : $"the list is of the contest '{read.Head.Contest}'"));
        checks.Add(new DrawCheck("digest", digest.ToString(), DigestFault(draw, digest.ToString())));
        checks.Add(new DrawCheck("order", "entries, then the draw, then replacements", OrderFault(draw)));
        if (draw.Drawn is { } drawn)
        {
            checks.Add(new DrawCheck("randomness", Told(drawn), RandomnessFault(drawn, read.Head)));
            checks.AddRange(Drawn(drawn, read, digest));
            checks.Add(new DrawCheck("replacements", string.Create(CultureInfo.InvariantCulture, $"{draw.Events.OfType<DrawEvent.WinnerReplaced>().Count()}"), ReplacementFault(draw, drawn)));
        }

        return checks.ToImmutable();
    }

    private static string? DigestFault(Draw draw, string digest) =>
        draw.Entries is not { } entries ? "no digest of the list was recorded"
        : entries.Digest != digest ? $"the list has changed: {entries.Digest} was recorded"
        : draw.Drawn is { } drawn && drawn.Digest != digest ? $"the draw was made from another list: {drawn.Digest}"
        : null;

    private static string? OrderFault(Draw draw)
    {
        var (isDrawn, last) = (false, Instant.MinValue);
        foreach (var each in draw.Events)
        {
            if (each.At < last)
            {
                return $"a line of {each.At} stands after one of {last}";
            }

            var isRight = each is DrawEvent.WinnerReplaced == isDrawn;
            if (!isRight)
            {
                return each is DrawEvent.EntriesRecorded ? "entries were recorded after the draw" : isDrawn ? "there are two draws" : "there is a replacement before the draw";
            }

            (isDrawn, last) = (isDrawn || each is DrawEvent.WinnersDrawn, each.At);
        }

        return null;
    }

    /// <summary>Without drand's signature nothing here can tell whether it is the round's.</summary>
    private static string Told(DrawEvent.WinnersDrawn drawn) => drawn is { Round: { } round, Signature: null }
        ? string.Create(CultureInfo.InvariantCulture, $"{drawn.Randomness} (given by hand: compare it with round {round} at a drand server)")
        : drawn.Randomness;

    private static string? RandomnessFault(DrawEvent.WinnersDrawn drawn, EntryListHead head) => head.Round is { } round
        ? drawn.Round != round ? $"the list names round {round}, the draw round {drawn.Round}"
            : Quicknet.TimeOf(round) > drawn.At ? $"round {round} comes at {Quicknet.TimeOf(round)}, after the draw"
            : drawn.Signature is { } signature ? DrandRound.FaultOf(drawn.Randomness, signature)
            : null
        : PromisedSecrets.InOrder(head.Commitments, drawn.Secrets) is var (secrets, fault) && fault is not null ? fault
        : PromisedSecrets.RandomnessOf(secrets).ToString() != drawn.Randomness ? $"the secrets give {PromisedSecrets.RandomnessOf(secrets)}"
        : null;

    private static IEnumerable<DrawCheck> Drawn(DrawEvent.WinnersDrawn drawn, EntryList list, Sha256 digest)
    {
        if (!Sha256.TryParse(drawn.Randomness, out var randomness))
        {
            return [];
        }

        var people = Ranking.Of(list, Ranking.KeyOf(randomness, digest), list.Head.Winners + list.Head.Reserves).Select(entry => entry.Person).ToArray();
        return [Same("winners", drawn.Winners, [.. people.Take(list.Head.Winners)]), Same("reserves", drawn.Reserves, [.. people.Skip(list.Head.Winners)])];
    }

    private static DrawCheck Same(string check, ImmutableArray<string> written, string[] right)
    {
        var first = Enumerable.Range(0, Math.Max(written.Length, right.Length)).FirstOrDefault(place => written.ElementAtOrDefault(place) != right.ElementAtOrDefault(place), -1);
        return new DrawCheck(
            check, string.Create(CultureInfo.InvariantCulture, $"{right.Length}"),
            first < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"place {first + 1} is {right.ElementAtOrDefault(first) ?? "nobody's"}, not {written.ElementAtOrDefault(first) ?? "left out"}"));
    }

    private static string? ReplacementFault(Draw draw, DrawEvent.WinnersDrawn drawn)
    {
        var standing = new Standing(drawn.Winners, drawn.Reserves);
        foreach (var replaced in draw.Events.OfType<DrawEvent.WinnerReplaced>())
        {
            if (standing.With(replaced) is not { } next)
            {
                return $"the one of {replaced.At} does not put the next reserve in the place of its winner";
            }

            standing = next;
        }

        return null;
    }
}
