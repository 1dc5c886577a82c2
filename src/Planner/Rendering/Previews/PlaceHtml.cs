namespace Planner.Rendering.Previews;

/// <summary>What readers can follow: a link where the address is known, and marked as one where the network alone knows it.</summary>
internal static class PlaceHtml
{
    public static void Write(PageWriter output, ReadOnlySpan<char> shown, string? address)
    {
        if (address is null)
        {
            output.Write("<span class=\"tag\">"u8);
            HtmlText.Write(shown, output);
            output.Write("</span>"u8);
        }
        else if (RunHtml.SafeLink(address) is { } link)
        {
            output.Write("<a href=\""u8);
            HtmlText.Write(link, output);
            output.Write("\" rel=\"nofollow noopener\">"u8);
            HtmlText.Write(shown, output);
            output.Write("</a>"u8);
        }
        else
        {
            HtmlText.Write(shown, output);
        }
    }
}
