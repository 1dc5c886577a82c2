namespace Planner.Networks.Texts;

/// <summary>
/// Characters alone, as X, Instagram, Facebook and most networks take them: a link is its label and its address in
/// brackets, or the address alone where the label says no more; lists keep their markers and quotes the sign that mail uses.
/// </summary>
internal static class PlainFormat
{
    /// <summary>For networks that notify nobody because of an <c>@name</c> in a text (Facebook, YouTube, Google Business …).</summary>
    public static SentText Of(RichText text) => Of(text, guardsCode: false);

    /// <summary>
    /// For networks where every <c>@name</c> is a mention (Mastodon, X, Threads, Instagram, TikTok): in code a word joiner
    /// parts the sign from the name. They have no escape, and a joiner in code that somebody copies does less harm than a
    /// stranger called into a conversation. Mastodon takes any name behind an <c>@</c> that no letter, digit, <c>=</c> or
    /// <c>/</c> precedes (<c>Account::MENTION_RE</c>, read in the 4.x sources).
    /// </summary>
    public static SentText Guarded(RichText text) => Of(text, guardsCode: true);

    private static SentText Of(RichText text, bool guardsCode)
    {
        // Nearly every text is one paragraph or a few, without any formatting: it is sent as it stands in the file.
        if (text.Blocks is [{ Nesting: "", Kind: BlockKind.Paragraph, Runs: [{ Link: null, Style: RunStyle.None } only] }])
        {
            return new SentText(only.Characters.ToString());
        }

        var prose = Pictures.Without(text);
        return new SentText(new Writer(guardsCode).Write(prose)) { Lost = LostFormattings.In(prose) };
    }

    private sealed class Writer(bool guardsCode) : BlockWriter(countsShown: false)
    {
        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            if (link is null || !Addresses.IsReadable(link))
            {
                ShowAll(runs);
            }
            else if (IsAddress(runs, link))
            {
                Show(Addresses.Written(link), RunStyle.None);
            }
            else
            {
                ShowAll(runs);
                Show($" ({Addresses.Written(link)})", RunStyle.None);
            }
        }

        private void ShowAll(ReadOnlySpan<Run> runs)
        {
            foreach (var run in runs)
            {
                Show(guardsCode && (run.Style & RunStyle.Code) != 0 ? Guards.Code(run.Text) : run.Text, run.Style);
            }
        }
    }
}
