using System.Net.Http.Headers;
using System.Text;

namespace Planner.Publishing.Connectors;

/// <summary>Forms with files in them (RFC 7578), for networks that take a message and its media in one request.</summary>
internal static class FileForm
{
    /// <summary>A field of text; what is null is left out.</summary>
    public static void AddText(this MultipartFormDataContent form, string name, string? value)
    {
        if (value is not null)
        {
            Give(form, () => new StringContent(value) { Headers = { ContentType = null } }, Disposition(name));
        }
    }

    /// <param name="fileName">What servers and readers see of its name.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void AddFile(this MultipartFormDataContent form, string name, OutgoingMedia media, string fileName)
    {
        var disposition = Disposition(name);
        disposition.FileName = $"\"{fileName}\"";
        Give(form, () => new StreamContent(media.Open()) { Headers = { ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream") } }, disposition);
    }

    /// <summary>A file under its own name. Null when it can be read.</summary>
    public static SendFault? AddFile(this MultipartFormDataContent form, ConnectorSettings settings, string name, OutgoingMedia media)
    {
        try
        {
            form.AddFile(name, media, NameOf(media));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(settings, media, exception);
        }
    }

    public static void AddJson(this MultipartFormDataContent form, string name, string json) =>
        Give(form, () => new StringContent(json, Encoding.UTF8, "application/json"), Disposition(name));

    /// <summary>A piece of a file.</summary>
    public static void AddBytes(this MultipartFormDataContent form, string name, ReadOnlyMemory<byte> bytes)
    {
        var disposition = Disposition(name);
        disposition.FileName = $"\"{name}\"";
        Give(form, () => new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, disposition);
    }

    /// <summary>.NET sets the boundary in quotes, which small servers do not read.</summary>
    public static MultipartFormDataContent WithPlainBoundary(this MultipartFormDataContent form)
    {
        var boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        return form;
    }

    /// <summary>How long such a request may take.</summary>
    public static Duration Patience(params ReadOnlySpan<OutgoingMedia> media)
    {
        var bytes = 0L;
        foreach (var each in media)
        {
            bytes += each.Facts.Length;
        }

        return Requests.PatienceFor(bytes);
    }

    /// <summary>A file's name in letters, digits, points and hyphens of ASCII, which every server reads; readers see a document's.</summary>
    public static string NameOf(OutgoingMedia media)
    {
        var name = Path.GetFileName(media.File.File.Value);
        return string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-'));
    }

    /// <summary>A name that tells nothing but the type, which some servers take from it.</summary>
    public static string PlainNameOf(OutgoingMedia media) => Path.GetExtension(media.File.File.Value).ToLowerInvariant() is var extension && MediaTypes.IsKnown(extension) ? "media" + extension : "media";

    public static SendFault Unreadable(ConnectorSettings settings, OutgoingMedia media, Exception exception) =>
        new(FaultKind.MediaProcessing, settings.Told($"{media.File.File.Value} cannot be read: {exception.Message}"));

    /// <summary>The form disposes of it, once it has it.</summary>
    private static void Give(MultipartFormDataContent form, Func<HttpContent> make, ContentDispositionHeaderValue disposition)
    {
        var part = make();
        part.Headers.ContentDisposition = disposition;
        form.Add(part);
    }

    private static ContentDispositionHeaderValue Disposition(string name) => new("form-data") { Name = $"\"{name}\"" };
}
