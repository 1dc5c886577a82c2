namespace Planner;

/// <summary>What one file of <c>content/</c> holds.</summary>
public interface IEntity
{
    /// <summary>The file's name without extension, or a post's <c>id</c>; unique among its kind.</summary>
    string Id { get; }

    /// <summary>The place that findings about the whole point to.</summary>
    SourceSpan Source { get; }

    /// <summary>What people call it.</summary>
    string Title { get; }
}
