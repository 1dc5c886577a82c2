using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Drawing;

/// <summary>
/// Reads who takes part from a file of comma-separated values, row by row: nothing of a row stays in memory.
/// </summary>
/// <param name="salt">As <see cref="Pseudonyms.Of"/> takes it.</param>
/// <param name="excluded">People who may not take part.</param>
/// <param name="shelf">Empty; holds everybody who takes part afterwards.</param>
internal sealed class EntryImport(ImportRules rules, KeyedHash salt, IReadOnlySet<Sha256> excluded, IEntryShelf shelf)
{
    /// <summary>In characters: a comment may be long, and a quote that is never closed would take the rest of the file.</summary>
    private const int LongestField = 100_000;

    private const int MostBrokenShown = 20;

    private readonly ImmutableArray<BrokenRow>.Builder broken = ImmutableArray.CreateBuilder<BrokenRow>();
    private int rows;
    private int barred;
    private int unmet;
    private int early;
    private int late;
    private int nobody;
    private int unreadable;

    /// <param name="delimiter">From <see cref="DelimiterOf"/>.</param>
    public ImportResult Read(TextReader file, char delimiter)
    {
        var isBad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            MaxFieldSize = LongestField,
            BadDataFound = _ => isBad = true,
        };
        using var rest = new CsvParser(file, configuration);
        try
        {
            if (!rest.Read())
            {
                return Result("is empty");
            }

            string[] header = [.. Enumerable.Range(0, rest.Count).Select(column => rest[column].Trim())];
            if (Columns.Of(header, rules) is var (columns, fault) && columns is null)
            {
                return Result(fault);
            }

            while (rest.Read())
            {
                rows++;
                isBad = false;
                for (var column = 0; column < rest.Count; column++)
                {
                    // Whether its quotes are right is looked at when a field is asked for, and not before.
                    _ = rest[column];
                }

                if (isBad || rest.Count != header.Length)
                {
                    Break(rest.RawRow, isBad ? "has a quote in the middle of a field, or one that is not closed" : string.Create(CultureInfo.InvariantCulture, $"has {rest.Count} fields, the first line {header.Length}"));
                }
                else
                {
                    Take(rest, columns);
                }
            }

            return Result(null);
        }
        catch (MaxFieldSizeException)
        {
            return Result(string.Create(CultureInfo.InvariantCulture, $"has a field of more than {LongestField} characters near line {rest.RawRow}: a quote that is not closed?"));
        }
        catch (DecoderFallbackException)
        {
            return Result(string.Create(CultureInfo.InvariantCulture, $"is not in the encoding that was expected, near line {rest.RawRow + 1}: save it as UTF-8, or say --encoding windows-1252"));
        }
    }

    /// <summary>What separates the columns of the first line: the one of comma, semicolon and tab that it has most of, outside quotes.</summary>
    public static char DelimiterOf(string firstLine)
    {
        Span<int> found = [0, 0, 0];
        var isQuoted = false;
        foreach (var sign in firstLine)
        {
            isQuoted ^= sign == '"';
            if (!isQuoted && ",;\t".IndexOf(sign, StringComparison.Ordinal) is >= 0 and var which)
            {
                found[which]++;
            }
        }

        return found[1] > found[0] && found[1] >= found[2] ? ';' : found[2] > found[0] ? '\t' : ',';
    }

    private void Take(CsvParser row, Columns columns)
    {
        var identity = Pseudonyms.Normalise(row[columns.Identity]);
        if (identity.Length == 0)
        {
            nobody++;
            return;
        }

        if (columns.Time is { } time)
        {
            if (!TimeText.TryTime(row[time].Trim(), out var written))
            {
                Break(row.RawRow, $"has '{Shorten(row[time].Trim())}' for a time: expected one such as 2026-11-24 18:30 or 2026-11-24T17:30:00Z");
                return;
            }

            var moment = LocalTimes.ResolveLeniently(written, rules.Zone);
            if (moment < rules.Opens || moment >= rules.Closes)
            {
                (early, late) = moment < rules.Opens ? (early + 1, late) : (early, late + 1);
                return;
            }
        }

        for (var number = 0; number < columns.Conditions.Length; number++)
        {
            if (!row[columns.Conditions[number]].Trim().Equals(rules.Conditions[number].Value, StringComparison.OrdinalIgnoreCase))
            {
                unmet++;
                return;
            }
        }

        Count(Pseudonyms.Of(salt, identity), identity, row.RawRow);
    }

    private void Count(Sha256 person, string identity, int line)
    {
        if (excluded.Contains(person))
        {
            barred++;
            return;
        }

        shelf.Add(person, identity, line);
    }

    private void Break(int line, string reason)
    {
        unreadable++;
        if (broken.Count < MostBrokenShown)
        {
            broken.Add(new BrokenRow(line, reason));
        }
    }

    private ImportResult Result(string? fault)
    {
        var (people, duplicate) = (0, 0);
        foreach (var person in fault is null ? shelf.InOrder() : [])
        {
            people++;
            duplicate += Math.Max(0, person.Rows - rules.EntriesPerPerson);
        }

        return new ImportResult(
            new EntryCounts(rows, duplicate, barred, unmet, early, late, nobody, unreadable), people, broken.ToImmutable(),
            fault ?? (unreadable > 0 && !rules.MayBeBroken ? string.Create(CultureInfo.InvariantCulture, $"has {unreadable} {(unreadable == 1 ? "row" : "rows")} that cannot be read; mend {(unreadable == 1 ? "it" : "them")}, or leave {(unreadable == 1 ? "it" : "them")} out with --skip-broken") : null));
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>Where in a row stands what is asked for.</summary>
    private sealed record Columns(int Identity, int? Time, ImmutableArray<int> Conditions)
    {
        /// <summary>The columns, or which of them is missing.</summary>
        public static (Columns? Columns, string? Fault) Of(string[] header, ImportRules rules)
        {
            if (rules.Column is null && header.Length != 1)
            {
                return (null, $"has {header.Length} columns: say with --column which of them tells people apart: {string.Join(", ", header.Select(Shorten))}");
            }

            string?[] wanted = [rules.Column, rules.TimeColumn, .. rules.Conditions.Select(condition => condition.Column)];
            if (wanted.FirstOrDefault(name => name is not null && Find(header, name) is null) is { } missing)
            {
                return (null, $"has no column '{missing}', or has it twice; its columns are {string.Join(", ", header.Select(Shorten))}");
            }

            return (new Columns(rules.Column is null ? 0 : Find(header, rules.Column)!.Value, rules.TimeColumn is null ? null : Find(header, rules.TimeColumn), [.. rules.Conditions.Select(condition => Find(header, condition.Column)!.Value)]), null);
        }

        private static int? Find(string[] header, string name) =>
            Enumerable.Range(0, header.Length).Where(column => header[column].Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray() is [var only] ? only : null;
    }
}
