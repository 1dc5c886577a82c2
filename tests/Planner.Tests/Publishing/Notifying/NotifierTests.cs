using Planner.Publishing.Connectors.Webhook;
using Planner.Publishing.Notifying;

namespace Planner.Tests.Publishing.Notifying;

public sealed class NotifierTests : IDisposable
{
    private static readonly NotifySummary Summary = new("Atelier Lune", Instant.FromUnixTimeSeconds(1_795_800_600),
    [
        new(NotifyReason.Late, "bowl", "lune-x", null, "24 h late; say whether it should still go out"),
        new(NotifyReason.Failed, "teaser", "lune-mastodon", new LocalDateTime(2026, 11, 24, 18, 30), "401: <!channel> @everyone & \u001b[31mred"),
    ]);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly LoopbackServer server = new(request => new LoopbackAnswer(request.Path.StartsWith("/fails", StringComparison.Ordinal) ? 404 : 200, "ok"));

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Each_receiver_gets_one_summary_of_the_run()
    {
        var options = new NotifyOptions { Webhook = "OWN", Key = "KEY", Slack = "SLACK", Discord = "DISCORD" };
        Assert.Empty(await NotifyAsync(options, Summary));
        var requests = server.Requests.ToDictionary(request => request.Path, StringComparer.Ordinal);
        Assert.Equal(3, requests.Count);
        Assert.Equal(
            "{\"text\":\"Atelier Lune: 1 failed, 1 late\\n\\nfailed: teaser on lune-mastodon, 2026-11-24 18:30: 401: &lt;!channel&gt; @everyone &amp; ␛[31mred\\nlate: bowl on lune-x: 24 h late; say whether it should still go out\"}",
            requests["/slack"].Body);
        Assert.Equal(
            "{\"content\":\"Atelier Lune: 1 failed, 1 late\\n\\nfailed: teaser on lune-mastodon, 2026-11-24 18:30: 401: <!channel> @everyone & ␛[31mred\\nlate: bowl on lune-x: 24 h late; say whether it should still go out\",\"allowed_mentions\":{\"parse\":[]}}",
            requests["/discord"].Body);
        var own = requests["/own"];
        Assert.StartsWith("{\"version\":1,\"site\":\"Atelier Lune\",\"at\":\"2026-11-27T", own.Body, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"lines\":[{\"reason\":\"late\",\"post\":\"bowl\",\"account\":\"lune-x\",\"due\":null,\"message\":\"24 h late; say whether it should still go out\"},"
            + "{\"reason\":\"failed\",\"post\":\"teaser\",\"account\":\"lune-mastodon\",\"due\":\"2026-11-24 18:30\",\"message\":\"401: <!channel> @everyone & \\u001B[31mred\"}]}",
            own.Body,
            StringComparison.Ordinal);
        Assert.Equal(WebhookSignature.Of("geheim", Summary.At, own.Bytes.AsSpan()), own.Headers["X-Planner-Signature"]);
        Assert.False(requests["/slack"].Headers.ContainsKey("X-Planner-Signature"));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_told()
    {
        Assert.Empty(await NotifyAsync(new NotifyOptions { Slack = "SLACK", On = [NotifyReason.Uncertain] }, Summary));
        Assert.Empty(server.Requests);
        Assert.Empty(await NotifyAsync(new NotifyOptions { Slack = "SLACK", On = [NotifyReason.Late] }, Summary));
        Assert.StartsWith("{\"text\":\"Atelier Lune: 1 late\\n\\nlate: bowl", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNSET", "notify.slack: UNSET is not set in this environment")]
    [InlineData("FAILS", "notify.slack: the server answered 404")]
    [InlineData("PLAIN", "notify.slack: PLAIN does not hold an address that starts with https://, or http:// on this machine")]
    public async Task What_cannot_be_told_is_a_warning_and_stops_nobody_else(string variable, string expected)
    {
        Assert.Equal(expected, Assert.Single(await NotifyAsync(new NotifyOptions { Slack = variable, Discord = "DISCORD" }, Summary)));
        Assert.Contains(server.Requests, request => request.Path == "/discord");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_warning_without_the_address()
    {
        server.Dispose();
        var warning = Assert.Single(await NotifyAsync(new NotifyOptions { Slack = "SLACK" }, Summary));
        Assert.StartsWith("notify.slack: ", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("/slack", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_posts_by_hand_gets_what_to_copy()
    {
        var asked = Summary with { Lines = [new(NotifyReason.Asked, "teaser", "lune-snapchat", null, "camille: post it") { Paste = "Come\n\nfile: content/media/a.jpg", Page = "https://lune.example/plan/posts/teaser.html" }] };
        Assert.Equal(
            """
            Atelier Lune: 1 to do by hand

            to do by hand: teaser on lune-snapchat: camille: post it
            its page, with its media: https://lune.example/plan/posts/teaser.html
            --- copy from here
            Come

            file: content/media/a.jpg
            --- to here
            """.ReplaceLineEndings("\n"),
            NotifyText.Of(asked));
        Assert.EndsWith(": camille: post it", NotifyText.Of(asked, 140), StringComparison.Ordinal);
        Assert.Empty(await NotifyAsync(new NotifyOptions { Webhook = "OWN" }, asked));
        Assert.EndsWith("\"message\":\"camille: post it\",\"paste\":\"Come\\n\\nfile: content/media/a.jpg\",\"page\":\"https://lune.example/plan/posts/teaser.html\"}]}", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_summary_is_cut_between_lines()
    {
        var many = Summary with { Lines = [.. Enumerable.Range(1, 40).Select(number => new NotifyLine(NotifyReason.Failed, $"post-{number}", "a", null, new string('x', 120)))] };
        var text = NotifyText.Of(many, 2000);
        Assert.InRange(text.Length, 1800, 2000);
        Assert.StartsWith("Atelier Lune: 40 failed\n\nfailed: post-1 on a: x", text, StringComparison.Ordinal);
        Assert.EndsWith("x\n… and more: planner status", text, StringComparison.Ordinal);
        Assert.Equal(23, NotifyText.Of(many).Split('\n').Length);
    }

    private Task<ImmutableArray<string>> NotifyAsync(NotifyOptions options, NotifySummary summary) => Notifier.NotifyAsync(options, summary, Variable, http, CancellationToken.None);

    private string? Variable(string name) => name switch
    {
        "KEY" => "geheim",
        "PLAIN" => "http://hooks.example/x",
        "UNSET" => null,
        _ => server.Address + name.ToLowerInvariant(),
    };
}
