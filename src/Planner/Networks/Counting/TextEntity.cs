namespace Planner.Networks.Counting;

/// <summary>What a network makes a link of.</summary>
public enum TextEntityKind
{
    Url,
    Mention,
    Hashtag,
    Cashtag,
}

/// <summary>A part of a text that a network makes a link of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">In UTF-16 code units; where the sign <c>@</c>, <c>#</c> or <c>$</c> stands, or the address begins.</param>
/// <param name="Length">In UTF-16 code units, with the sign; a mention has its list: <c>@user/list</c>.</param>
public sealed record TextEntity(TextEntityKind Kind, int Start, int Length)
{
    /// <summary>The place behind it.</summary>
    public int End => Start + Length;
}
