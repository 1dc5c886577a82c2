namespace Planner.Rendering;

/// <summary>Some files of the site. Two parts may be rendered at the same time, the files of one only in their order.</summary>
/// <param name="Files">Renders each file when it is asked for; asking twice renders twice. Its bytes hold until the next is asked for.</param>
/// <param name="IsUrgent">Whether it shows what the caller wants to see first.</param>
public sealed record SitePart(Func<IEnumerable<OutputFile>> Files, bool IsUrgent = false);
