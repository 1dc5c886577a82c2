using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Planner.Loading;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

/// <summary>Everything that findings and reasons say has a French text, and no French text is left over.</summary>
public sealed partial class FrenchMessagesTests
{
    private static readonly string Source = Path.Combine(Golden.Root, "src/Planner");
    private static readonly LanguageFile French = LanguageFile.Read("fr", File.ReadAllText(Path.Combine(Golden.Root, "templates/languages/fr.yml")));
    private static readonly FrozenDictionary<string, string> Messages = French.Under("messages.");
    private static readonly FrozenDictionary<string, string> Terms = French.Under("terms.");
    private static readonly FrozenDictionary<string, string> Nouns = French.Under("nouns.");

    [Fact]
    public void Every_message_has_a_French_text() => Assert.Empty(Formats().Except(Messages.Keys, StringComparer.Ordinal));

    [Fact]
    public void No_French_text_is_left_of_a_message_that_is_gone() => Assert.Empty(Messages.Keys.Except(Formats(), StringComparer.Ordinal));

    [Fact]
    public void Every_noun_in_a_message_has_its_two_French_forms() =>
        Assert.Equal(
            NounsOfMessages().SelectMany(noun => new[] { noun + ".ce", noun + ".le" }).Distinct().Order(StringComparer.Ordinal),
            Nouns.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_other_word_in_a_message_is_French_too() =>
        Assert.Equal(TermsOfMessages().Distinct().Order(StringComparer.Ordinal), Terms.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_French_text_asks_for_no_more_values_than_there_are() => Assert.All(Messages, message =>
        Assert.True(Holes(message.Value).All(hole => Holes(message.Key).Contains(hole)), message.Value));

    /// <summary>A weekday is part of a French date; everything else that a message knows, it says.</summary>
    [Fact]
    public void A_French_text_leaves_no_value_out() => Assert.All(Messages, message =>
    {
        if (!message.Key.StartsWith("{0} {1} is ", StringComparison.Ordinal))
        {
            Assert.True(Holes(message.Key).All(hole => Holes(message.Value).Contains(hole)), message.Value);
        }
    });

    [Fact]
    public void French_texts_are_set_with_their_spaces_quotes_and_apostrophes() => Assert.All(Messages.Values.Concat(Terms.Values).Concat(Nouns.Values), text =>
    {
        var prose = Code().Replace(text, "");
        Assert.False(OrdinarySpace().IsMatch(prose), text);
        Assert.False(StraightApostrophe().IsMatch(prose), text);
    });

    /// <summary>All of Problems and of the reasons for a state, what fields expect, and what the report says around findings.</summary>
    private static ImmutableArray<string> Formats()
    {
        var whole = Directory.GetFiles(Path.Combine(Source, "Findings"), "Problems*.cs")
            .Concat(["Findings/Formats/ReportTexts.cs", "Planning/StateJudge.cs", "Planning/Gates.cs", "Publishing/LedgerStates.cs", .. Directory.GetFiles(Path.Combine(Source, "Attending")), "Reviewing/ApprovalPolicy.cs", "Reviewing/Clashes.cs", "Reviewing/RuleClashes.cs", "Reviewing/RecordedYes.cs", "Reviewing/ForgeYes.cs", "Reviewing/ApprovalJudge.cs", "Loading/Reading.cs", "Loading/TimeText.cs"])
            .SelectMany(file => InterpolatedStrings.In(Read(file))).Select(text => text.Format);
        var expected =
            from file in Directory.GetFiles(Path.Combine(Source, "Loading"), "*.cs")
            let source = Read(file)
            from text in InterpolatedStrings.In(source)
            where Expecting().IsMatch(source[(source.LastIndexOf(';', text.Place) + 1)..text.Place]) && text.Format[0] != '^'
            select text.Format;
        // What the team wrote as a reason is passed on as it is.
        return [.. whole.Concat(expected).Where(format => format != "{0}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> NounsOfMessages() =>
        EntityKinds.All.Select(kind => kind.Name).Append("planner.yml")
            .Concat(Files("Loading").Concat(Files("Networks")).SelectMany(source => Shape().Matches(source)).Select(match => match.Groups["noun"].Value))
            .Concat(Files("Loading").Concat(Files("Checking")).SelectMany(source => Reference().Matches(source)).Select(match => match.Groups["noun"].Value));

    private static IEnumerable<string> TermsOfMessages() =>
    [
        .. Words("Loading/YamlFaults.cs", LastArgument()).Append("this is not YAML; put a text with signs in it between quotes"),
        .. Words("Loading/SecretScan.cs", Answer()),
        .. Words("Cli/ContentFolder.cs", Answer()),
        .. Words("Findings/Problems.Networks.cs", Answer()),
        .. Words("Checking/FileFits.cs", NameOfSide()),
        .. Words("Checking/ExpectedSteps.cs", FirstArgument()),
        .. Words("Checking/CampaignRules.cs", FirstOfPair()),
    ];

    private static IEnumerable<string> Words(string file, Regex pattern) => pattern.Matches(Read(file)).Select(match => match.Groups["word"].Value);

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(Source, folder), "*.cs").Select(Read);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Source, file));

    private static IEnumerable<string> Holes(string format) => Hole().Matches(format).Select(match => match.Groups["at"].Value);

    [GeneratedRegex(@"\b(Reject|Scalar(<\w+>)?|TryScalar|FieldType)\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Expecting();

    [GeneratedRegex(@"(new Shape|FactsReader\.Shape|Shape Shape\w*( \{ get; \})? = new|Problems\.FieldRequired)\((\s|[^()""]|\([^()]*\))*(""SUMMARY"", |""DTSTART"", )?""(?<noun>[^""]+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b(UnknownReference|To)\([^;""]*""(?<noun>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@""", ""(?<word>[a-z][^""]+)""\)|, ""(?<word>[a-z][^""]+ [^""]+)""\);", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LastArgument();

    [GeneratedRegex(@"=> ""(?<word>[^""]+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Answer();

    [GeneratedRegex(@"new\(""(?<word>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FirstArgument();

    [GeneratedRegex(@"\(""(?<word>\w+)"", budget\.", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FirstOfPair();

    [GeneratedRegex(@"Side\(""(?<word>\w+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NameOfSide();

    [GeneratedRegex(@"(?<!\{)\{(?<at>\d+)[^}]*\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Hole();

    /// <summary>What is typed into a file is not French.</summary>
    [GeneratedRegex(@"«\u00a0[^»]*\u00a0»|\{\{.*?\}\}|'#1f6feb'|\{[^}]*\}", RegexOptions.None, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex("[^\u00a0\u202f][:;!?](\\s|$)|[«] |[^\u00a0]»", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OrdinarySpace();

    [GeneratedRegex("\\w'\\w", RegexOptions.None, 10_000)]
    private static partial Regex StraightApostrophe();
}
