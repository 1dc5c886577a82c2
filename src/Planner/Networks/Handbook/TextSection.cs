using Planner.Networks.Counting;
using static Planner.Networks.Handbook.Quantities;

namespace Planner.Networks.Handbook;

/// <summary>What a network says about words: text, title, hashtags, mentions, addresses, polls.</summary>
internal static class TextSection
{
    /// <summary>Behind a value that no vendor states.</summary>
    public const string Doubt = "†";

    /// <summary>A line each, without the bullet.</summary>
    public static IEnumerable<string> Lines(Network network) =>
    [
        Length(network.Text) + (network.Text.Max is not null && MarkdownTable.CountsWhatIsSeen(network) ? " Signs that only format do not count." : ""),
        .. Optional(WithMedia(network.Text), Bytes(network.Text), Least(network.Text), Warning(network), Fold(network.Text), Title(network.Title)),
        Tags("Hashtags", network.Hashtags),
        Tags("Mentions", network.Mentions),
        Links(network.Links),
        Card(network.Links),
        Poll(network.Poll),
    ];

    /// <summary><c>500</c>, with the sign of doubt where it belongs.</summary>
    public static string Value(int value, Facts facts, string name) => Count(value) + (facts.IsVerified(name) ? "" : Doubt);

    /// <summary>For a cell of a table.</summary>
    public static string Unit(TextLimits text) => Counters.Find(text.Counter)!.Unit switch
    {
        LengthUnit.Grapheme => "characters as readers see them",
        LengthUnit.CodePoint => "code points",
        LengthUnit.Utf16CodeUnit => "UTF-16 units",
        LengthUnit.Utf8Byte => "bytes",
        LengthUnit.WeightedCodePoint => "weighted characters",
        _ => "characters",
    } + (text.Facts.IsVerified("counter") ? "" : Doubt);

    private static string Length(TextLimits text) => text.Max is { } most
        ? $"**Length**: at most {Value(most, text.Facts, "limit")} {Unit(text)}. {How(text)}"
        : "**Length**: no limit that is known.";

    private static string How(TextLimits text) => text.Counter switch
    {
        "x" =>
            $"Letters of most alphabets (Latin, Greek, Cyrillic, Arabic, Hindi …) count 1, Chinese, Japanese and Korean 2, and an emoji 2 whatever it is made of. An address counts {text.UrlWeight}, "
            + "with or without https://.",
        "mastodon" => $"An emoji counts 1 whatever it is made of, an address with https:// counts {text.UrlWeight}, and of `@name@server` only `@name` counts.",
        "threads" => "An emoji counts as its UTF-8 bytes: mostly 4, and 25 for a family of four.",
        "grapheme" => "An emoji counts 1 whatever it is made of; an address counts each of its characters.",
        "code_point" => "An emoji counts 1 for each part: 7 for a family of four. An address counts each of its characters.",
        "utf16_code_unit" => "Most emoji count 2, and a family of four counts 11, as JavaScript and .NET count.",
        "utf8_byte" => "An accented or Cyrillic letter counts 2, a Chinese sign 3, most emoji 4.",
        _ => "The network does not say what a character is; Planner counts UTF-16 units, the most that the word may mean: most emoji count 2.",
    };

    private static string? WithMedia(TextLimits text) => text.MaxWithMedia is { } most ? $"**Beside media**: at most {Value(most, text.Facts, "with_media")}." : null;

    private static string? Bytes(TextLimits text) =>
        text.MaxBytes is { } most ? $"**Bytes**: at most {Value(most, text.Facts, "bytes")} in UTF-8, a second limit on the same text." : null;

    private static string? Least(TextLimits text) => text.Min is { } least ? $"**Shortest**: {Value(least, text.Facts, "min")}." : null;

    private static string Warning(Network network) => !network.HasWarnings ? "**Content warning**: none; `content_warning` has no effect."
        : network.Text.CountsWarning ? "**Content warning**: shown before each message; it shares the limit."
        : "**Content warning**: shown before each message; it does not count.";

    private static string? Fold(TextLimits text) =>
        text.Fold is { } fold ? $"**Fold**: readers see about {Value(fold, text.Facts, "fold")} characters before they ask for more." : null;

    private static string? Title(TitleLimits? title) => title is null ? null
        : $"**Title**: the post's, or `title` or `subject` under `extra:`; {Range(title.Min, title.Max, value => Count(value)) ?? "no limit that is known"}"
          + (title.Facts.IsVerified("limit") ? "" : Doubt)
          + (title.Refused.Length > 0 ? $"; {string.Join(" and ", title.Refused.Select(sign => $"`{sign}`"))} are refused" : "") + ".";

    private static string Tags(string name, TagLimits tags) => (tags.Work, tags.Max) switch
    {
        (false, { } most) => $"**{name}**: lead nowhere from the text; at most {Value(most, tags.Facts, "limit")}.",
        (false, null) => $"**{name}**: lead nowhere.",
        (true, { } most) => $"**{name}**: at most {Value(most, tags.Facts, "limit")}.",
        _ => $"**{name}**: no limit that is known.",
    };

    private static string Links(LinkRules links) =>
        (links.Work ? "**Links**: readers can follow an address in the text" : "**Links**: readers cannot follow an address in the text")
        + (links.Max is { } most ? $"; at most {Value(most, links.Facts, "limit")} different ones" : "")
        + (links.Utm ? "." : "; Planner adds no UTM parameters to it.");

    private static string Card(LinkRules links) => links.Card switch
    {
        CardPlace.Field => "**`link:` of a post**: goes beside the text as a card; with media, which take its place, it moves into the text.",
        CardPlace.Always => "**`link:` of a post**: goes beside the text, with media or without.",
        CardPlace.None => "**`link:` of a post**: has no place there and is not sent.",
        _ => "**`link:` of a post**: stands in the text; the network makes a card of it where it can.",
    };

    private static string Poll(PollLimits? poll) => poll is null ? "**Polls**: none."
        : $"**Polls**: at most {Value(poll.Answers, poll.Facts, "answers")} answers"
          + (poll.MaxAnswer is { } most ? $" of {Value(most, poll.Facts, "limit")} characters" : "")
          + (Range(poll.Min, poll.Max, Span) is { } time ? $", open for {time}" : "") + ".";

    private static IEnumerable<string> Optional(params string?[] lines) => lines.OfType<string>();
}
