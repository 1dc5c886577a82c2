using System.Text;
using System.Text.Json;

namespace Planner.Publishing.Connectors.WordPress;

/// <summary>A file into the blog's library, then its alternative text (rest-api/reference/media). Nobody is shown it before a post uses it.</summary>
internal sealed class WordPressUpload(WordPressServer server)
{
    private const string Note = "media";

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var known = media.Staging.Find(Note);
        if (known is null)
        {
            Reply reply;
            try
            {
                reply = await server.PutAsync(media, NameOf(media), cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, server.Settings.Told($"the file cannot be read: {exception.Message}")));
            }

            if (reply is not Reply.Answer { IsSuccess: true } answer || WordPressMedium.Of(AnswerJson.TryParse(answer.Body)) is not { } taken)
            {
                var fault = server.FaultOf(reply);
                return new UploadOutcome.Rejected(fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.MediaProcessing } : fault);
            }

            await media.Staging.KeepAsync(Note, known = taken.ToString());
        }

        return await DescribeAsync(media, WordPressMedium.Read(known)!, cancellationToken) is { } refusal ? new UploadOutcome.Rejected(refusal) : new UploadOutcome.Uploaded(known);
    }

    private async Task<SendFault?> DescribeAsync(OutgoingMedia media, WordPressMedium taken, CancellationToken cancellationToken)
    {
        if (media.File.Alt is not { } alt)
        {
            return null;
        }

        var reply = await server.PostAsync($"media/{taken.Id}", json =>
        {
            json.WriteStartObject();
            json.WriteString("alt_text", alt.Value);
            json.WriteEndObject();
        }, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    /// <summary>WordPress takes the type from the name, and keeps it in the file's address.</summary>
    private static string NameOf(OutgoingMedia media)
    {
        var name = new StringBuilder();
        foreach (var letter in media.File.File.Value.Split('/')[^1])
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-');
        }

        return name.ToString();
    }
}

/// <summary>A file in the blog's library.</summary>
/// <param name="Id">A number.</param>
internal sealed record WordPressMedium(string Id, string Address)
{
    /// <summary>Null when it is none.</summary>
    public static WordPressMedium? Of(JsonElement? body) =>
        body?.Id("id") is { } id && body?.Text("source_url") is { Length: > 0 } address && id.All(char.IsAsciiDigit) ? new WordPressMedium(id, address) : null;

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static WordPressMedium? Read(string text) => text.Split(' ', 2) is [var id, var address] ? new WordPressMedium(id, address) : null;

    public override string ToString() => $"{Id} {Address}";
}
