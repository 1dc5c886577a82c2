using Planner.Networks.Texts;

namespace Planner.Rendering.Previews;

/// <summary>
/// A text with formatting, in the outline of our page: the network's own HTML would bring its headings, and pictures that a
/// page of ours must not fetch.
/// </summary>
/// <param name="firstLevel">The level of the text's own first heading in the page's outline.</param>
internal sealed class RichPreview(RichText text, Network network, int firstLevel) : Html
{
    internal override void WriteTo(PageWriter output) =>
        RichTextHtml.WriteSent(output, Pictures.Without(text, IsShown), firstLevel, hasTables: network.Text.Format is not ("discord" or "slack"));

    /// <summary>Blogs and letters show the web's pictures where they stand; those of the repository go out as media.</summary>
    private bool IsShown(Run picture) => network.Text.Format is "html" or "flipboard" or "email" && picture.Link is { } address && Addresses.IsWeb(address);
}
