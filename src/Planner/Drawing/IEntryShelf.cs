namespace Planner.Drawing;

/// <summary>Where those who take part are kept while a file is read, and from where they come back in the order of their pseudonyms.</summary>
internal interface IEntryShelf
{
    /// <param name="identity">Normalised.</param>
    /// <param name="line">Of the row, from one.</param>
    void Add(Sha256 person, string identity, int line);

    /// <summary>Each person once; may be asked for again.</summary>
    IEnumerable<Participant> InOrder();
}

/// <param name="Identity">As <see cref="Pseudonyms.Normalise"/> has it.</param>
/// <param name="Line">Of their first row.</param>
/// <param name="Rows">How many rows they have, also those beyond the entries that one person may have.</param>
internal sealed record Participant(Sha256 Person, string Identity, int Line, int Rows)
{
    /// <summary>Those of one person, in the order in which they were read.</summary>
    public static IEnumerable<Participant> Of(IEnumerable<(Sha256 Person, string Identity, int Line)> rows)
    {
        Participant? last = null;
        foreach (var (person, identity, line) in rows.OrderBy(row => row.Person).ThenBy(row => row.Line))
        {
            if (last is not null && last.Person == person)
            {
                last = last with { Rows = last.Rows + 1 };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = new Participant(person, identity, line, 1);
        }

        if (last is not null)
        {
            yield return last;
        }
    }
}
