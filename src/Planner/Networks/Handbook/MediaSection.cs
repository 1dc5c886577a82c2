using System.Text;
using static Planner.Networks.Handbook.Quantities;

namespace Planner.Networks.Handbook;

/// <summary>What a network says about pictures, videos, sound and documents.</summary>
internal static class MediaSection
{
    /// <summary>In a cell where other kinds have a limit.</summary>
    private const string Unknown = "not known";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "JPEG", ["image/png"] = "PNG", ["image/gif"] = "GIF", ["image/webp"] = "WebP", ["image/avif"] = "AVIF", ["image/heic"] = "HEIC",
        ["image/heif"] = "HEIF", ["video/mp4"] = "MP4", ["video/quicktime"] = "QuickTime", ["video/webm"] = "WebM", ["video/ogg"] = "Ogg", ["application/pdf"] = "PDF",
        ["h264"] = "H.264",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Columns = ["files", "size", "types", "pixels", "width to height", "length", "frames"];

    public static string Of(Network network)
    {
        if (network.Media is not { } media)
        {
            return "None can be sent.\n";
        }

        var rows = Kinds(media).Select(kind => (kind.Name, Cells: Cells(kind.Limits))).ToArray();
        int[] stated = [.. Enumerable.Range(0, Columns.Length).Where(column => rows.Any(row => row.Cells[column] is not null))];
        var section = new StringBuilder(Number(media)).Append("\n\n");
        if (stated.Length == 0)
        {
            section.Append(CultureInfo.InvariantCulture, $"Taken are {string.Join(", ", rows.Select(row => row.Name))}; limits of the files are not known.\n");
        }
        else
        {
            section.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", stated.Select(column => Columns[column]))} |\n|---|{string.Concat(stated.Select(_ => "---|"))}\n");
            section.AppendJoin("", rows.Select(row => $"| {row.Name} | {string.Join(" | ", stated.Select(column => row.Cells[column] ?? Unknown))} |\n"));
        }

        return section.Append('\n').Append(Alt(media.Alt)).Append('\n').ToString();
    }

    /// <summary>For a cell of a table: <c>4 pictures</c>.</summary>
    public static string InShort(MediaLimits? media) => media is null ? "none"
        : $"{(media.Max is { } most ? TextSection.Value(most, media.Facts, "limit") + ": " : "")}{string.Join(", ", Kinds(media).Where(kind => kind.Name != "moving pictures").Select(kind => kind.Name))}"
          + (media.IsRequired ? "; required" : "");

    private static IEnumerable<(string Name, FileLimits Limits)> Kinds(MediaLimits media) =>
        from kind in new[] { ("pictures", media.Picture), ("moving pictures", media.Animation), ("videos", media.Video), ("sound", media.Audio), ("documents", media.Document) }
        where kind.Item2 is not null
        select (kind.Item1 + (media.Facts.IsVerified(DataNameOf(kind.Item1)) ? "" : TextSection.Doubt), kind.Item2);

    private static string DataNameOf(string kind) => kind switch
    {
        "pictures" => "picture",
        "moving pictures" => "animation",
        "videos" => "video",
        "sound" => "audio",
        _ => "document",
    };

    private static string Number(MediaLimits media) =>
        (media.Video is { IsRequired: true } ? "Nothing goes out without a video. " : media.IsRequired ? "Nothing goes out without media. " : "")
        + (media.Max is { } most ? $"At most {TextSection.Value(most, media.Facts, "limit")} in one message" : "Any number in one message, as far as is known")
        + (Kinds(media).Count() < 2 ? "." : media.MayMix ? "; kinds may be mixed." : "; kinds may not be mixed.");

    /// <summary>In the order of <see cref="Columns"/>; null where nothing is known.</summary>
    private static string?[] Cells(FileLimits limits) =>
    [
        Marked(Range(limits.Min, limits.Max, value => Count(value)), limits, "limit", "min"),
        Marked(limits.MaxBytes is { } bytes ? $"at most {Bytes(bytes)}" : null, limits, "bytes"),
        Joined(Marked(NamesOf(limits.Types), limits, "types"), Marked(NamesOf(limits.Codecs), limits, "codecs")),
        Joined(
            Marked(Range(limits.MinWidth, limits.MaxWidth, value => Count(value)) is { } width ? $"width {width}" : null, limits, "min_width", "max_width"),
            Marked(Range(limits.MinHeight, limits.MaxHeight, value => Count(value)) is { } height ? $"height {height}" : null, limits, "min_height", "max_height"),
            Marked(limits.MaxPixels is { } pixels ? $"at most {Count(pixels)} in all" : null, limits, "pixels")),
        Marked(Range(limits.MinRatio, limits.MaxRatio, Ratio), limits, "min_ratio", "max_ratio"),
        Marked(Range(limits.MinSeconds, limits.MaxSeconds, Seconds), limits, "min_seconds", "max_seconds"),
        Joined(
            Marked(limits.MaxFrames is { } frames ? $"at most {Count(frames)}" : null, limits, "frames"),
            Marked(Range(limits.MinRate, limits.MaxRate, rate => $"{rate:0.##}") is { } range ? $"{range} a second" : null, limits, "min_rate", "max_rate")),
    ];

    private static string? NamesOf(ImmutableArray<string> types) => types.IsEmpty ? null : string.Join(", ", types.Select(type => Names.GetValueOrDefault(type, type)));

    /// <summary>With the sign of doubt where one of these values is not the vendor's.</summary>
    private static string? Marked(string? cell, FileLimits limits, params ImmutableArray<string> values) =>
        cell is null || values.All(limits.Facts.IsVerified) ? cell : cell + TextSection.Doubt;

    private static string? Joined(params ImmutableArray<string?> parts) => parts.OfType<string>().ToArray() is { Length: > 0 } known ? string.Join(", ", known) : null;

    private static string Alt(AltLimits alt) => !alt.Work ? "Descriptions (`alt`) are not taken."
        : alt.Max is { } most ? $"Descriptions (`alt`): at most {TextSection.Value(most, alt.Facts, "limit")} characters."
        : "Descriptions (`alt`): no limit that is known.";
}
