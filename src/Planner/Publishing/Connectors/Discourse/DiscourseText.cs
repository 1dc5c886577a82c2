using System.Text;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>A post's Markdown with its files below the text: <c>![alt](upload://…)</c>, as the forum's own editor writes it.</summary>
internal static class DiscourseText
{
    private const string Scheme = "upload://";

    public static string Of(OutgoingMessage message) => With(message.Content.Text.Text, message.Media.Select(Line));

    /// <summary>With the files that stand below the text now.</summary>
    public static string WithFilesOf(string standing, OutgoingMessage message) => With(message.Content.Text.Text, Files(standing));

    /// <summary>Whether a post says what the message says, above as many files.</summary>
    public static bool IsOf(string standing, OutgoingMessage message) => TextLikeness.IsSame(Text(standing), message.Content.Text.Text) && Files(standing).Length == message.Content.Media.Length;

    /// <summary>Whether somebody may have changed it since.</summary>
    public static bool IsNear(string standing, OutgoingMessage message) => TextLikeness.IsNear(Text(standing), message.Content.Text.Text);

    /// <summary>As a forum names an upload, and nothing else: it goes into the text.</summary>
    public static bool IsUpload(string? address) =>
        address?.StartsWith(Scheme, StringComparison.Ordinal) is true && address.Length > Scheme.Length && address[Scheme.Length..].All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    /// <summary>Lines that show uploads, at a post's end.</summary>
    private static string[] Files(string standing) =>
        [.. standing.Split('\n').Reverse().TakeWhile(line => string.IsNullOrWhiteSpace(line) || IsFile(line)).Where(IsFile).Reverse()];

    private static string Text(string standing) => string.Join('\n', standing.Split('\n').Reverse().SkipWhile(line => string.IsNullOrWhiteSpace(line) || IsFile(line)).Reverse());

    private static bool IsFile(string line) => line is ['!' or '[', ..] && line.Contains("](" + Scheme, StringComparison.Ordinal);

    private static string With(string text, IEnumerable<string> lines)
    {
        var files = string.Join("\n\n", lines);
        return text.Length == 0 || files.Length == 0 ? text + files : $"{text}\n\n{files}";
    }

    private static string Line(UploadedMedia media)
    {
        var type = media.Media.Facts.MediaType ?? "";
        var alt = Escaped(media.Media.File.Alt?.Value ?? "");
        return type.StartsWith("image/", StringComparison.Ordinal) ? $"![{alt}]({media.Id})"
            : type.StartsWith("video/", StringComparison.Ordinal) ? $"![{alt}|video]({media.Id})"
            : type.StartsWith("audio/", StringComparison.Ordinal) ? $"![{alt}|audio]({media.Id})"
            : $"[{FileForm.NameOf(media.Media)}|attachment]({media.Id})";
    }

    /// <summary>A bar ends the description there, and cannot be escaped.</summary>
    private static string Escaped(string alt)
    {
        var escaped = new StringBuilder(alt.Length);
        foreach (var character in alt)
        {
            escaped.Append(character switch { '\\' or '[' or ']' or '*' or '_' or '`' or '<' => $"\\{character}", '\r' or '\n' or '|' => " ", _ => character.ToString() });
        }

        return escaped.ToString();
    }
}
