using System.Text;
using Planner.Networks.Texts;

namespace Planner.Rendering.Previews;

/// <summary>
/// Reads LinkedIn's little text format back: a backslash keeps the sign behind it, and <c>@[Name](urn…)</c> is a mention, of
/// which readers see the name. Every other <c>@</c> has its backslash (see <see cref="LinkedInFormat"/>).
/// </summary>
internal static class LinkedInMentions
{
    /// <returns>What readers see, and where people and pages are named in it.</returns>
    public static (string Seen, ImmutableArray<ShownPlace> Mentions) Of(SentText sent)
    {
        var text = sent.Text;
        if (!text.Contains("@[", StringComparison.Ordinal))
        {
            return (sent.Counted, []);
        }

        var seen = new StringBuilder(text.Length);
        var mentions = ImmutableArray.CreateBuilder<ShownPlace>();
        var start = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                seen.Append(text[++at]);
            }
            else if (start < 0 && text.AsSpan(at).StartsWith("@["))
            {
                start = seen.Length;
                at++;
            }
            else if (start >= 0 && text.AsSpan(at).StartsWith("]("))
            {
                mentions.Add(new ShownPlace(start, seen.Length - start, null));
                start = -1;
                at = text.IndexOf(')', at);
            }
            else
            {
                seen.Append(text[at]);
            }
        }

        return (seen.ToString(), mentions.DrainToImmutable());
    }
}
