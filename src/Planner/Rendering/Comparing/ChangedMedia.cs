using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>Pictures and videos beside each other: those that come, that go, that have other contents. What an old one showed is not on the site, so that it is named.</summary>
internal sealed class ChangedMedia : Html
{
    private readonly SiteIndex index;
    private readonly Review review;
    private readonly DeliveryChange change;
    private readonly PostMedia[] old;
    private readonly PostMedia[] now;

    private ChangedMedia(SiteIndex index, Review review, DeliveryChange change)
    {
        (this.index, this.review, this.change) = (index, review, change);
        old = MediaOf(change.Before);
        now = MediaOf(change.After);
    }

    public static ImmutableArray<string> Names => ["kind", "kindText", "source", "name", "alt", "altWords", "video", "document", "missing", "root"];

    /// <summary>Null where there is none.</summary>
    public static ChangedMedia? OrNull(SiteIndex index, Review review, DeliveryChange change) =>
        new ChangedMedia(index, review, change) is var media && media.old.Length + media.now.Length > 0 ? media : null;

    internal override void WriteTo(PageWriter output)
    {
        output.Write("<ul class=\"media\">"u8);
        foreach (var gone in old.Where(each => now.All(other => other.File.Value != each.File.Value)))
        {
            Write(output, gone, "removed", gone.Alt?.Value, index.Language["changes.media.old"]);
        }

        foreach (var each in now)
        {
            var was = old.FirstOrDefault(other => other.File.Value == each.File.Value);
            var kind = was is null ? "added" : review.ChangedFiles.Contains("content/" + each.File.Value) ? "replaced" : "same";
            var alt = was is null ? each.Alt?.Value as object
                : was.Alt?.Value == each.Alt?.Value ? each.Alt?.Value
                : new WordsHtml(WordDifference.Of(was.Alt?.Value ?? "", each.Alt?.Value ?? ""), isWhole: true);
            Write(output, each, kind, alt, index.Language["changes.media.missing"]);
        }

        output.Write("</ul>"u8);
    }

    private static PostMedia[] MediaOf(ReviewedDelivery? side) => [.. side?.Prepared.Segments.SelectMany(segment => segment.Media) ?? []];

    /// <param name="alt">A text, or what differs of it.</param>
    /// <param name="missing">What is said in place of a picture.</param>
    private void Write(PageWriter output, PostMedia media, string kind, object? alt, string missing)
    {
        var file = media.File.Value;
        index.Fragments.ChangedMedia.Write(
            output,
            kind,
            // On a new post everything is new.
            kind is "same" || (kind is "added" && change.Kind is ChangeKind.Added) ? null : index.Language["changes.media." + kind],
            kind is not "removed" && SiteMedia.Has(file, index.Content) ? SitePaths.Address(file) : null,
            file,
            media.Alt?.Value,
            alt,
            MediaTypes.IsVideo(file) ? "video" : null,
            MediaTypes.IsDocument(file) ? "document" : null,
            missing,
            "");
    }
}
