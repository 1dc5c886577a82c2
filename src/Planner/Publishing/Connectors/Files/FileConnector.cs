using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Planner.Printing;

namespace Planner.Publishing.Connectors.Files;

/// <summary>
/// Writes what would be sent into a folder of the repository: for trying everything without an account anywhere. Each message is one
/// JSON file with its media beside it; its name comes from the message's key, and an existing file is never written again.
/// </summary>
internal sealed class FileConnector : IConnector
{
    private const string DefaultFolder = "_sent";

    /// <summary>Of a post's id in a file's name: file systems take 255 bytes, a character has up to four.</summary>
    private const int MostCharacters = 40;

    private readonly SentFolder disk;
    private readonly string folder;

    private FileConnector(SentFolder disk, Account account)
    {
        this.disk = disk;
        var named = account.Extra.TryGetValue("folder", out var text) ? text.Value.Trim().TrimEnd('/') : DefaultFolder;
        folder = $"{named}/{account.Id}";
    }

    /// <summary>An account of it names no secrets; <c>extra: {folder: out}</c> takes another folder.</summary>
    public static ConnectorKind Kind { get; } = new(
        "file", [], NeedsServer: false, settings => new FileConnector(settings.Disk ?? throw new InvalidOperationException("The connector 'file' was made without a disk."), settings.Account));

    public bool PassesComment => true;

    public DuplicateGuard Guard => DuplicateGuard.RecordId;

    /// <summary>Media are copied with their message, so that none is ever left without one.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var path = PathOf(message);
        try
        {
            if (await disk.ReadAsync(path, cancellationToken) is null)
            {
                await CopyAsync(message, path, cancellationToken);

                // Last, so that a message never names what is not there. Whoever was faster wrote the same.
                using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(DocumentOf(message, path)));
                await disk.TryCreateAsync(path, bytes, cancellationToken);
            }

            return new Outcome.Published(At(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Outcome.Rejected(FaultOf(exception));
        }
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => LookAsync(At(PathOf(message)), cancellationToken);

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => LookAsync(message, cancellationToken);

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (await disk.ReadAsync(message.Id, cancellationToken) is { } bytes)
            {
                // The message goes last: as long as it stands, a second try finds the media's names in it.
                foreach (var name in MediaOf(bytes))
                {
                    disk.Delete($"{OutputPaths.Parent(message.Id)}/{name}");
                }

                disk.Delete(message.Id);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return FaultOf(exception);
        }
    }

    private static SentMessage At(string path) => new(path, path);

    private static SendFault FaultOf(Exception exception) => new(FaultKind.Configuration, exception.Message.ReplaceLineEndings(" "));

    private static string DocumentOf(OutgoingMessage message, string path) => JsonText.Of(json =>
        MessageDocument.Write(json, message, (entry, index) => entry.WriteString("file", MediaPath(path, index, message.Media[index].Media).Split('/')[^1])));

    private static string MediaPath(string path, int index, OutgoingMedia media) =>
        $"{path[..^".json".Length]}-{index + 1}{Path.GetExtension(MessageDocument.NameOf(media)).ToLowerInvariant()}";

    /// <summary>The names that the connector gave to the media of a message; a name that somebody wrote into it is no path.</summary>
    private static IEnumerable<string> MediaOf(byte[] document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("media", out var media) && media.ValueKind is JsonValueKind.Array
            ? [.. media.EnumerateArray().Select(each => each.TryGetProperty("file", out var file) ? file.GetString() : null).OfType<string>().Where(name => name.Length > 0 && !name.Contains('/', StringComparison.Ordinal))]
            : [];
    }

    private async Task<Sighting> LookAsync(SentMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await disk.ReadAsync(message.Id, cancellationToken) is null ? new Sighting.Missing() : new Sighting.Found(message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Sighting.Unclear(FaultOf(exception));
        }
    }

    /// <summary>What lies there without its message is what an interrupted run left; the file may have been replaced since.</summary>
    private async Task CopyAsync(OutgoingMessage message, string path, CancellationToken cancellationToken)
    {
        for (var index = 0; index < message.Media.Length; index++)
        {
            var media = message.Media[index].Media;
            var copy = MediaPath(path, index, media);
            disk.Delete(copy);
            await using var bytes = media.Open();
            await disk.TryCreateAsync(copy, bytes, cancellationToken);
        }
    }

    /// <summary>The key's fingerprint in hexadecimal, since some file systems take <c>a</c> and <c>A</c> for the same.</summary>
    private string PathOf(OutgoingMessage message)
    {
        var post = message.Delivery.Post.Id;
        var name = post.Length <= MostCharacters ? post : post[..VisibleCharacters.LastEnd(post, MostCharacters)];
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)).AsSpan(0, 10));
        return string.Create(CultureInfo.InvariantCulture, $"{folder}/{name}-{message.Segment}-{key}.json");
    }
}
