using System.Text;

namespace Planner.Findings;

/// <summary>What <c>planner explain</c> prints, for people in a terminal.</summary>
public static class Explanation
{
    private const int Width = 96;

    /// <summary>Every rule by subject, with its severity and what it wants.</summary>
    public static string OfAll(RuleTexts texts)
    {
        var text = new StringBuilder();
        var longest = Rules.Names.Max(name => name.Length);
        var severities = Enum.GetValues<Severity>().Max(severity => texts.Of(severity).Length);
        foreach (var subject in Rules.All.GroupBy(rule => rule.Subject))
        {
            text.Append(texts.Of(subject.Key)).Append('\n');
            foreach (var rule in subject)
            {
                text.Append("  ").Append(rule.Name.PadRight(longest)).Append("  ")
                    .Append(texts.Of(rule.Severity).PadRight(severities)).Append("  ").Append(Plain(texts.Of(rule).Summary)).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(Plain(texts.Word("more"))).Append('\n').ToString();
    }

    /// <summary>All there is to say of one rule.</summary>
    public static string Of(Rule rule, RuleTexts texts)
    {
        var said = texts.Of(rule);
        var text = new StringBuilder(rule.Name);
        text.Append(CultureInfo.InvariantCulture, $" ({texts.Of(rule.Subject)}, {texts.Of(rule.Severity)})\n");
        Wrap(text, "", said.Summary);
        Chapter(text, texts.Word("why"), said.Why);
        Chapter(text, texts.Word("fix"), said.Fix);
        Quote(text, texts.Word("wrong"), said.Wrong);
        Quote(text, texts.Word("right"), said.Right);
        if (rule.IsLocked)
        {
            return text.Append('\n').Append(texts.Word("locked")).Append('\n').ToString();
        }

        Chapter(text, texts.Word("silence"), texts.Word("silence-file"));
        text.Append("      ").Append(SilenceInFile(rule, texts)).Append('\n');
        Wrap(text, "  ", texts.Word("silence-team"));
        return text.Append("      ").Append(SilenceForTeam(rule)).Append('\n').ToString();
    }

    /// <summary>What to say to someone who asks for a rule that does not exist.</summary>
    public static string OfUnknown(string name, RuleTexts texts)
    {
        var answer = Format(texts.Word("unknown"), name);
        var hint = DidYouMean.Nearest(name, Rules.Names) is { } nearest
            ? Format(texts.Word("did-you-mean"), nearest)
            : Plain(texts.Word("list"));
        return $"{answer} {hint}\n";
    }

    internal static string SilenceInFile(Rule rule, RuleTexts texts) => $"silence: {{ {rule.Name}: {texts.Word("silence-reason")} }}";

    internal static string SilenceForTeam(Rule rule) => $"rules: {{ {rule.Name}: off }}";

    private static void Chapter(StringBuilder text, string title, string said)
    {
        text.Append('\n').Append(title).Append('\n');
        Wrap(text, "  ", said);
    }

    private static void Quote(StringBuilder text, string title, string lines)
    {
        text.Append('\n').Append(title).Append('\n');
        foreach (var line in lines.Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : "      ").Append(line).Append('\n');
        }
    }

    /// <summary>Breaks at spaces alone, so that the no-break spaces of French hold.</summary>
    private static void Wrap(StringBuilder text, string indent, string said)
    {
        var width = 0;
        foreach (var word in Plain(said).Split(' '))
        {
            if (width > 0 && width + 1 + word.Length <= Width)
            {
                text.Append(' ');
                width++;
            }
            else
            {
                text.Append(width > 0 ? "\n" : "").Append(indent);
                width = indent.Length;
            }

            text.Append(word);
            width += word.Length;
        }

        text.Append('\n');
    }

    private static string Plain(string said) => said.Replace("`", "", StringComparison.Ordinal);

    private static string Format(string said, string name) => said.Replace("{0}", name, StringComparison.Ordinal);
}
