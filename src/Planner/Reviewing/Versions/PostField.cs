namespace Planner.Reviewing.Versions;

/// <summary>What of a post may differ between two of its versions, in the order in which it is told.</summary>
internal enum PostField
{
    Title,
    Status,

    /// <summary>As written: <c>2026-11-24 18:30</c>, with its offset; for one account also <c>+2h</c>.</summary>
    Time,
    Timezone,

    /// <summary>An account that the post goes to.</summary>
    Account,
    Media,
    Alt,
    Focus,
    Rights,
    Link,
    Poll,
    ContentWarning,
    FirstComment,
    Visibility,
    Thread,
    Language,
    Late,
    Brand,
    Owner,
    Campaign,
    Contest,
    Step,
    Partner,
    Pillar,
    Tags,
    Repeat,

    /// <summary>A value below <c>extra:</c>.</summary>
    Extra,

    /// <summary>Bold, headings, code: what readers see of a text beside its words.</summary>
    Formatting,
}

/// <summary>A value that is not as it was.</summary>
/// <param name="Account">Whose own it is; null: the post's.</param>
/// <param name="Name">Which of several: a media file, a name below <c>extra:</c>; empty where there is one.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none.</param>
internal sealed record FieldDifference(PostField Field, string? Account, string Name, string? Before, string? After);

/// <summary>A text that is not as it was, word by word.</summary>
/// <param name="Target">The account or network whose own it is; null: everyone's.</param>
internal sealed record TextDifference(string? Target, ImmutableArray<DifferencePart> Parts);
