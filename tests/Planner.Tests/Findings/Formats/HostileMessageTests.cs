using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Findings.Formats;
using Planner.Printing;

namespace Planner.Tests.Findings.Formats;

/// <summary>A message quotes what authors typed, so it may hold anything at all.</summary>
public partial class HostileMessageTests
{
    private static readonly string[] Attacks =
    [
        "\u001b[2J", "\r\n", "\n::set-output name=x::y", "::error::", "%0A", "%", "##[add-mask]a", "##vso[task.setvariable]", "]]>", "<!--", "--",
        "&#x0;", "\"", "'", "{0}", "{", "\0", "\u0085", "\u009B31m", "\u2028", "\u202E", "\u2066", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "é", "日", "🔥", " ", "a",
    ];

    private static readonly Arbitrary<string> Messages =
        Gen.OneOf(
            Gen.Elements(Attacks).ListOf().Select(parts => string.Concat(parts)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get))
        .ToArbitrary();

    [Fact]
    public void Json_gives_back_the_message_to_the_letter() =>
        ForAnyMessage("json", (message, text) => JsonDocument.Parse(text).RootElement.GetProperty("findings")[0].GetProperty("message").GetString() == Whole(message));

    [Fact]
    public void GitLab_gives_back_the_message_to_the_letter() =>
        ForAnyMessage("gitlab", (message, text) => JsonDocument.Parse(text).RootElement[0].GetProperty("description").GetString() == Whole(message));

    [Fact]
    public void Sarif_gives_back_the_message_to_the_letter() =>
        ForAnyMessage("sarif", (message, text) => JsonDocument.Parse(text).RootElement
            .GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString() == Whole(message));

    [Fact]
    public void Xml_gives_back_the_message_as_it_can_be_printed() =>
        ForAnyMessage("junit", (message, text) => XDocument.Parse(text, LoadOptions.PreserveWhitespace)
            .Descendants("failure").Single().Attribute("message")!.Value == Printable.Of(message));

    [Fact]
    public void A_message_stays_inside_its_one_workflow_command() =>
        ForAnyMessage("github", (message, text) =>
            Command().Match(text) is { Success: true } command
            && Unescape(command.Groups["file"].Value) == Shown(Path(message))
            && Unescape(command.Groups["data"].Value) == Shown(message));

    [Fact]
    public void No_sign_that_acts_reaches_a_terminal() =>
        Assert.All(FormatTests.Names, format =>
            ForAnyMessage(format, (_, text) => !text.EnumerateRunes().Any(rune =>
                (Rune.IsControl(rune) && rune.Value != '\n') || rune.Value is (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069))));

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("gitlab")]
    [InlineData("sarif")]
    public void What_a_log_shows_is_no_order_to_a_build_server(string format) =>
        ForAnyMessage(format, (_, text) => !Order().IsMatch(text));

    private static void ForAnyMessage(string format, Func<string, string, bool> holds) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Messages, message => holds(message, FormatTests.Render(format, Of(message), _ => message))));

    private static FindingReport Of(string message) =>
        new([FormatTests.Of("field-type", Severity.Error, Path(message), 1, 1, message)], 1, 1);

    private static string Path(string message) => $"content/{message}.md";

    /// <summary>UTF-8 has no half surrogates; every encoder puts U+FFFD in their place.</summary>
    private static string Whole(string message) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message));

    private static string Shown(string message) => string.Join('\n', message.ReplaceLineEndings("\n").Split('\n').Select(Printable.Of));

    /// <summary>As the runner does: the percent sign last.</summary>
    private static string Unescape(string text) => text
        .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"\A::error file=(?<file>[^:,\n\r]*),line=1,col=1,title=field-type::(?<data>[^\n\r]*)\n\z")]
    private static partial Regex Command();

    [GeneratedRegex(@"^\s*::|##(?:vso|teamcity)?\[", RegexOptions.Multiline)]
    private static partial Regex Order();
}
