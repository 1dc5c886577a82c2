using Planner.Networks;
using Planner.Networks.Texts;

namespace Planner.Rendering;

/// <summary>A delivery that a person posts by hand: each text to copy, the media beside it, and the line that says that it is done.</summary>
/// <param name="textLanguage">Null: the site's.</param>
internal sealed class ByHandCard(SiteIndex index, PreparedDelivery prepared, string? textLanguage) : Html
{
    public static ImmutableArray<string> Names => ["how", "texts", "command"];

    public static ImmutableArray<string> TextNames => ["id", "label", "text", "rows", "language", "files"];

    public static ImmutableArray<string> FileNames => ["href", "name", "alt", "root"];

    internal override void WriteTo(PageWriter output) =>
        index.Fragments.ByHand.Write(output, index.Language[prepared.Segments.Any(segment => !segment.Media.IsEmpty) ? "by_hand.how" : "by_hand.how_text"], new Texts(this), new Command(index, "confirm", prepared.Delivery, "--url "));

    private void WriteTexts(PageWriter output)
    {
        var account = Rendering.Names.Class(prepared.Delivery.Account.Id);
        for (var at = 0; at < prepared.Segments.Length; at++)
        {
            var (text, media) = (TextOf(prepared.Segments[at]), prepared.Segments[at].Media);
            index.Fragments.ByHandText.Write(
                output,
                string.Create(CultureInfo.InvariantCulture, $"copy-{account}-{at + 1}"),
                prepared.Segments.Length == 1 ? index.Language["by_hand.text"] : index.Language.Text("by_hand.message", at + 1, prepared.Segments.Length),
                text,
                RowsOf(text),
                textLanguage,
                media.IsEmpty ? null : new Files(index, media));
        }
    }

    /// <summary>As people type it there: with whole addresses, and with markup only where people write markup themselves.</summary>
    private string TextOf(PreparedSegment segment) =>
        prepared.Delivery.Network.Text.Format is "discord" or "reddit" or "discourse" ? segment.Text.Text : PlainFormat.Of(segment.Source).Text;

    /// <summary>A line of a text box holds some forty characters; more than twenty lines scroll.</summary>
    private static string RowsOf(string text) =>
        Math.Clamp(text.Split('\n').Sum(line => 1 + (line.Length / 40)), 2, 20).ToString(CultureInfo.InvariantCulture);

    private sealed class Texts(ByHandCard card) : Html
    {
        internal override void WriteTo(PageWriter output) => card.WriteTexts(output);
    }

    private sealed class Files(SiteIndex index, ImmutableArray<PostMedia> media) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var each in media)
            {
                var file = each.File.Value;
                index.Fragments.ByHandFile.Write(output, SiteMedia.Has(file, index.Content) ? SitePaths.Address(file) : null, file, each.Alt?.Value, "../");
            }
        }
    }
}
