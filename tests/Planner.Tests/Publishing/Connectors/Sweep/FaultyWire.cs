using System.Net;
using System.Text;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>Requests to a double without a network between, one of which meets a fault.</summary>
internal sealed class FaultyWire(INetworkDouble network, SweepBreak broken, SweepLife life) : HttpMessageHandler
{
    /// <summary>Nobody listens there: every request stays in this process.</summary>
    public const string Address = "http://127.0.0.1:9";

    /// <summary>The host of the deployed site, from where some networks fetch media.</summary>
    public const string Site = "lune.example";

    private static readonly LoopbackAnswer Deployed = new(200, new string('x', 1000), "image/png");

    private readonly Lock gate = new();
    private readonly List<string> asked = [];

    /// <summary>What was asked, in order: <c>POST /api/v1/statuses</c>.</summary>
    public ImmutableArray<string> Asked
    {
        get
        {
            lock (gate)
            {
                return [.. asked];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(request, cancellationToken);
        lock (gate)
        {
            if (life.IsKilled)
            {
                throw life.Kill();
            }

            asked.Add($"{read.Method} {read.Path.Split('?')[0]}");
            return Answer(read, broken.OfRequest(asked.Count));
        }
    }

    private HttpResponseMessage Answer(LoopbackRequest request, SweepFault met)
    {
        return met switch
        {
            SweepFault.CutBefore => throw Cut(),
            SweepFault.KilledBefore => throw life.Kill(),
            SweepFault.LimitedBriefly or SweepFault.Limited => Said(new LoopbackAnswer(429, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Retry-After", met is SweepFault.Limited ? "1" : "0") }),
            SweepFault.Unavailable => Said(new LoopbackAnswer(503, "")),
            _ => Done(request.Headers["Host"] == Site ? Deployed : network.Answer(request), met),
        };
    }

    private HttpResponseMessage Done(LoopbackAnswer answer, SweepFault met)
    {
        return met switch
        {
            SweepFault.KilledAfter => throw life.Kill(),
            SweepFault.CutAfter => throw Cut(),
            SweepFault.FailedAfter => Said(new LoopbackAnswer(500, "")),
            SweepFault.GarbageAfter => Said(new LoopbackAnswer(200, "<html><body>welcome", "text/html")),
            _ when answer.Status == 0 => throw Cut(),
            _ => Said(answer),
        };
    }

    private static HttpRequestException Cut() => new(HttpRequestError.ResponseEnded, "the connection was cut");

    private static HttpResponseMessage Said(LoopbackAnswer answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static async Task<LoopbackRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bytes = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : Array.Empty<byte>();
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToImmutableDictionary(each => each.Key, each => string.Join(each.Key is "User-Agent" ? " " : ", ", each.Value), StringComparer.OrdinalIgnoreCase)
            .SetItem("Host", request.RequestUri!.Authority);
        headers = request.Content is null ? headers : headers.SetItem("Content-Length", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new LoopbackRequest(request.Method.Method, request.RequestUri!.PathAndQuery, headers, [.. bytes]);
    }
}
