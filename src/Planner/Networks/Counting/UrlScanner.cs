namespace Planner.Networks.Counting;

/// <summary>Whose addresses are looked for.</summary>
internal enum UrlStyle
{
    /// <summary>With a scheme or without; paths of Latin and Cyrillic letters.</summary>
    X,

    /// <summary>With a scheme only; paths of whatever is no space, bracket or question mark.</summary>
    Mastodon,
}

/// <summary>
/// Finds addresses from their first dot: the word before it is the first part of a host, whose parts go on to the last one that
/// is a top-level domain. Each character is looked at a few times at most, however broken the text.
/// </summary>
internal sealed class UrlScanner
{
    /// <summary>With the scheme, or the https:// that a bare host stands for; twitter-text 3.1, extractUrlsWithIndices.</summary>
    private const int LongestUrl = 4096;

    private readonly string text;
    private readonly UrlStyle style;
    private readonly List<TextEntity> urls;

    /// <summary>Where the last match ended; one character at least stands between two.</summary>
    private int matched;

    private UrlScanner(string text, UrlStyle style, List<TextEntity> urls) => (this.text, this.style, this.urls) = (text, style, urls);

    public static void Add(string text, UrlStyle style, List<TextEntity> urls)
    {
        if (style != UrlStyle.X && !text.Contains("://", StringComparison.Ordinal))
        {
            return;
        }

        var scanner = new UrlScanner(text, style, urls);
        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0;)
        {
            var next = scanner.Try(dot);
            dot = next < text.Length ? text.IndexOf('.', next) : -1;
        }
    }

    /// <summary>An address whose first dot this may be. Answers from where the next dot is to be looked for.</summary>
    private int Try(int dot)
    {
        if (dot + 1 == text.Length || !UrlCharacters.IsHost(text[dot + 1]))
        {
            return dot + 1;
        }

        var label = Hosts.LabelStart(text, dot, matched);
        var scheme = SchemeStart(label);
        var start = scheme >= 0 ? label : style == UrlStyle.X ? BareStart(label, dot) : -1;
        if (start < 0)
        {
            return dot + 1;
        }

        var hostEnd = Hosts.End(text, start, out var resume);
        if (hostEnd < 0)
        {
            return Math.Max(resume, dot + 1);
        }

        var port = UrlTails.PortEnd(text, hostEnd);
        var path = UrlTails.PathEnd(text, port, style);
        matched = UrlTails.QueryEnd(text, path, style);
        if (scheme >= 0 && Hosts.IsValid(text, start, hostEnd))
        {
            AddWithScheme(scheme, start, hostEnd);
        }
        else if (scheme < 0 && !IsInsideWord(start) && Hosts.IsValid(text, start, hostEnd))
        {
            AddBare(start, hostEnd, path > port);
        }

        return matched;
    }

    private void AddWithScheme(int scheme, int start, int hostEnd)
    {
        var end = style == UrlStyle.X ? UrlTails.ShortenedEnd(text, start, hostEnd, matched) : matched;
        if (end >= 0)
        {
            Add(scheme, end, 0);
        }
    }

    /// <summary>Of a host without a scheme only the parts in Latin letters count: in <c>かexample.comか.日本</c> two words are no address.</summary>
    private void AddBare(int start, int hostEnd, bool hasPath)
    {
        for (var at = start; at < hostEnd;)
        {
            var end = Hosts.LatinEnd(text, at, hostEnd, out var resume);
            if (end >= 0)
            {
                Add(at, hasPath && end == hostEnd ? matched : end, "https://".Length);
            }

            at = end >= 0 ? end : resume;
        }
    }

    private void Add(int start, int end, int unwritten)
    {
        if (end - start + unwritten <= LongestUrl)
        {
            urls.Add(new TextEntity(TextEntityKind.Url, start, end - start));
        }
    }

    /// <summary>Where <c>http://</c> or <c>https://</c> before the host begins; -1 when there is none, or the character before it forbids an address.</summary>
    private int SchemeStart(int host)
    {
        const int Separator = 3;
        var before = text.AsSpan(matched, host - matched);
        if (!before.EndsWith("://", StringComparison.Ordinal))
        {
            return -1;
        }

        var name = before[..^Separator];
        var length = name.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5 : name.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        var start = host - Separator - length;
        return length > 0 && (start == 0 || (start > matched && UrlCharacters.MayPrecede(text[start - 1]))) ? start : -1;
    }

    /// <summary>
    /// The first place before the dot where a host without a scheme may begin; -1 when there is none. The very first character
    /// of a text, where it is no letter from A to Z, is taken for one that stands before a host: <c>école.fr</c> is <c>cole.fr</c>.
    /// </summary>
    private int BareStart(int label, int dot)
    {
        for (var start = label; start < dot; start++)
        {
            var mayStart = start == 0
                ? !(dot > 1 && UrlCharacters.MayPrecede(text[0]) && UrlCharacters.IsHost(text[1]))
                : start > matched && UrlCharacters.MayPrecede(text[start - 1]);
            if (mayStart && UrlCharacters.IsHost(text[start]))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Then it is no address, and nor is any part of it.</summary>
    private bool IsInsideWord(int start) => start > 0 && text[start - 1] is ('-' or '_' or '.' or '/');
}
