using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class ICalendarWriterTests
{
    [Theory]
    [InlineData("a, b; c \\ d", @"a\, b\; c \\ d")]
    [InlineData("one\r\ntwo\nthree\rfour", @"one\ntwo\nthree\nfour")]
    [InlineData("next\u2028line\u0085end", @"next\nline\nend")]
    [InlineData("bell\u0007 tab\t", "bell tab\t")]
    [InlineData("", "")]
    public void Texts_are_escaped(string text, string expected) => Assert.Equal(expected, ICalendarText.Escape(text));

    [Fact]
    public void A_line_of_75_octets_is_not_folded()
    {
        Assert.Equal("SUMMARY:" + new string('a', 67) + "\r\n", Written(new string('a', 67)));
        Assert.Equal("SUMMARY:" + new string('a', 67) + "\r\n a\r\n", Written(new string('a', 68)));
    }

    [Fact]
    public void A_fold_never_cuts_a_character() =>
        Assert.Equal("SUMMARY:" + new string('a', 64) + "\r\n 🔥é\r\n", Written(new string('a', 64) + "🔥é"));

    [Fact]
    public void Every_text_comes_back_from_its_lines() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        var clean = Clean(text);
        var bytes = Bytes(clean);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        return Encoding.UTF8.GetString(bytes).EndsWith("\r\n", StringComparison.Ordinal)
            && lines.All(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\r') && !line.Contains('\n') && !line.Contains('\uFFFD'))
            && "SUMMARY:" + clean == Unescape(string.Concat(lines).Replace("\r\n ", "", StringComparison.Ordinal), lines);
    }));

    /// <summary>Long texts of wide characters, which short random texts seldom are.</summary>
    [Fact]
    public void Long_texts_come_back_too() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(codes =>
    {
        var text = string.Concat(codes.SelectMany(code => Enumerable.Repeat(new Rune(0x20AC + (Math.Abs(code % 500) * 200)), 40)).Where(rune => !Rune.IsControl(rune)));
        var lines = Encoding.UTF8.GetString(Bytes(text)).Split("\r\n");
        return lines.All(line => Encoding.UTF8.GetByteCount(line) <= 75) && "SUMMARY:" + text == Unescape("", lines);
    }));

    private static string Unescape(string ignored, string[] lines)
    {
        _ = ignored;
        var unfolded = lines[0] + string.Concat(lines.Skip(1).Where(line => line.Length > 0).Select(line => line[1..]));
        var text = new StringBuilder();
        for (var at = 0; at < unfolded.Length; at++)
        {
            text.Append(unfolded[at] != '\\' ? unfolded[at] : unfolded[++at] == 'n' ? '\n' : unfolded[at]);
        }

        return text.ToString();
    }

    /// <summary>What the format can carry: no control characters, one kind of line break, whole characters.</summary>
    private static string Clean(string? text) => new([.. (text ?? "").Where(character => character == '\n' || (!char.IsControl(character) && !char.IsSurrogate(character) && character is not ('\u2028' or '\u2029' or '\uFFFD')))]);

    private static string Written(string text) => Encoding.UTF8.GetString(Bytes(text));

    private static byte[] Bytes(string text)
    {
        var writer = new ICalendarWriter();
        writer.Text("SUMMARY", text);
        return writer.Written.ToArray();
    }
}
