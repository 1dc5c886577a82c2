using Planner.Drawing;

namespace Planner.Tests.Drawing;

public sealed class EntryImportTests
{
    [Theory]
    [InlineData("email\nann@x.example\nbob@x.example\n")]
    [InlineData("date,email\n1,ann@x.example\n2,bob@x.example\n")]
    [InlineData("date;email\r\n1;ann@x.example\r\n2;bob@x.example\r\n")]
    [InlineData("email\tword\nann@x.example\ta, b; c\nbob@x.example\t\n")]
    [InlineData("\"email\",\"a;b;c;d\"\n\"ann@x.example\",\"he said \"\"hello\"\"\nand left\"\nbob@x.example,\"\"")]
    [InlineData("E-mail,EMAIL \n1,ann@x.example\n\n2,bob@x.example\n")]
    public void Columns_are_told_apart_by_what_the_first_line_has(string file)
    {
        var result = DrawSample.Import(file, DrawSample.Rules(file.Contains("date", StringComparison.Ordinal) || file.Contains(',', StringComparison.Ordinal) || file.Contains('\t', StringComparison.Ordinal) ? "email" : null));
        Assert.Null(result.Fault);
        Assert.Equal((2, 2), (result.Entries, result.People));
    }

    [Theory]
    [InlineData("  Ann@X.example ", "ann@x.example")]
    [InlineData("@Lune_Atelier", "lune_atelier")]
    [InlineData(" @ Zoé", "zoé")]
    [InlineData("ÉLODIE@x.example", "élodie@x.example")]
    [InlineData("\u00A0ann\u200B@x.example\uFEFF", "ann@x.example")]
    [InlineData("   ", "")]
    [InlineData("@", "")]
    public void One_person_is_written_one_way(string written, string expected) => Assert.Equal(expected, Pseudonyms.Normalise(written));

    [Fact]
    public void Each_row_that_does_not_count_is_counted_by_its_reason()
    {
        const string File = """
            when,email,answer
            2026-11-05 12:00,ann@x.example,42
            2026-11-05 12:01,ANN@x.example,42
            2026-11-05 12:02,ann@x.example, 42
            2026-10-31 12:00,early@x.example,42
            2026-11-10 20:00,late@x.example,42
            2026-11-10T20:59:59+01:00,intime@x.example,42
            2026-11-06 12:00,wrong@x.example,41
            2026-11-06 12:00,,42
            2026-11-06 12:00,Team@x.example,42
            """;
        var result = DrawSample.Import(File, DrawSample.Rules("email", perPerson: 2, time: "when", conditions: ("Answer", "42")), "@team@x.example");
        Assert.Null(result.Fault);
        Assert.Equal(new EntryCounts(Rows: 9, Duplicate: 1, Excluded: 1, Unmet: 1, Early: 1, Late: 1, Nobody: 1, Broken: 0), result.Counts);
        Assert.Equal((2, 3), (result.People, result.Entries));
    }

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3\n1\n", 2, 3)]
    [InlineData("a,b\n1,2\n1,it\"s\n", 1, 3)]
    [InlineData("a,b\n1,2\n2,\"never closed\n3,4\n", 1, 5)]
    public void Rows_that_cannot_be_read_are_told_with_their_line_and_stop_the_import(string file, int rows, int line)
    {
        var result = DrawSample.Import(file, DrawSample.Rules("a"));
        Assert.StartsWith($"has {rows} row", result.Fault, StringComparison.Ordinal);
        Assert.Equal(rows, result.Counts.Broken);
        Assert.Equal(line, result.Broken[0].Line);
        Assert.Null(DrawSample.Import(file, DrawSample.Rules("a", mayBeBroken: true)).Fault);
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_a_broken_row()
    {
        var result = DrawSample.Import("a,t\nann,05/11/2026\n", DrawSample.Rules("a", time: "t"));
        Assert.Contains("'05/11/2026'", Assert.Single(result.Broken).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n", "say with --column which")]
    public void What_is_missing_is_said(string file, string expected) => Assert.Contains(expected, DrawSample.Import(file, DrawSample.Rules()).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("mail", "a,b\n", "has no column 'mail', or has it twice; its columns are a, b")]
    [InlineData("a", "a,A\n", "has no column 'a', or has it twice")]
    public void A_column_is_there_once(string column, string file, string expected) => Assert.StartsWith(expected, DrawSample.Import(file, DrawSample.Rules(column)).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_quote_that_is_never_closed_does_not_take_a_huge_file_into_memory() =>
        Assert.Contains("a quote that is not closed", DrawSample.Import("a,b\n1,\"" + string.Concat(Enumerable.Repeat("x,y\n", 100_000)), DrawSample.Rules("a")).Fault, StringComparison.Ordinal);
}
