using System.Net;
using System.Net.Sockets;
using System.Text;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Webhook;

namespace Planner.Tests.Publishing.Connectors;

public sealed class WebhookConnectorTests : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public void Dispose() => http.Dispose();

    [Fact]
    public void A_signature_is_what_other_programs_compute() =>

        // printf '1795800600.{"a":1}' | openssl dgst -sha256 -hmac geheim
        Assert.Equal("t=1795800600,v1=35faf81995d128b10665a0a39e86f4e2a95af658dbf2d4bb6b98f3501a271d85", WebhookSignature.Of("geheim", Instant.FromUnixTimeSeconds(1_795_800_600), "{\"a\":1}"u8));

    [Fact]
    public async Task The_whole_message_arrives_signed()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(201, """{"id": 17, "url": "https://shop.example/17"}"""));
        var connector = Connector(server, []);
        var message = HandedMessage.Of(HandedMessage.Account(), media: ("media/noel/teaser.jpg", "bytes"));
        Assert.Equal(new Outcome.Published(new SentMessage("17", "https://shop.example/17")), await connector.SendAsync(message, CancellationToken.None));

        var request = Assert.Single(server.Requests);
        Assert.Equal(
            "{\"version\":1,\"id\":\"Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE\",\"post\":\"teaser\",\"title\":\"Teaser\",\"account\":\"lune-bluesky\",\"handle\":\"@lune\",\"brand\":\"lune\","
            + "\"network\":\"bluesky\",\"due\":\"2026-11-24T17:30:00Z\",\"segment\":1,\"segments\":1,\"replyTo\":null,\"text\":\"Voir la galerie #noel\",\"alternative\":null,"
            + "\"facets\":[{\"kind\":\"link\",\"byteStart\":5,\"byteEnd\":15,\"value\":\"https://lune.example/noel\"},{\"kind\":\"tag\",\"byteStart\":16,\"byteEnd\":21,\"value\":\"noel\"}],"
            + "\"media\":[{\"name\":\"teaser.jpg\",\"source\":\"media/noel/teaser.jpg\",\"type\":\"image/jpeg\",\"alt\":\"Un bol « bleu »\",\"focus\":null,\"size\":5,\"width\":640,\"height\":480}],"
            + $"\"link\":null,\"language\":\"fr\",\"warning\":\"Feu\",\"visibility\":\"unlisted\",\"firstComment\":null,\"digest\":\"{Planner.Reviewing.Digest.Of(message.Delivery)}\"}}",
            request.Body);
        Assert.Equal(("POST", "/in?of=lune"), (request.Method, request.Path));
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal(message.Key, request.Headers["Idempotency-Key"]);
        Assert.Equal(WebhookSignature.Of("geheim", Instant.FromUnixTimeSeconds(1_795_800_600), request.Bytes.AsSpan()), request.Headers["X-Planner-Signature"]);
    }

    [Fact]
    public async Task Media_go_along_where_the_account_says_so()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(200, "ok"));
        var account = HandedMessage.Account(("media", "inline"));
        await Connector(server, account).SendAsync(HandedMessage.Of(account, media: ("media/a.jpg", "bytes")), CancellationToken.None);
        Assert.Contains($"\"height\":480,\"data\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes("bytes"))}\"}}]", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Media_that_are_too_large_to_go_along_are_refused_before_anything_is_sent()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(200, "ok"));
        var account = HandedMessage.Account(("media", "inline"));
        var outcome = await Connector(server, account).SendAsync(HandedMessage.Of(account, media: ("media/a.jpg", new string('x', 10_000_001))), CancellationToken.None);
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(200, "", "published")]
    [InlineData(204, "", "published")]
    [InlineData(202, "[]", "published")]
    [InlineData(409, "already there", "published")]
    [InlineData(301, "", "Configuration")]
    [InlineData(400, "no such field", "Validation")]
    [InlineData(401, "", "Authorization")]
    [InlineData(429, "", "RateLimited")]
    [InlineData(408, "", "unknown")]
    [InlineData(500, "", "unknown")]
    [InlineData(503, "", "unknown")]
    public async Task What_an_answer_says_is_believed_and_no_more(int status, string body, string expected)
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(status, body));
        var outcome = await Connector(server, []).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None);
        Assert.Equal(expected, outcome switch
        {
            Outcome.Published published => published.Message.Id == "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE" ? "published" : published.Message.Id,
            Outcome.Rejected rejected => rejected.Fault.Kind.ToString(),
            _ => "unknown",
        });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_leaves_it_open()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var cut = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAsync(new byte[1024]);
        });
        var settings = HandedMessage.Settings(HandedMessage.Account(), http, ("url", $"http://{listener.LocalEndpoint}/in"), ("key", "geheim"));
        Assert.IsType<Outcome.Unknown>(await WebhookConnector.Kind.Create(settings).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None));
        await cut;
    }

    [Theory]
    [InlineData("""{"error":"La boutique n\u2019en veut pas."}""", "422: La boutique n’en veut pas")]
    [InlineData("""{"message":"No picture"}""", "422: No picture")]
    [InlineData("""{"error":{"code":7}}""", """422: {"error":{"code":7}}""")]
    [InlineData("""{"error":"\ud800"}""", """422: {"error":"\ud800"}""")]
    [InlineData("no", "422: no")]
    public async Task Why_it_was_not_taken_is_told_in_the_receivers_words(string body, string told)
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(422, body));
        Assert.Equal(told, Assert.IsType<Outcome.Rejected>(await Connector(server, []).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None)).Fault.Message);
    }

    [Fact]
    public async Task An_id_of_half_a_character_is_none()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(200, """{"id":"\ud800"}"""));
        var message = HandedMessage.Of(HandedMessage.Account());
        Assert.Equal(new Outcome.Published(new SentMessage(message.Key)), await Connector(server, []).SendAsync(message, CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_got_nothing()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(200, ""));
        var connector = Connector(server, []);
        server.Dispose();
        var fault = Assert.IsType<Outcome.Rejected>(await connector.SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None)).Fault;
        Assert.True(fault.IsTransient);
    }

    [Theory]
    [InlineData("http://shop.example/in")]
    [InlineData("ftp://127.0.0.1/in")]
    [InlineData("shop.example")]
    public async Task Only_addresses_that_nobody_reads_along_are_used(string address)
    {
        var settings = HandedMessage.Settings(HandedMessage.Account(), http, ("url", address), ("key", "geheim"));
        var fault = Assert.IsType<Outcome.Rejected>(await WebhookConnector.Kind.Create(settings).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None)).Fault;
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.DoesNotContain(address, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_takes_each_key_once_may_be_sent_a_message_again()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(500, ""));
        var (once, any) = (Connector(server, HandedMessage.Account(("idempotent", "true"))), Connector(server, []));
        var message = HandedMessage.Of(HandedMessage.Account());
        Assert.Equal((DuplicateGuard.RecordId, DuplicateGuard.None), (once.Guard, any.Guard));
        Assert.IsType<Sighting.Missing>(await once.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        Assert.IsType<Sighting.Unclear>(await any.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        Assert.IsType<Sighting.Unclear>(await once.VerifyAsync(new SentMessage("17"), CancellationToken.None));
        Assert.Equal(FaultKind.Configuration, (await once.WithdrawAsync(new SentMessage("17"), CancellationToken.None))?.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Secrets_that_a_server_sends_back_are_not_told()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(400, "geheim is wrong\nfor you"));
        var fault = Assert.IsType<Outcome.Rejected>(await Connector(server, []).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None)).Fault;
        Assert.Equal("400: *** is wrong for you", fault.Message);
    }

    private IConnector Connector(LoopbackServer server, (string, string)[] extra) => Connector(server, HandedMessage.Account(extra));

    private IConnector Connector(LoopbackServer server, Account account) =>
        WebhookConnector.Kind.Create(HandedMessage.Settings(account, http, ("url", server.Address + "in?of=lune"), ("key", "geheim")));
}
