using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Budgets;

namespace Planner.Tests.Budgets;

public sealed class CsvTests
{
    private const string Starts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+33 6 12 34 56 78", "'+33 6 12 34 56 78")]
    [InlineData("-20 % sur tout", "'-20 % sur tout")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'=1+1")]
    [InlineData("\r\n=1+1", "'=1+1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\"=1", "\"'=1")]
    [InlineData("Photos;=1+1", "Photos;'=1+1")]
    [InlineData("Photos, -20 %", "Photos, -20 %")]
    [InlineData("l’été, l'hiver", "l’été, l'hiver")]
    [InlineData("deux\nlignes", "deux lignes")]
    [InlineData("", "")]
    public void A_text_that_would_be_a_formula_is_a_text(string text, string harmless) => Assert.Equal(harmless, Csv.Harmless(text));

    [Fact]
    public void Numbers_stay_numbers_with_the_decimal_mark_of_the_form()
    {
        CsvCell[] cells = [CsvCell.Of("Été"), CsvCell.Of(1200.50m), CsvCell.Of((decimal?)null), CsvCell.Of(new LocalDate(2026, 11, 24)), CsvCell.Of("a;b \"c\"")];
        Assert.Equal("Été,1200.5,,2026-11-24,\"a;b \"\"c\"\"\"\r\n", Csv.Line(CsvForm.Comma, cells));
        Assert.Equal("Été;1200,5;;2026-11-24;\"a;b \"\"c\"\"\"\r\n", Csv.Line(CsvForm.Semicolon, cells));
    }

    [Fact]
    public void What_is_written_is_read_back() => Holds((form, texts) =>
    {
        var line = Csv.Line(form, texts.Select(CsvCell.Of));
        return Assert.Single(Read(line, form.Separator)).Select(Meant).SequenceEqual(texts.Select(Csv.Clean));
    });

    /// <summary>Also where a spreadsheet cuts the file at the other separator, which it was not made for.</summary>
    [Fact]
    public void No_cell_starts_a_formula_whichever_separator_reads_it() => Holds((form, texts) =>
    {
        var line = Csv.Line(form, texts.Select(CsvCell.Of));
        return ",;".SelectMany(separator => Read(line, separator)).SelectMany(cells => cells).All(cell => cell.Length == 0 || !Starts.Contains(cell[0], StringComparison.Ordinal));
    });

    private static void Holds(Func<CsvForm, string[], bool> property)
    {
        var text = Gen.OneOf(
            Gen.Elements("=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\r\n", " ", "a", "é", "1", "\uFF1D").NonEmptyListOf().Select(string.Concat),
            Gen.Elements("", "Photos", "=cmd|' /C calc'!A0", "a;=1", "a\";\"=1"));
        var cases = from form in Gen.Elements(CsvForm.Comma, CsvForm.Semicolon) from texts in text.NonEmptyListOf() select (form, texts.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(cases), each => property(each.form, each.Item2)));
    }

    /// <summary>What the apostrophes in front of formulas, and in front of apostrophes there, were put before.</summary>
    private static string Meant(string cell)
    {
        var text = new StringBuilder();
        var isStart = true;
        for (var index = 0; index < cell.Length; index++)
        {
            if (isStart && cell[index] == '\'')
            {
                index++;
            }

            text.Append(cell[index]);
            isStart = cell[index] is ',' or ';' || (isStart && cell[index] == '"');
        }

        return text.ToString();
    }

    /// <summary>As RFC 4180 says, and as spreadsheets do with quotes that stand elsewhere: they are signs like any other.</summary>
    private static IEnumerable<List<string>> Read(string csv, char separator)
    {
        var (cells, cell, isQuoted, isStart) = (new List<string>(), new StringBuilder(), false, true);
        for (var index = 0; index < csv.Length; index++)
        {
            var sign = csv[index];
            if (isQuoted && sign == '"' && index + 1 < csv.Length && csv[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (sign == '"' && (isQuoted || isStart))
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && sign == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                isStart = true;
                continue;
            }
            else if (!isQuoted && sign is '\r' or '\n')
            {
                break;
            }
            else
            {
                cell.Append(sign);
            }

            isStart = false;
        }

        cells.Add(cell.ToString());
        yield return cells;
    }
}
