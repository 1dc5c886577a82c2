using System.Text;
using NodaTime.Text;

namespace Planner.Drawing;

/// <summary>What stands above the entries: all that decides the draw, so that the digest of the file binds it.</summary>
/// <param name="Opens">In UTC; entries from before it did not count, where the import knew their time.</param>
/// <param name="Closes">In UTC.</param>
/// <param name="Round">Of drand's quicknet; null where the secrets behind the commitments decide.</param>
/// <param name="Conditions">As they were typed: <c>answer=42</c>.</param>
internal sealed record EntryListHead(
    string Contest, Instant Opens, Instant Closes, int Winners, int Reserves, int EntriesPerPerson, long? Round, ImmutableArray<DrawCommitment> Commitments,
    ImmutableArray<string> Conditions, EntryCounts Counts, int People, int Entries)
{
    public const string FirstLine = "planner-entries 1";

    public override string ToString()
    {
        var text = new StringBuilder().Append(FirstLine).Append('\n');
        void Line(string word, string value) => text.Append(word).Append(' ').Append(value).Append('\n');
        void Number(string word, long value) => Line(word, value.ToString(CultureInfo.InvariantCulture));
        Line("contest", Contest);
        Line("opens", InstantPattern.General.Format(Opens));
        Line("closes", InstantPattern.General.Format(Closes));
        Number("winners", Winners);
        Number("reserves", Reserves);
        Number("entries-per-person", EntriesPerPerson);
        if (Round is { } round)
        {
            Line("drand", string.Create(CultureInfo.InvariantCulture, $"{Quicknet.Chain} {round}"));
        }

        foreach (var commitment in Commitments)
        {
            Line("commitment", $"{commitment.Sha256} {OneLine(commitment.By)}");
        }

        foreach (var condition in Conditions)
        {
            Line("condition", OneLine(condition));
        }

        foreach (var (word, count) in Counts.All)
        {
            Number(word, count);
        }

        Number("people", People);
        Number("entries", Entries);
        return text.Append('\n').ToString();
    }

    /// <summary>Null when it is not written the one way that <see cref="ToString"/> writes it.</summary>
    /// <param name="text">Up to the empty line, and with it.</param>
    public static EntryListHead? Read(string text)
    {
        var lines = new HeadLines(text);
        lines.Expect(FirstLine);
        var (contest, opens, closes) = (lines.Text("contest"), lines.Moment("opens"), lines.Moment("closes"));
        var (winners, reserves, perPerson) = (lines.Number("winners"), lines.Number("reserves"), lines.Number("entries-per-person"));
        var round = lines.Optional("drand") is { } drand && drand.Split(' ') is [Quicknet.Chain, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : (long?)null;
        var commitments = lines.Several("commitment").Select(line => new DrawCommitment(line.Split(' ', 2)[^1], line.Split(' ', 2)[0])).ToImmutableArray();
        var conditions = lines.Several("condition");
        var counts = new EntryCounts(0, 0, 0, 0, 0, 0, 0, 0).All.Select(count => lines.Number(count.Word)).ToArray();
        var head = new EntryListHead(
            contest, opens, closes, winners, reserves, perPerson, round, commitments, conditions,
            new EntryCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]), lines.Number("people"), lines.Number("entries"));
        return head.ToString() == text && head.Round is null != head.Commitments.IsEmpty && head.Winners > 0 && head.EntriesPerPerson > 0 ? head : null;
    }

    /// <summary>Why these were not drawn by the contest's rules as they stand now; null when they were.</summary>
    public string? ChangeFrom(EntryListHead now) =>
        (Contest, Winners, Reserves, EntriesPerPerson) != (now.Contest, now.Winners, now.Reserves, now.EntriesPerPerson) ? "the number of winners, reserves or entries a person"
        : Round != now.Round ? "the round that decides"
        : !Commitments.Select(each => each.Sha256).SequenceEqual(now.Commitments.Select(each => each.Sha256)) ? "the commitments"
        : null;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Lines of the form <c>word value</c>, taken one after the other; what is not there is read as nothing, and told by comparing.</summary>
internal sealed class HeadLines(string text)
{
    private readonly string[] lines = text.Split('\n');
    private int next;

    public void Expect(string line) => next += lines[0] == line ? 1 : 0;

    public string Text(string word) => Optional(word) ?? "";

    public int Number(string word) => int.TryParse(Text(word), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public Instant Moment(string word) => InstantPattern.General.Parse(Text(word)).TryGetValue(default, out var moment) ? moment : default;

    public ImmutableArray<string> Several(string word)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        while (Optional(word) is { } value)
        {
            values.Add(value);
        }

        return values.ToImmutable();
    }

    public string? Optional(string word) =>
        next < lines.Length && lines[next].StartsWith(word + " ", StringComparison.Ordinal) ? lines[next++][(word.Length + 1)..] : null;
}
