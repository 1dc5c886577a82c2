namespace Planner.Rendering.Previews;

/// <summary>The answers to choose from, before anybody has voted.</summary>
/// <param name="language">Of the answers; null: the site's.</param>
internal sealed class PollPreview(SiteIndex index, Poll poll, string? language) : Html
{
    public static ImmutableArray<string> Names => ["answers", "language", "several", "open"];

    internal override void WriteTo(PageWriter output) => index.Fragments.Poll.Write(
        output,
        new Answers(poll.Options),
        language,
        poll.Multiple ? "several" : null,
        poll.Open is { } open ? Hours.Duration(index.Language, open) : null);

    private sealed class Answers(ImmutableArray<Located<string>> options) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var option in options)
            {
                output.Write("<li>"u8);
                HtmlText.Write(option.Value, output);
                output.Write("</li>"u8);
            }
        }
    }
}
