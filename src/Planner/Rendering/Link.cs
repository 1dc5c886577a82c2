namespace Planner.Rendering;

/// <param name="Href">From the site's root; the template puts the way back to it in front.</param>
public sealed record Link(string Href, string Text)
{
    /// <summary>A small word beside it: a count, a date.</summary>
    public string? Note { get; init; }

    internal static Link To(string path, string text) => new(SitePaths.Address(path), text);
}
