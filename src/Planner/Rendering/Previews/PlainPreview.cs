namespace Planner.Rendering.Previews;

/// <summary>A text of characters alone, folded where its network folds it. Lines break where the author broke them (style sheet).</summary>
/// <param name="fold">About how many characters readers see; null: all.</param>
internal sealed class PlainPreview(SiteIndex index, ShownText text, int? fold) : Html
{
    private ShownText Text { get; } = text;

    internal override void WriteTo(PageWriter output)
    {
        var cut = Fold.In(Text, fold);
        Write(output, 0, cut);
        if (cut < Text.Text.Length)
        {
            index.Fragments.Fold.Write(output, new Rest(this, cut));
        }
    }

    /// <param name="end">Does not lie within a place.</param>
    private void Write(PageWriter output, int start, int end)
    {
        var at = start;
        foreach (var place in Text.Places)
        {
            if (place.Start >= at && place.End <= end)
            {
                HtmlText.Write(Text.Text.AsSpan(at, place.Start - at), output);
                PlaceHtml.Write(output, Text.Text.AsSpan(place.Start, place.Length), place.Address);
                at = place.End;
            }
        }

        HtmlText.Write(Text.Text.AsSpan(at, end - at), output);
    }

    private sealed class Rest(PlainPreview preview, int start) : Html
    {
        internal override void WriteTo(PageWriter output) => preview.Write(output, start, preview.Text.Text.Length);
    }
}
