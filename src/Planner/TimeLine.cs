namespace Planner;

/// <summary>
/// A local time as it stands in a post's file, with what a patch needs to change it. A time with an explicit offset is
/// none: on another day the offset may be another.
/// </summary>
/// <param name="Account">The account whose own time it is; null: the post's.</param>
/// <param name="Line">From one.</param>
/// <param name="Column">From one, where the value begins, with its quote if it has one.</param>
/// <param name="Length">Of the value, with its quotes.</param>
/// <param name="Lines">
/// The line, between the one before it, unless that is the file's first, and the one after it: the least that makes
/// <c>git apply</c> notice that a file has changed. They end with <c>\n</c> but for the last one.
/// </param>
/// <param name="LineEnd">What the file's lines end with.</param>
/// <param name="IsEnd">Whether the last of the lines is the file's and ends with nothing.</param>
internal sealed record TimeLine(string? Account, LocalDateTime Local, int Line, int Column, int Length, string Lines, string LineEnd, bool IsEnd)
{
    /// <summary>Whether the first of the lines is the one before.</summary>
    public bool HasLineBefore => Line > 2;
}
