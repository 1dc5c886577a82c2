using System.Buffers;

namespace Planner.Networks.Texts;

/// <summary>What one network's Markdown has, and what it takes for a mark.</summary>
/// <param name="Special">What is escaped wherever it stands.</param>
internal sealed record MarkdownDialect(SearchValues<char> Special)
{
    /// <summary>The deepest heading; those below it are bold lines.</summary>
    public int Headings { get; init; } = 6;

    public bool HasTables { get; init; } = true;

    /// <summary>Whether a line break is one as it stands; elsewhere two spaces before it make it one.</summary>
    public bool KeepsLineBreaks { get; init; }

    /// <summary>Whether code stands between fences; elsewhere it is indented by four spaces.</summary>
    public bool HasFences { get; init; } = true;

    /// <summary>Whether an address may stand in angle brackets, and <c>&amp;amp;</c> is an ampersand.</summary>
    public bool IsCommonMark { get; init; } = true;

    /// <summary>What keeps a text from calling everybody; the text itself where nothing does.</summary>
    public Func<string, string>? Guard { get; init; }
}
