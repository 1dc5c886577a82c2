using Planner.Reviewing;

namespace Planner.Rendering;

/// <summary>A text with what was taken out of it and put into it.</summary>
/// <param name="isWhole">Whether all of it is shown, not only what stands around a change.</param>
internal sealed class WordsHtml(ImmutableArray<DifferencePart> parts, bool isWhole = false) : Html
{
    /// <summary>Characters of what stayed the same that are shown around a change.</summary>
    private const int Around = 90;

    internal override void WriteTo(PageWriter output)
    {
        for (var at = 0; at < parts.Length; at++)
        {
            var part = parts[at];
            if (part.Kind is DifferenceKind.Same)
            {
                HtmlText.Write(isWhole ? part.Text : Shortened(part.Text, isFirst: at == 0, isLast: at == parts.Length - 1), output);
                continue;
            }

            output.Write(part.Kind is DifferenceKind.Added ? "<ins>"u8 : "<del>"u8);
            HtmlText.Write(part.Text, output);
            output.Write(part.Kind is DifferenceKind.Added ? "</ins>"u8 : "</del>"u8);
        }
    }

    /// <summary>What stayed the same far from any change is not read again; cut between words.</summary>
    private static string Shortened(string text, bool isFirst, bool isLast)
    {
        if (text.Length <= (isFirst || isLast ? Around : 2 * Around) + 20)
        {
            return text;
        }

        var (head, tail) = (text.LastIndexOf(' ', Around), text.IndexOf(' ', text.Length - Around));
        return head < 0 || tail < 0 ? text : $"{(isFirst ? "" : text[..head] + " ")}…{(isLast ? "" : " " + text[(tail + 1)..])}";
    }
}
