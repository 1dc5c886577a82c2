using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Planner.Faults.Network;

/// <summary>All the accounts' networks on one port of loopback. It does to each request what the plan says, and remembers what it really posted.</summary>
internal sealed class LoopbackNetwork : IAsyncDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(70);

    /// <summary>Real seconds: 500 of a fast world, more than lease and tolerance, less than a run's patience.</summary>
    private const string LongRest = "25";

    private readonly FrozenAccounts accounts;
    private readonly FaultPlan plan;
    private readonly Func<int, Task> kill;
    private readonly MastodonApi mastodon;
    private readonly BlueskyApi bluesky;
    private readonly KestrelServer kestrel;

    /// <param name="kill">Ends a runner at once, and comes back when it has.</param>
    public LoopbackNetwork(IEnumerable<LoopbackAccount> accounts, FaultPlan plan, Mailbox mailbox, Func<int, Task> kill)
    {
        (this.accounts, this.plan, this.kill, Mailbox) = (new FrozenAccounts(accounts.ToDictionary(each => each.Id, StringComparer.Ordinal)), plan, kill, mailbox);
        (mastodon, bluesky) = (new MastodonApi(mailbox), new BlueskyApi(mailbox));
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, Port, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel = new KestrelServer(Microsoft.Extensions.Options.Options.Create(options), new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    public Mailbox Mailbox { get; }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>How long each answer takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Requests that could not be understood, of which there should be none.</summary>
    public ConcurrentQueue<string> Surprises { get; } = [];

    public Task StartAsync() => kestrel.StartAsync(new Application(AnswerAsync), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(new CancellationToken(canceled: true));
        kestrel.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            if (await ReadAsync(context.Request) is { } asked)
            {
                await Task.Delay(Latency);
                await MeetAsync(context, asked, plan.Next(IsSending(asked)));
            }
            else
            {
                Surprises.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
                context.Abort();
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            // Whoever asked is gone.
            context.Abort();
        }
    }

    private async Task MeetAsync(HttpContext context, Asked asked, FaultKind fault)
    {
        switch (fault)
        {
            case FaultKind.TooManyRequests or FaultKind.LongRest:
                context.Response.Headers.RetryAfter = fault is FaultKind.LongRest ? LongRest : "1";
                await WriteAsync(context, new Said(429, """{"error":"Too many requests"}"""));
                return;
            case FaultKind.Unavailable:
                await WriteAsync(context, new Said(503, """{"error":"Unavailable"}"""));
                return;
            case FaultKind.DroppedBefore:
                context.Abort();
                return;
            case FaultKind.KilledBefore:
                await kill(asked.Runner);
                context.Abort();
                return;
        }

        var said = Do(asked);
        switch (fault)
        {
            case FaultKind.PostedThenDropped:
                context.Abort();
                return;
            case FaultKind.PostedThenFailed:
                await WriteAsync(context, new Said(500, """{"error":"Internal"}"""));
                return;
            case FaultKind.KilledBeforeAnswer:
                await kill(asked.Runner);
                context.Abort();
                return;
            case FaultKind.SlowAnswer:
                await Task.Delay(700);
                break;
            case FaultKind.AnswerNever:
                await Task.Delay(Never, context.RequestAborted);
                break;
        }

        await WriteAsync(context, said);
        if (fault is FaultKind.KilledAfterAnswer)
        {
            await context.Response.CompleteAsync();
            await kill(asked.Runner);
        }
    }

    private Said Do(Asked asked) => asked.Account.Flavour switch
    {
        Flavour.RecordId => bluesky.Answer(asked),
        Flavour.Nothing => Hook(asked),
        _ => mastodon.Answer(asked),
    };

    private Said Hook(Asked asked)
    {
        var body = JsonNode.Parse(asked.Body)!;
        var (posted, _) = Mailbox.Post(
            asked.Account.Id, number => string.Create(CultureInfo.InvariantCulture, $"hook-{number}"), (string)body["text"]!, (string?)body["replyTo"], body["media"]?.AsArray().Count ?? 0, _ => null);
        return new Said(200, new JsonObject { ["id"] = posted.Id }.ToJsonString());
    }

    private static bool IsSending(Asked asked) => asked.Method is "POST" && asked.Account.Flavour switch
    {
        Flavour.RecordId => asked.Path.EndsWith("putRecord", StringComparison.Ordinal),
        Flavour.Nothing => true,
        _ => asked.Path is "/api/v1/statuses",
    };

    private static async Task WriteAsync(HttpContext context, Said said)
    {
        context.Response.StatusCode = said.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(said.Body);
    }

    /// <summary>Whose it is stands in the secret, which every runner has its own of: <c>look-up-0.r17</c>.</summary>
    private async Task<Asked?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.Latin1);
        var body = await reader.ReadToEndAsync();
        body = request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) is true ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)) : body;
        var path = request.Path.Value!;
        var who = path.StartsWith("/hook/", StringComparison.Ordinal) ? path["/hook/".Length..]
            : path.EndsWith(".createSession", StringComparison.Ordinal) ? (string)JsonNode.Parse(body)!["password"]!
            : request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        return who.Split(".r") is [var id, var runner] && accounts.ById.TryGetValue(id, out var account)
            ? new Asked(account, int.Parse(runner, CultureInfo.InvariantCulture), request.Method, path, request.QueryString.Value ?? "", request.Headers["Idempotency-Key"], body)
            : null;
    }

    private sealed record FrozenAccounts(Dictionary<string, LoopbackAccount> ById);

    private sealed class Application(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
