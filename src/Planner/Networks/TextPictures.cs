namespace Planner.Networks;

/// <summary>Pictures that stand in a text: they go out as media of its message.</summary>
internal static class TextPictures
{
    /// <param name="path">Of the post's file, for places.</param>
    public static ImmutableArray<PostMedia> Of(RichText text, string path)
    {
        var found = ImmutableArray<PostMedia>.Empty;
        if (!text.HasPictures)
        {
            return found;
        }

        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if ((run.Style & RunStyle.Image) != 0 && run.Link is { } file && file.StartsWith("media/", StringComparison.Ordinal))
                {
                    var place = new SourceSpan(path, run.Line, run.Column);
                    var alt = run.Text.IsWhiteSpace() ? (Located<string>?)null : new Located<string>(run.Text.ToString(), place);
                    found = found.Add(new PostMedia(new Located<string>(file, place), alt, null, null));
                }
            }
        }

        return found;
    }
}
