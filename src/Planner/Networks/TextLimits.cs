namespace Planner;

/// <summary>What a network says about the text of a message.</summary>
public sealed record TextLimits
{
    /// <summary>Null: none that is known.</summary>
    public int? Max { get; init; }

    /// <summary>The limit beside media, where it is another: a caption.</summary>
    public int? MaxWithMedia { get; init; }

    /// <summary>A second limit on the UTF-8 bytes of the same text.</summary>
    public int? MaxBytes { get; init; }

    public int? Min { get; init; }

    /// <summary>How it counts, by a name of <see cref="Networks.Counting.Counters"/>.</summary>
    public string Counter { get; init; } = "character";

    /// <summary>What an address counts, whatever its length; null: its characters.</summary>
    public int? UrlWeight { get; init; }

    /// <summary>Whether the content warning shares the limit.</summary>
    public bool CountsWarning { get; init; }

    /// <summary>What Markdown becomes, by a name of <see cref="Networks.Texts.TextFormats"/>.</summary>
    public string Format { get; init; } = "plain";

    /// <summary>Characters that the network refuses.</summary>
    public string Refused { get; init; } = "";

    /// <summary>Characters that readers see before they ask for more; null: all.</summary>
    public int? Fold { get; init; }

    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>A title beside the text: YouTube, Pinterest, Reddit, WordPress, a letter's subject.</summary>
/// <param name="Counter">By a name of <see cref="Networks.Counting.Counters"/>.</param>
/// <param name="Refused">Characters that the network refuses.</param>
public sealed record TitleLimits(int? Max, int? Min, string Counter, string Refused, Facts Facts);

/// <summary>Hashtags, or mentions.</summary>
public sealed record TagLimits
{
    /// <summary>Whether they lead anywhere.</summary>
    public bool Work { get; init; } = true;

    /// <summary>Null: none that is known.</summary>
    public int? Max { get; init; }

    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>How the address of a post's card (<c>link:</c>) goes along.</summary>
public enum CardPlace
{
    /// <summary>The network makes a card of an address in the text.</summary>
    Text,

    /// <summary>Beside the text, unless media take its place.</summary>
    Field,

    /// <summary>Beside the text, with media or without.</summary>
    Always,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Addresses in the text.</summary>
public sealed record LinkRules
{
    /// <summary>Whether readers can follow one that stands in the text.</summary>
    public bool Work { get; init; } = true;

    /// <summary>How many different ones a message may hold; null: any.</summary>
    public int? Max { get; init; }

    /// <summary>How the address of a post's card goes along.</summary>
    public CardPlace Card { get; init; }

    /// <summary>Whether the campaign's UTM parameters are added to them.</summary>
    public bool Utm { get; init; } = true;

    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>A question to vote on.</summary>
/// <param name="Answers">The most answers.</param>
/// <param name="MaxAnswer">The longest answer.</param>
/// <param name="Counter">By a name of <see cref="Networks.Counting.Counters"/>.</param>
public sealed record PollLimits(int Answers, int? MaxAnswer, string Counter, TimeOffset? Min, TimeOffset? Max, Facts Facts);
