namespace Planner;

/// <summary>A post's text, for everyone or for one account or network.</summary>
/// <param name="Target">The account's or network's id; null for the post's common text.</param>
/// <param name="Source">The heading, or where the common text starts.</param>
/// <param name="Segments">One, or several for a thread; empty when nothing was written.</param>
public sealed record Variant(string? Target, SourceSpan Source, ImmutableArray<RichText> Segments)
{
    /// <summary>Whether something was written that nothing can show: there are no segments then, and it must not go out.</summary>
    public bool IsRefused { get; init; }
}
