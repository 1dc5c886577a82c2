namespace Planner.Loading.Media;

/// <summary>The names that people and networks use, by those that files use (mp4ra.org; matroska.org/technical/codec_specs.html).</summary>
internal static class Codecs
{
    public static string? OfFourCharacters(string code) => code switch
    {
        "avc1" or "avc3" => "h264",
        "hvc1" or "hev1" or "dvh1" or "dvhe" => "hevc",
        "av01" => "av1",
        "vp08" => "vp8",
        "vp09" => "vp9",
        "mp4v" => "mpeg4",
        "s263" or "h263" => "h263",
        "jpeg" or "mjpa" or "mjpb" => "mjpeg",
        "apch" or "apcn" or "apcs" or "apco" or "ap4h" or "ap4x" => "prores",
        "mp4a" => "aac",
        "Opus" => "opus",
        "fLaC" => "flac",
        "ac-3" => "ac3",
        "ec-3" => "eac3",
        ".mp3" => "mp3",
        "samr" => "amr",
        "sowt" or "twos" or "lpcm" or "ipcm" or "fpcm" or "in24" or "in32" or "fl32" or "raw " => "pcm",
        _ => Printable(code),
    };

    public static string? OfMatroska(string id) => id switch
    {
        "V_MPEG4/ISO/AVC" => "h264",
        "V_MPEGH/ISO/HEVC" => "hevc",
        "V_AV1" => "av1",
        "V_VP8" => "vp8",
        "V_VP9" => "vp9",
        "V_THEORA" => "theora",
        "A_OPUS" => "opus",
        "A_VORBIS" => "vorbis",
        "A_FLAC" => "flac",
        "A_MPEG/L3" => "mp3",
        _ when id.StartsWith("A_AAC", StringComparison.Ordinal) => "aac",
        _ when id.StartsWith("A_PCM", StringComparison.Ordinal) => "pcm",
        _ => Printable(id),
    };

    /// <summary>A code of the file's own is shown in messages, so it must be letters.</summary>
    private static string? Printable(string code)
    {
        var trimmed = code.Trim(' ', '\0').ToLowerInvariant();
        return trimmed.Length > 0 && trimmed.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '/' or '.') ? trimmed : null;
    }
}
