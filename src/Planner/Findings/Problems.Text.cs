namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding TextTooLongToRead(SourceSpan source, int length, int limit) =>
        Error("text-too-long", source, $"This text has {length} characters; no network takes more than {limit}.");

    public static Finding FormattingTooDeep(SourceSpan source) =>
        Error("formatting-lost", source, $"Quotes or lists are nested too deep in this text to be shown anywhere; flatten them.");

    public static Finding TableTooLarge(SourceSpan source, int limit) =>
        Error("formatting-lost", source, $"The table in this text would have more than {limit} cells; make it smaller.");

    public static Finding TooManyLinks(SourceSpan source, int limit) =>
        Error("formatting-lost", source, $"This text has more than {limit} links; no network shows that many.");

    public static Finding TextEmpty(SourceSpan source, string accounts) =>
        Error("text-empty", source, $"There is no text and no media for {accounts}; write one, or take the account off the list.");

    public static Finding UnknownVariant(SourceSpan source, string target, IEnumerable<string> known) =>
        DidYouMean.Nearest(target, known) is { } nearest
            ? Error("unknown-variant", source, $"'@{target}' is neither an account of this post nor one of their networks; did you mean '@{nearest}'?")
            : Error("unknown-variant", source, $"'@{target}' is neither an account of this post nor one of their networks: {string.Join(", ", known.Select(name => "@" + name))}.");

    public static Finding VariantWithoutAccounts(SourceSpan source, string target) =>
        Error("unknown-variant", source, $"'@{target}' is a variant for nobody: the post has no accounts yet.");

    public static Finding VariantLevel(SourceSpan source, string heading) =>
        Error("unknown-variant", source, $"'{heading}' would go out as text; a variant starts with two number signs: '## {heading}'.");

    public static Finding VariantWithoutSpace(SourceSpan source, string target) =>
        Error("unknown-variant", source, $"'##{target}' would go out as text; a variant starts with a space after its number signs: '## {target}'.");

    public static Finding VariantTwice(SourceSpan source, string target, int first) =>
        Error("unknown-variant", source, $"The variant '@{target}' was already started on line {first}; keep one of the two.");
}
