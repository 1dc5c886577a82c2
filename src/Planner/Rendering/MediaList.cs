namespace Planner.Rendering;

/// <summary>Pictures and videos with what is said to people who cannot see them, and links to documents.</summary>
internal sealed class MediaList(SiteIndex index, ImmutableArray<PostMedia> media) : Html
{
    public static ImmutableArray<string> Names => ["source", "name", "alt", "video", "document", "root"];

    public static Html? OrNull(SiteIndex index, ImmutableArray<PostMedia> media) => media.IsEmpty ? null : new MediaList(index, media);

    internal override void WriteTo(PageWriter output)
    {
        foreach (var each in media)
        {
            var file = each.File.Value;
            index.Fragments.Media.Write(
                output,
                SiteMedia.Has(file, index.Content) ? SitePaths.Address(file) : null,
                file,
                each.Alt?.Value,
                MediaTypes.IsVideo(file) ? "video" : null,
                MediaTypes.IsDocument(file) ? "document" : null,
                "../");
        }
    }
}
