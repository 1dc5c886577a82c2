using System.Text;
using Planner.Loading;
using Planner.Networks.Bluesky;
using Planner.Networks.Texts;

namespace Planner.Networks.Handbook;

/// <summary>What a network gets of each kind of Markdown: small samples, sent through the network's own form, so that the page cannot say otherwise.</summary>
internal static class MarkdownTable
{
    /// <summary>Characters that are sent and that nobody sees: word joiner, zero width space, soft hyphen.</summary>
    private const string Unseen = "\u2060\u200B\u00AD";

    private const string BodyStart = "<body>\n";
    private const string BodyEnd = "</body>";

    private static readonly ImmutableArray<(string Name, string Markdown)> Samples =
    [
        ("bold", "**warm**"),
        ("italic", "*warm*"),
        ("strike", "~~20 €~~ 15 €"),
        ("code", "`planner plan`"),
        ("heading", "## Open day"),
        ("list", "- tea\n- songs"),
        ("quote", "> Magical."),
        ("link", "[the walk](https://lune.example/walk)"),
        ("table", "| When | What |\n|---|---|\n| 18:30 | Gate |"),
        ("picture", "![A lantern](media/lantern.jpg)"),
    ];

    public static string Of(Network network)
    {
        var table = new StringBuilder("| | you write | it gets |\n|---|---|---|\n");
        var hasAlternative = false;
        foreach (var (name, markdown) in Samples)
        {
            var sent = Sent(markdown, network);
            hasAlternative |= sent.Alternative is not null;
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {Cell(markdown)} | {Told(sent, network)} |\n");
        }

        return table.Append(hasAlternative ? "\nThe same goes along in plain text, for programs that show no HTML.\n" : "").ToString();
    }

    /// <summary>Whether what readers see is counted, and not the marks around it.</summary>
    public static bool CountsWhatIsSeen(Network network) => Sent(Samples[0].Markdown, network) is var sent && sent.Counted.Length < sent.Text.Length;

    private static SentText Sent(string markdown, Network network)
    {
        var sent = TextFormats.Find(network.Text.Format)!(MarkdownReader.Prose(markdown, 1, new Reading("docs", [])));
        return network.Text.Format == "bluesky" ? BlueskyPost.Of(sent).Text with { Links = sent.Links } : sent with { Text = WithoutFrame(sent.Text) };
    }

    /// <summary>A letter is a whole page of HTML; what is around its body is always the same.</summary>
    private static string WithoutFrame(string text) =>
        text.IndexOf(BodyStart, StringComparison.Ordinal) is >= 0 and var start && text.LastIndexOf(BodyEnd, StringComparison.Ordinal) is >= 0 and var end
            ? text[(start + BodyStart.Length)..end].Trim('\n')
            : text;

    private static string Told(SentText sent, Network network)
    {
        var told = sent.Text.Length > 0 ? Cell(sent.Text)
            : network.Media?.Picture is null ? "nothing; pictures are not taken"
            : network.Media.Alt.Work ? "nothing; the picture goes out as media, with its description"
            : "nothing; the picture goes out as media, its description is lost";
        told += sent.Links.IsEmpty ? "" : ", which leads there";
        return told + (sent.Lost.IsEmpty ? "" : "; [formatting-lost](../rules/formatting-lost.md) tells");
    }

    /// <summary>Each line as code; a bar ends a cell of Markdown even there.</summary>
    private static string Cell(string text)
    {
        foreach (var sign in Unseen)
        {
            text = text.Replace(sign.ToString(), $"⟨U+{(int)sign:X4}⟩", StringComparison.Ordinal);
        }

        return string.Join("<br>", text.Replace("|", "\\|", StringComparison.Ordinal).Split('\n').Select(Code));
    }

    private static string Code(string line) => line.Length == 0 ? "" : line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
}
