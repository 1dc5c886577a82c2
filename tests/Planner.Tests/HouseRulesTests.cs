using System.Text;
using System.Text.RegularExpressions;
using Planner.Findings;

namespace Planner.Tests;

/// <summary>Rules of the house that no analyzer knows.</summary>
public sealed partial class HouseRulesTests
{
    /// <summary>Messages about files that a spec cannot hold: too large for one, or not a file at all. Tests of their own see them.</summary>
    private static readonly string[] SeenElsewhere =
    [
        "This file has ", "This text has ", "The table in this text", "This file cannot be read: ", "This folder cannot be read: ", "This is not a file but a pipe", "This is a link to a folder", "This is a link that leads",
        "A calendar file", "The file ends inside the ", "' says how the event repeats", "expected a line of an iCalendar file",
    ];

    private static readonly string[] Specs = [.. Directory.GetFiles(Path.Combine(Golden.Root, "tests/Planner.Tests/Specs"), "*.txt", SearchOption.AllDirectories).Select(File.ReadAllText)];

    public static TheoryData<string> Rule => [.. Rules.All.Select(rule => rule.Name)];

    public static TheoryData<string> Messages => [.. Sources("src/Planner/Findings", "Problems*.cs").SelectMany(file => Formats(File.ReadAllText(file))).Distinct()];

    [Theory, MemberData(nameof(Rule))]
    public void Every_rule_has_a_spec(string rule) => Assert.Contains(Specs, spec => spec.Contains($" {rule}: ", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Messages))]
    public void Every_message_is_seen_in_a_spec(string message)
    {
        if (!SeenElsewhere.Any(start => message.Contains(Regex.Escape(start), StringComparison.Ordinal)))
        {
            var pattern = new Regex(": " + message + "$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
            Assert.Contains(Specs, pattern.IsMatch);
        }
    }

    [Fact]
    public void Only_the_command_line_and_git_touch_the_world_outside()
    {
        var text = File.ReadAllText(Path.Combine(Golden.Root, ".editorconfig"));
        var relaxed = text.Split("\n[").Where(section => section.Contains("RS0030.severity = none", StringComparison.Ordinal)).Select(section => section.Split(']')[0]);
        Assert.Equal(["src/Planner/Cli/**.cs", "src/Planner/Git/**.cs"], relaxed.Where(section => section.StartsWith("src/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_source_file_switches_an_analyzer_off_for_itself() =>
        Assert.DoesNotContain(Sources("src", "*.cs"), file => Pragma().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void No_source_file_is_left_with_something_to_do() =>
        Assert.DoesNotContain(Sources("src", "*.cs").Concat(Sources("tests", "*.cs")), file => ToDo().IsMatch(File.ReadAllText(file)));

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Golden.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>Interpolated strings as patterns: what stands between braces may be anything.</summary>
    private static IEnumerable<string> Formats(string source)
    {
        for (var start = source.IndexOf("$\"", StringComparison.Ordinal); start >= 0; start = source.IndexOf("$\"", start, StringComparison.Ordinal))
        {
            var pattern = new StringBuilder();
            var depth = 0;
            var isString = false;
            for (start += 2; source[start] != '"' || depth > 0; start++)
            {
                isString ^= depth > 0 && source[start] == '"';
                depth += isString ? 0 : source[start] is '{' ? 1 : source[start] is '}' ? -1 : 0;
                pattern.Append(depth > 0 ? "" : source[start] is '}' ? "\u0001" : source[start]);
            }

            // Whole messages only: parts of one, such as a week's number, end otherwise.
            if (pattern.ToString() is [.., '.' or '?'] format)
            {
                yield return Regex.Escape(format).Replace("\u0001", ".*", StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"#pragma warning disable|\[SuppressMessage", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ToDo();
}
