using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Planner.Publishing.Connectors.WordPress;

/// <summary>A blog's REST API (developer.wordpress.org/rest-api, wp/v2; WordPress 5.6 and later), asked with a user's application password.</summary>
internal sealed class WordPressServer(ConnectorSettings settings)
{
    private readonly string address = (settings.Api ?? settings.Server!).AbsoluteUri.TrimEnd('/');

    public ConnectorSettings Settings => settings;

    /// <param name="path">Below <c>/wp-json/wp/v2/</c>, with its query.</param>
    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(new HttpRequestMessage(HttpMethod.Get, At(path)), cancellationToken);

    public Task<Reply> DeleteAsync(string path, CancellationToken cancellationToken) => AskAsync(new HttpRequestMessage(HttpMethod.Delete, At(path)), cancellationToken);

    public Task<Reply> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        AskAsync(Requests.Json(HttpMethod.Post, At(path), write), cancellationToken);

    /// <summary>A file, as it is.</summary>
    public async Task<Reply> PutAsync(OutgoingMedia media, string name, CancellationToken cancellationToken)
    {
        await using var stream = media.Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, At("media"))
        {
            Content = new StreamContent(stream)
            {
                Headers =
                {
                    ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream"),
                    ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"\"{name}\"" },
                },
            },
        };
        return await AskAsync(request, cancellationToken, Requests.PatienceFor(media.Facts.Length));
    }

    public SendFault FaultOf(Reply reply) => WordPressFaults.Of(settings, reply);

    private Uri At(string path) => new($"{address}/wp-json/wp/v2/{path}");

    private async Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null)
    {
        using (request)
        {
            // WordPress shows application passwords in groups of four, and takes them with and without the spaces between.
            var signed = $"{settings.Secrets["user"]}:{settings.Secrets["application_password"]}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(signed)));
            return await settings.AskAsync(request, cancellationToken, patience);
        }
    }
}
