using Planner.Printing;

namespace Planner.Drawing;

/// <summary>What was imported, as people and programs read it.</summary>
/// <param name="Salt">Where the salt is.</param>
/// <param name="People">Where the file is that leads back to people.</param>
internal sealed record EntriesReport(EntryListHead Head, string Digest, string List, string Log, string Salt, string People, ImmutableArray<BrokenRow> Broken)
{
    public string ToText()
    {
        var dropped = string.Join(", ", Head.Counts.All.Skip(1).Where(each => each.Count > 0).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Word} {each.Count}")));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Head.Contest}: {Head.Entries} entries of {Head.People} people, out of {Head.Counts.Rows} rows{(dropped.Length > 0 ? $" ({dropped})" : "")}.
              digest   {Digest}
              decided  {Decided}
              list     {List}
              people   {People} (keep it to yourselves, delete it when the prizes are out)
              salt     {Salt} (keep it to yourselves, delete it with the people)
            Now commit {List} and {Log}, push them, and tell those who take part the digest: the draw only counts when it stood before.

            """).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private string Decided => Head.Round is { } round
        ? string.Create(CultureInfo.InvariantCulture, $"by round {round} of drand's quicknet, which comes at {Quicknet.TimeOf(round)}")
        : $"by the secrets of {Printable.Of(string.Join(", ", Head.Commitments.Select(each => each.By)))}";

    public string ToJson() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("contest", Head.Contest);
        json.WriteString("digest", Digest);
        json.WriteNumber("entries", Head.Entries);
        json.WriteNumber("people", Head.People);
        json.WriteNumber("rows", Head.Counts.Rows);
        json.WriteStartObject("dropped");
        foreach (var (word, count) in Head.Counts.All.Skip(1))
        {
            json.WriteNumber(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(string.Concat(word.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))), count);
        }

        json.WriteEndObject();
        if (Head.Round is { } round)
        {
            json.WriteNumber("round", round);
            json.WriteString("roundAt", Quicknet.TimeOf(round)?.ToString());
        }

        json.WriteString("list", List);
        json.WriteString("log", Log);
        json.WriteString("privateFile", People);
        json.WriteStartArray("broken");
        foreach (var row in Broken)
        {
            json.WriteStartObject();
            json.WriteNumber("line", row.Line);
            json.WriteString("reason", row.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
