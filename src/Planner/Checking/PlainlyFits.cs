namespace Planner.Checking;

/// <summary>
/// Tells of most deliveries at a glance that their network takes the text as it is, so that nobody has to prepare and count
/// it. It never says so of a text of which anything could be said; <see cref="NetworkTextRules"/> looks closer at the rest.
/// </summary>
internal static class PlainlyFits
{
    /// <summary>What a format may put around an address: brackets, spaces.</summary>
    private const int AroundLink = 4;

    /// <summary>What a format may put around a block: an empty line, a marker, an indent.</summary>
    private const int AroundBlock = 12;

    /// <param name="mostUtm">What the campaign's UTM parameters can add to an address, in UTF-16 code units; 0 where there are none.</param>
    public static bool Check(Delivery delivery, int mostUtm)
    {
        var network = delivery.Network;
        var limits = network.Text;
        if (limits.Min is not null || limits.Refused.Length > 0 || network.Links.Max is not null || (delivery.Text.Segments.Length > 1 && !network.HasThreads) || !IsCountedAsRead(limits))
        {
            return false;
        }

        var isFirst = true;
        foreach (var segment in delivery.Text.Segments)
        {
            var measure = Measure(segment);
            if (isFirst)
            {
                measure = measure.With(delivery.Link?.Value);
            }

            measure = measure.With(limits.CountsWarning ? delivery.ContentWarning?.Value : null);
            if (!Fits(measure, network, mostUtm))
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    /// <summary>Formats that write marks of their own are counted as they are written.</summary>
    private static bool IsCountedAsRead(TextLimits limits) =>
        (limits.Max is null && limits.MaxBytes is null) || limits.Format is "plain" or "guarded" or "mastodon" or "bluesky" or "linkedin" or "telegram";

    private static bool Fits(TextMeasure measure, Network network, int mostUtm)
    {
        if (measure.IsSpecial || measure.Hashes > (network.Hashtags.Max ?? int.MaxValue) || measure.Ats > (network.Mentions.Max ?? int.MaxValue))
        {
            return false;
        }

        var limits = network.Text;
        // Each colon may belong to an address to which the campaign's parameters are added.
        var length = measure.Length + ((long)measure.Colons * mostUtm);
        var most = limits.Counter switch
        {
            // A character of most alphabets counts one, another two, or three that it is composed of; what has a dot in it may be an address, which counts 23.
            "x" => length + (2 * measure.Wide) + (23 * measure.Dots),
            "mastodon" => length + ((limits.UrlWeight ?? 23L) * measure.Dots),
            "threads" => 4 * length,
            "utf8_byte" => 3 * length,
            _ => length,
        };
        return most <= Math.Min(limits.MaxWithMedia ?? int.MaxValue, limits.Max ?? int.MaxValue) && 3 * length <= (limits.MaxBytes ?? int.MaxValue);
    }

    private static TextMeasure Measure(RichText text)
    {
        var measure = default(TextMeasure);
        foreach (var block in text.Blocks)
        {
            measure = measure.Longer(AroundBlock + (4 * block.Nesting.Length) + (block.Marker?.Length ?? 0));
            foreach (var run in block.Runs)
            {
                measure = measure.With(run);
            }
        }

        return measure;
    }

    /// <summary>What of a text can make it too long, at a glance.</summary>
    /// <param name="Length">As many UTF-16 code units as it can become.</param>
    /// <param name="Wide">Characters beyond Latin.</param>
    /// <param name="Dots">Those that no space follows.</param>
    /// <param name="IsSpecial">Whether there is formatting that may be lost, or a sign of a share.</param>
    private readonly record struct TextMeasure(int Length, int Wide, int Dots, int Colons, int Hashes, int Ats, bool IsSpecial)
    {
        public TextMeasure Longer(int more) => this with { Length = Length + more };

        public TextMeasure With(Run run) => With(run.Link) is var linked
            ? new TextMeasure(
                linked.Length + run.Text.Length + Lines(run) + run.Text.Count('@'),
                linked.Wide + WideIn(run.Text),
                linked.Dots + DotsIn(run.Text),
                linked.Colons + run.Text.Count(':'),
                linked.Hashes + run.Text.Count('#') + run.Text.Count('＃'),
                linked.Ats + run.Text.Count('@') + run.Text.Count('＠'),
                linked.IsSpecial || (run.Style & (RunStyle.Strike | RunStyle.CellEnd)) != 0 || run.Text.Contains('$'))
            : default;

        public TextMeasure With(string? address) => address is null
            ? this
            : new TextMeasure(Length + address.Length + AroundLink, Wide + WideIn(address), Dots + 1 + address.AsSpan().Count('.'), Colons + 1, Hashes + 1, Ats + 1, IsSpecial);

        private static int WideIn(ReadOnlySpan<char> text)
        {
            var wide = 0;
            for (var at = text.IndexOfAnyExceptInRange('\0', '\u02FF'); at >= 0 && at < text.Length; at++)
            {
                wide += text[at] > '\u02FF' ? 1 : 0;
            }

            return wide;
        }

        /// <summary>No address goes on behind a space.</summary>
        private static int DotsIn(ReadOnlySpan<char> text)
        {
            var dots = 0;
            for (var at = text.IndexOf('.'); at >= 0; at = text.IndexOf('.'))
            {
                text = text[(at + 1)..];
                dots += text.IsEmpty || !char.IsWhiteSpace(text[0]) ? 1 : 0;
            }

            return dots;
        }

        /// <summary>Each line of a quote or a list is indented.</summary>
        private static int Lines(Run run) => AroundBlock * run.Text.Count('\n');
    }
}
