using FsCheck;
using FsCheck.Fluent;
using Planner.Networks.Counting;

namespace Planner.Tests.Networks.Counting;

public class NfcTests
{
    private static readonly ImmutableArray<(string Source, string Composed, string Decomposed)> Cases =
    [
        .. File.ReadLines(Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/unicode/nfc-cases.txt"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split(';'))
            .Select(parts => (Text(parts[0]), Text(parts[1]), Text(parts[2]))),
    ];

    [Fact]
    public void Texts_are_composed_as_Unicode_wants() =>
        Assert.Empty(Cases.Where(one => Nfc.Of(one.Source) != one.Composed).Select(one => Codes(one.Source) + " -> " + Codes(Nfc.Of(one.Source))));

    [Fact]
    public void What_is_composed_stays() => Assert.All(Cases, one => Assert.Equal(one.Composed, Nfc.Of(one.Composed)));

    [Fact]
    public void It_does_not_matter_whether_a_text_was_taken_apart_before() => Assert.All(Cases, one => Assert.Equal(one.Composed, Nfc.Of(one.Decomposed)));

    [Fact]
    public void X_counts_the_same_however_a_text_is_composed() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(numbers =>
    {
        var chosen = numbers.Select(number => Cases[Math.Abs(number % Cases.Length)]).ToList();
        return XLength.Of(string.Concat(chosen.Select(one => one.Composed + " "))) == XLength.Of(string.Concat(chosen.Select(one => one.Decomposed + " ")));
    }));

    [Fact]
    public void Any_text_composes_once() => Check.QuickThrowOnFailure(Prop.ForAll<char[]>(characters =>
    {
        var composed = Nfc.Of(new string(characters));
        return composed == Nfc.Of(composed);
    }));

    /// <summary>Shapes and dingbats pass without the data being asked.</summary>
    [Fact]
    public void No_shape_and_no_dingbat_ever_changes() =>
        Assert.All(Enumerable.Range(0x2500, 0x2C0), code => Assert.True(NfcData.ClassOf(code) == 0 && !NfcData.MayChange(code)));

    [Fact]
    public void A_long_run_of_marks_is_ordered_in_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 50_000));
        Assert.StartsWith("\u1EA1\u0323", Nfc.Of(text), StringComparison.Ordinal);
    }

    private static string Text(string codes) => string.Concat(codes.Split(' ').Select(code => char.ConvertFromUtf32(Convert.ToInt32(code, 16))));

    private static string Codes(string text) => string.Join(" ", text.Select(character => $"{(int)character:X}"));
}
