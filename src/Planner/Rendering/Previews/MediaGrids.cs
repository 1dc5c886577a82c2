namespace Planner.Rendering.Previews;

/// <summary>The media of one page: most deliveries show what the one before showed, and it is then copied.</summary>
/// <param name="language">Of their alternative texts; null: the site's.</param>
internal sealed class MediaGrids(SiteIndex index, string? language)
{
    private (ImmutableArray<PostMedia> Media, bool IsStrip, bool HasAlt) known;
    private Html? html;

    public Html? Of(ImmutableArray<PostMedia> media, Network network)
    {
        if (media.IsEmpty)
        {
            return null;
        }

        var wanted = (media, network.Preview is PreviewStyle.Photo or PreviewStyle.Reel, network.Media?.Alt.Work ?? true);
        if (html is null || known != wanted)
        {
            known = wanted;
            html = new Repeated(new MediaGrid(index, media, known.IsStrip, known.HasAlt, language));
        }

        return html;
    }
}
