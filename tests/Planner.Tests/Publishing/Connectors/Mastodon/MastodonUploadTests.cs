using System.Text;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

public sealed class MastodonUploadTests
{
    private const string Fields = "media: [{ file: media/bowl.png, alt: Un bol « émaillé » 🔥, focus: \"-0.5,0.2\" }]";

    [Fact]
    public async Task A_file_goes_with_its_description_and_focus()
    {
        using var lune = new Lune(_ => new(200, """{"id":"22348641","type":"image","url":"https://files.mastodon.example/22348641.png"}"""));
        Assert.Equal(new UploadOutcome.Uploaded("22348641"), await UploadAsync(lune));
        var type = lune.Request.Headers["Content-Type"];
        var boundary = type["multipart/form-data; boundary=".Length..];
        Assert.DoesNotContain('"', boundary);
        Assert.Equal(("POST", "/api/v2/media", "Bearer " + Lune.Token), (lune.Request.Method, lune.Request.Path, lune.Request.Headers["Authorization"]));
        Assert.Equal(
            """
            --BOUNDARY
            Content-Type: image/png
            Content-Disposition: form-data; name="file"; filename="media.png"

            BYTES
            --BOUNDARY
            Content-Disposition: form-data; name="description"

            Un bol « émaillé » 🔥
            --BOUNDARY
            Content-Disposition: form-data; name="focus"

            -0.5,0.2
            --BOUNDARY--

            """,
            lune.Request.Body.Replace(boundary, "BOUNDARY", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_worked_on_is_waited_for()
    {
        var asked = 0;
        using var lune = new Lune(request => request.Method == "POST" ? new(202, """{"id":"7","url":null}""") : new(++asked < 3 ? 206 : 200, """{"id":"7"}"""));
        Assert.Equal(new UploadOutcome.Uploaded("7"), await UploadAsync(lune));
        Assert.Equal(["/api/v2/media", "/api/v1/media/7", "/api/v1/media/7", "/api/v1/media/7"], lune.Server.Requests.Select(request => request.Path));
    }

    [Theory, InlineData(404), InlineData(405), InlineData(501)]
    public async Task A_server_that_knows_only_the_first_version_gets_the_whole_file_there(int status)
    {
        using var lune = new Lune(request => request.Path == "/api/v1/media" ? new(200, """{"id":"7","url":"https://old.example/7.png"}""") : new(status, "<h1>Not Found</h1>"));
        Assert.Equal(new UploadOutcome.Uploaded("7"), await UploadAsync(lune));
        Assert.Equal(["/api/v2/media", "/api/v1/media"], lune.Server.Requests.Select(request => request.Path));
        Assert.All(lune.Server.Requests, request => Assert.Contains("BYTES", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_any_place_for_files_takes_none()
    {
        using var lune = new Lune(_ => new(404, ""));
        Assert.Equal("MediaProcessing, final", Told(await UploadAsync(lune)));
    }

    [Theory]
    [InlineData(404, "<h1>404 Not Found</h1>", "Uploaded")]
    [InlineData(422, """{"error":"There was an issue processing this file."}""", "MediaProcessing, final")]
    [InlineData(206, "{}", "MediaProcessing, again")]
    [InlineData(503, "", "MediaProcessing, again")]
    [InlineData(401, "", "Authorization, final")]
    public async Task What_the_server_says_while_it_works_on_a_file_means(int status, string body, string expected)
    {
        using var lune = new Lune(request => request.Method == "POST" ? new(202, """{"id":"7","url":null}""") : new(status, body));
        Assert.Equal(expected, Told(await UploadAsync(lune)));
    }

    [Theory]
    [InlineData(422, """{"error":"Validation failed: File content type is invalid"}""", "MediaProcessing, final")]
    [InlineData(413, "", "MediaProcessing, final")]
    [InlineData(401, "", "Authorization, final")]
    [InlineData(429, "", "RateLimited, again")]
    [InlineData(500, """{"error":"Error processing thumbnail for uploaded media"}""", "Server, again")]
    [InlineData(200, "thank you", "Server, again")]
    [InlineData(0, "", "Network, again")]
    public async Task A_file_that_is_not_taken_shows_nothing_to_anybody(int status, string body, string expected)
    {
        using var lune = new Lune(_ => new(status, body));
        Assert.Equal(expected, Told(await UploadAsync(lune)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_by_its_name()
    {
        using var lune = new Lune(_ => new(200, "{}"));
        var media = Outgoing.Media(lune.Prepare("Look", Fields), [1], "image/png") with { Open = () => throw new FileNotFoundException("not there") };
        var fault = Assert.IsType<UploadOutcome.Rejected>(await lune.Connector.UploadAsync(media, default)).Fault;
        Assert.Equal("media/bowl.png cannot be read: not there", fault.Message);
        Assert.Empty(lune.Server.Requests);
    }

    [Fact]
    public async Task A_large_file_is_never_in_memory_as_a_whole()
    {
        using var lune = new Lune(_ => new(200, """{"id":"7"}"""));
        var bytes = new byte[8 << 20];
        using var watched = new WatchedStream(bytes);
        var media = Outgoing.Media(lune.Prepare("Look", Fields), bytes, "video/mp4") with { Open = () => watched };
        Assert.IsType<UploadOutcome.Uploaded>(await lune.Connector.UploadAsync(media, default));
        Assert.InRange(watched.LargestRead, 1, 1 << 20);
        Assert.True(lune.Request.Bytes.Length > bytes.Length);
    }

    private static Task<UploadOutcome> UploadAsync(Lune lune) =>
        lune.Connector.UploadAsync(Outgoing.Media(lune.Prepare("Look", Fields), Encoding.UTF8.GetBytes("BYTES"), "image/png"), default);

    private static string Told(UploadOutcome outcome) =>
        outcome is UploadOutcome.Rejected rejected ? $"{rejected.Fault.Kind}, {(rejected.Fault.IsTransient ? "again" : "final")}" : "Uploaded";

    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int LargestRead { get; private set; }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            // MemoryStream would hand over all it has; a file's stream reads by the buffer.
            LargestRead = Math.Max(LargestRead, bufferSize);
            return CopyAsync(destination, bufferSize, cancellationToken);
        }

        private async Task CopyAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            for (var read = await ReadAsync(buffer, cancellationToken); read > 0; read = await ReadAsync(buffer, cancellationToken))
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }
}
