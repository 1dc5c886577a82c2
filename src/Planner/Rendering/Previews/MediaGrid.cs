namespace Planner.Rendering.Previews;

/// <summary>Pictures and videos beside each other; behind the fourth, the number of those that are left is shown.</summary>
/// <param name="isStrip">Whether the network has one behind the other, so that none is left.</param>
/// <param name="hasAlt">Whether the network tells people what they cannot see.</param>
/// <param name="language">Of what is told; null: the site's.</param>
internal sealed class MediaGrid(SiteIndex index, ImmutableArray<PostMedia> media, bool isStrip, bool hasAlt, string? language) : Html
{
    /// <summary>As Facebook, LinkedIn and X do; networks differ here, and change it.</summary>
    private const int Shown = 4;

    public static ImmutableArray<string> Names => ["pictures", "scrolls", "more", "rest"];

    public static ImmutableArray<string> PictureNames => ["source", "name", "alt", "tellsAlt", "lacksAlt", "video", "length", "document", "language", "root"];

    private ImmutableArray<PostMedia> Media { get; } = media;

    internal override void WriteTo(PageWriter output)
    {
        var first = isStrip ? Media.Length : Math.Min(Media.Length, Shown);
        var rest = Media.Length - first;
        index.Fragments.Grid.Write(
            output,
            new Pictures(this, 0, first),
            isStrip && first > 1 ? "scrolls" : null,
            rest > 0 ? $"+{rest}" : null,
            rest > 0 ? new Pictures(this, first, Media.Length) : null);
    }

    private void Write(PageWriter output, PostMedia each)
    {
        var file = each.File.Value;
        var isDocument = MediaTypes.IsDocument(file);
        index.Fragments.Picture.Write(
            output,
            SiteMedia.Has(file, index.Content) ? SitePaths.Address(file) : null,
            file,
            each.Alt?.Value,
            hasAlt && each.Alt is not null ? "tells" : null,
            hasAlt && !isDocument && each.Alt is null ? "lacks" : null,
            MediaTypes.IsVideo(file) ? "video" : null,
            index.Content.Media.GetValueOrDefault(file)?.Duration is { } length ? Clock(length) : null,
            isDocument ? "document" : null,
            language,
            "../");
    }

    /// <summary>1:05, as players show it.</summary>
    private static string Clock(Duration length)
    {
        var seconds = (long)Math.Round(length.TotalSeconds);
        return seconds >= 3600 ? $"{seconds / 3600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}" : $"{seconds / 60}:{seconds % 60:D2}";
    }

    private sealed class Pictures(MediaGrid grid, int start, int end) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            for (var at = start; at < end; at++)
            {
                grid.Write(output, grid.Media[at]);
            }
        }
    }
}
