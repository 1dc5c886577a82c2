using System.Buffers;

namespace Planner.Networks.Texts;

/// <summary>
/// LinkedIn's little text format: what is reserved stands behind a backslash, since an unescaped bracket silently ends the
/// published text (networks.md 6.1). Hashtags stay hashtags, and a link to <c>urn:li:organization:…</c> or
/// <c>urn:li:person:…</c> is a mention, <c>@[Name](urn…)</c>; every other <c>@</c> is escaped and mentions nobody. What
/// readers see is counted. Source: Microsoft Learn, "little text format", version 2026-05.
/// </summary>
internal static class LinkedInFormat
{
    private static readonly SearchValues<char> Reserved = SearchValues.Create("\\|{}@[]()<>#*_~");

    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text);
        var writer = new Writer();
        return new SentText(writer.Write(prose)) { Counted = writer.Counted, Lost = LostFormattings.In(prose) };
    }

    private sealed class Writer() : BlockWriter(countsShown: true)
    {
        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            if (link is not null && Addresses.IsLinkedInMember(link) && LabelOf(runs).Trim() is { Length: > 0 } name)
            {
                Mark("@[");
                Show(name.Replace('\n', ' '), RunStyle.Code);
                Mark($"]({link})");
            }
            else if (link is null || !Addresses.IsReadable(link))
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

        protected override void Escape(ReadOnlySpan<char> line, RunStyle style)
        {
            var before = Shown!.Length > 0 ? Shown[^1] : '\n';
            for (var at = line.IndexOfAny(Reserved); at >= 0; at = line.IndexOfAny(Reserved))
            {
                before = at > 0 ? line[at - 1] : before;
                var isHashtag = line[at] == '#' && (style & RunStyle.Code) == 0 && StartsHashtag(before, line[(at + 1)..]);
                Text.Append(line[..at]).Append(isHashtag ? "" : "\\").Append(line[at]);
                before = line[at];
                line = line[(at + 1)..];
            }

            Text.Append(line);
        }

        private void ShowAll(ReadOnlySpan<Run> runs)
        {
            foreach (var run in runs)
            {
                Show(run.Text, run.Style);
            }
        }

        /// <summary>A sign at the start of a word that has a letter: neither a number nor the fragment of an address.</summary>
        private static bool StartsHashtag(char before, ReadOnlySpan<char> rest)
        {
            var at = 0;
            while (at < rest.Length && char.IsAsciiDigit(rest[at]))
            {
                at++;
            }

            return at < rest.Length && char.IsLetter(rest[at]) && (char.IsWhiteSpace(before) || before is '(' or '[' or '«' or '"' or '“' or '‘' or '\'' or ',' or ';');
        }
    }
}
