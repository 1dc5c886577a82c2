namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding TextTooLong(SourceSpan source, Network network, Networks.TextLength length, string before) => Graded(
        "text-too-long", source, $"On {network.Name} this text counts {length.Value} of {length.Limit!.Value} {new Term(Unit(length.Unit))}; the limit falls after “{before}”.",
        network, network.Text.Facts, "limit");

    public static Finding TextTooShort(SourceSpan source, Network network, int length, int min) =>
        Graded("field-required-by-network", source, $"{network.Name} wants a text of {min} characters at least; this one has {length}.", network, network.Text.Facts, "min");

    public static Finding TitleTooLong(SourceSpan source, Network network, Networks.TextLength length) => Graded(
        "text-too-long", source, $"On {network.Name} this title counts {length.Value} of {length.Limit!.Value} {new Term(Unit(length.Unit))}; write a shorter one under extra: title.",
        network, network.Title!.Facts, "limit");

    public static Finding TitleTooShort(SourceSpan source, Network network, int length, int min) => Graded(
        "field-required-by-network", source, $"{network.Name} wants a title of {min} characters at least; this one has {length}. Write a longer one under extra: title.",
        network, network.Title!.Facts, "min");

    public static Finding TitleRefused(SourceSpan source, Network network, char refused) =>
        Error("field-required-by-network", source, $"{network.Name} takes no {refused} in a title; write another under extra: title.");

    public static Finding TextRefused(SourceSpan source, Network network, char refused) =>
        Error("field-required-by-network", source, $"{network.Name} takes no {refused} in a text; write it another way in a variant '## @{network.Id}'.");

    public static Finding TooManyCashtags(SourceSpan source, Network network, int count) => Graded(
        "too-many-hashtags", source, $"{network.Name} takes {network.Cashtags.Max!.Value} of the signs that start with $; this text has {count}.", network, network.Cashtags.Facts, "limit");

    public static Finding TooManyHashtags(SourceSpan source, Network network, int count) =>
        Graded("too-many-hashtags", source, $"{network.Name} takes {network.Hashtags.Max!.Value} hashtags; this text has {count}.", network, network.Hashtags.Facts, "limit");

    public static Finding TooManyMentions(SourceSpan source, Network network, int count) =>
        Graded("too-many-mentions", source, $"{network.Name} takes {network.Mentions.Max!.Value} mentions; this text has {count}.", network, network.Mentions.Facts, "limit");

    public static Finding TooManyAddresses(SourceSpan source, Network network, int count) =>
        Graded("link-malformed", source, $"{network.Name} takes {network.Links.Max!.Value} different addresses; this text has {count}.", network, network.Links.Facts, "limit");

    public static Finding ThreadUnsupported(SourceSpan source, Network network) => Error(
        "thread-unsupported", source, $"{network.Name} has no threads; write a variant '## @{network.Id}' without a line of ---, or take the account off the list.");

    public static Finding TableLost(SourceSpan source, Network network) =>
        Warning("formatting-lost", source, $"{network.Name} shows no tables: this one arrives as lines with bars between the cells. A list reads better.");

    public static Finding StrikeLost(SourceSpan source, Network network) =>
        Warning("formatting-lost", source, $"{network.Name} crosses nothing out: these words arrive as if they counted. Say it in words.");

    public static Finding CardLost(SourceSpan source, Network network) =>
        Info("formatting-lost", source, $"{network.Name} shows no link: 'link' has no effect there. Say in the text where to find it.");

    public static Finding PollLost(SourceSpan source, Network network) =>
        Error("formatting-lost", source, $"{network.Name} has no polls; ask the question in a variant '## @{network.Id}', and take 'poll' out for that account.");

    public static Finding CommentLost(SourceSpan source, Network network) =>
        Warning("formatting-lost", source, $"On {network.Name} no comment can be added below a post; 'first_comment' has no effect there.");

    public static Finding ContentWarningLost(SourceSpan source, Network network) =>
        Warning("formatting-lost", source, $"{network.Name} has no warning in front of a text; 'content_warning' has no effect there. Begin the text with it in a variant '## @{network.Id}'.");

    public static Finding TooManyAnswers(SourceSpan source, Network network, int count) =>
        Graded("text-too-long", source, $"{network.Name} takes {network.Poll!.Answers} answers; this poll has {count}.", network, network.Poll.Facts, "answers");

    public static Finding AnswerTooLong(SourceSpan source, Network network, int length) => Graded(
        "text-too-long", source, $"On {network.Name} this answer counts {length} of {network.Poll!.MaxAnswer!.Value} characters.", network, network.Poll.Facts, "limit");

    public static Finding PollDuration(SourceSpan source, Network network, Duration open) => Error(
        "field-required-by-network", source,
        $"{network.Name} lets people vote from {new WrittenLength(network.Poll!.Min?.ToDuration() ?? Duration.Zero)} to {new WrittenLength(network.Poll.Max?.ToDuration() ?? open)}, not {new WrittenLength(open)}.");

    public static Finding FieldRequiredByNetwork(SourceSpan source, Network network, string name, string account) => Error(
        "field-required-by-network", source, $"{network.Name} needs '{name}' under extra:, in the post, in its line for '{account}', or in the account's file.");

    /// <summary>What no vendor states is a warning, and says that it is not sure.</summary>
    private static Finding Graded(string rule, SourceSpan source, FormattableString text, Network network, Facts facts, string value) =>
        facts.IsVerified(value) ? Error(rule, source, text) : Unsure(rule, source, text, network);

    private static Finding Unsure(string rule, SourceSpan source, FormattableString text, Network network) =>
        Warning(rule, source, $"{text} No page of {network.Name} states this number; it is what others have met.");

    private static string Unit(Networks.Counting.LengthUnit unit) => unit switch
    {
        Networks.Counting.LengthUnit.Utf8Byte => "bytes",
        Networks.Counting.LengthUnit.WeightedCodePoint => "weighted characters",
        _ => "characters",
    };
}
