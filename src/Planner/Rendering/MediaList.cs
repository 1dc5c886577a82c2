namespace Planner.Rendering;

/// <summary>Pictures and videos with what is said to people who cannot see them.</summary>
internal sealed class MediaList(SiteIndex index, ImmutableArray<PostMedia> media) : Html
{
    private static readonly FrozenSet<string> Videos = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".mp4", ".webm", ".mov", ".m4v", ".ogv");

    public static ImmutableArray<string> Names => ["source", "name", "alt", "video", "root"];

    public static Html? OrNull(SiteIndex index, ImmutableArray<PostMedia> media) => media.IsEmpty ? null : new MediaList(index, media);

    internal override void WriteTo(PageWriter output)
    {
        foreach (var each in media)
        {
            var file = each.File.Value;
            index.Fragments.Media.Write(
                output,
                index.Content.MediaFiles.ContainsKey(file) ? SitePaths.Address(file) : null,
                file,
                each.Alt?.Value,
                Videos.Contains(Path.GetExtension(file)) ? "video" : null,
                "../");
        }
    }
}
