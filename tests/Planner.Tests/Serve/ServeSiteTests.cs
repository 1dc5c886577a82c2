using System.Net;
using System.Net.Sockets;
using System.Text;
using Planner.Cli;

namespace Planner.Tests.Serve;

/// <summary>A real server on a free port, and a real client.</summary>
public sealed class ServeSiteTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-serve-").FullName;
    private readonly ServeLive live = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private ServeServer server = null!;

    public async Task InitializeAsync()
    {
        Write("index.html", "<html><head><title>x</title></head><body></body></html>");
        Write("404.html", "<head></head>not here");
        Write("posts/é.html", "post");
        Write("posts/index.html", "posts");
        Write("a.ics", "BEGIN:VCALENDAR");
        Write("feed.xml", "<rss/>");
        Write("clip.mp4", "0123456789");
        Write("bad.svg", "<svg/>");
        Write(".planner-site/manifest", "secret");
        Write("../outside.txt", "secret");
        server = await ServeServer.StartAsync(0, new ServeSite(Path.Combine(folder, "site"), live).AnswerAsync, CancellationToken.None);
        client.BaseAddress = new Uri(server.Address);
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("posts/%C3%A9.html", "text/html; charset=utf-8")]
    [InlineData("posts/", "text/html; charset=utf-8")]
    [InlineData("a.ics", "text/calendar; charset=utf-8")]
    [InlineData("feed.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("clip.mp4", "video/mp4")]
    [InlineData("_live/live.js?v=1", "text/javascript; charset=utf-8")]
    public async Task Files_have_their_type_and_are_never_stale(string path, string type)
    {
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Pages_get_the_live_script_and_files_do_not()
    {
        Assert.Equal($"<html><head><title>x</title>{live.Element}</head><body></body></html>", await client.GetStringAsync(""));
        Assert.Equal("post" + live.Element, await client.GetStringAsync("posts/%C3%A9.html"));
        Assert.Equal("BEGIN:VCALENDAR", await client.GetStringAsync("a.ics"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_the_sites_own()
    {
        using var response = await client.GetAsync("nowhere.html");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("not here", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_leads_to_its_page()
    {
        using var response = await client.GetAsync("posts");
        Assert.Equal((HttpStatusCode.Found, "posts/"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("/../outside.txt")]
    [InlineData("/%2e%2e/outside.txt")]
    [InlineData("/posts/..%2f..%2foutside.txt")]
    [InlineData("/posts/%2e%2e/%2e%2e/outside.txt")]
    [InlineData("/..%5coutside.txt")]
    [InlineData("//outside.txt")]
    [InlineData("/.planner-site/manifest")]
    [InlineData("/%2eplanner-site/manifest")]
    [InlineData("/posts/%00.html")]
    [InlineData("/C:/Windows/win.ini")]
    public async Task Nothing_outside_the_site_is_served(string target)
    {
        var answer = await RawAsync($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "200")]
    [InlineData("LOCALHOST:1", "200")]
    [InlineData("127.0.0.1:80", "200")]
    [InlineData("[::1]:80", "200")]
    [InlineData("evil.example", "403")]
    [InlineData("localhost.evil.example", "403")]
    [InlineData("", "403")]
    public async Task Foreign_names_for_this_machine_are_refused(string host, string status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await RawAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith($"HTTP/1.1 {status} ", await RawAsync($"GET /_live/live.js HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_written()
    {
        using var response = await client.PostAsync("", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again_until_the_next_build()
    {
        using var first = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync("", first.Headers.ETag!.ToString()));
        live.Tell(new BuildOutcome(IsChanged: true, Problem: null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("", first.Headers.ETag!.ToString()));

        using var picture = await client.GetAsync("clip.mp4");
        live.Tell(new BuildOutcome(IsChanged: true, Problem: null));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync("clip.mp4", picture.Headers.ETag!.ToString()));
    }

    [Theory]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=5-99", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", "")]
    [InlineData("nonsense", 200, "0123456789", "")]
    public async Task A_player_may_ask_for_a_part(string range, int status, string body, string contentRange)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "clip.mp4");
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await client.SendAsync(request);
        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString() ?? "");
    }

    [Fact]
    public async Task A_head_has_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "clip.mp4");
        using var response = await client.SendAsync(request);
        Assert.Equal(10, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_drawing_cannot_act_as_a_page()
    {
        using var response = await client.GetAsync("bad.svg");
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_was_asked_for_and_is_taken_is_an_error()
    {
        var port = new Uri(server.Address).Port;
        var exception = await Assert.ThrowsAsync<UsageException>(() => ServeServer.StartAsync(port, _ => Task.CompletedTask, CancellationToken.None));
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_the_system_keeps_for_itself_is_an_error()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 80);
        var refusal = Record.Exception(probe.Start);
        probe.Stop();
        if (refusal is SocketException { SocketErrorCode: SocketError.AccessDenied })
        {
            var exception = await Assert.ThrowsAsync<UsageException>(() => ServeServer.StartAsync(80, _ => Task.CompletedTask, CancellationToken.None));
            Assert.Equal(ServeServer.WhyNot(80, refusal), exception.Message);
        }

        Assert.StartsWith("The system does not let you listen on port 80.", ServeServer.WhyNot(80, new SocketException((int)SocketError.AccessDenied)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_wish_the_next_free_port_is_taken()
    {
        await using var first = await ServeServer.StartAsync(null, _ => Task.CompletedTask, CancellationToken.None);
        await using var second = await ServeServer.StartAsync(null, _ => Task.CompletedTask, CancellationToken.None);
        Assert.NotEqual(first.Address, second.Address);
        Assert.InRange(new Uri(first.Address).Port, 4000, 4019);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>What no well-behaved client would send.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, "site", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
