using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Planner.Publishing.Connectors;

/// <summary>Sends requests once, and tells apart what never reached a server and what may have.</summary>
internal static class Requests
{
    private const int MostBytes = 1 << 20;

    /// <summary>Bytes a second below which a line is dead: a runner's is a hundred times faster.</summary>
    private const int Slowest = 100_000;

    /// <param name="patience">How long the answer may take; null: a minute.</param>
    public static async Task<Reply> AskAsync(this ConnectorSettings settings, HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter((patience ?? Duration.FromMinutes(1)).ToTimeSpan());
        try
        {
            using var response = await settings.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            return new Reply.Answer((int)response.StatusCode, await BodyAsync(response, limited.Token), response.Headers);
        }
        catch (HttpRequestException exception)
        {
            var isUnreached = exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return new Reply.Nothing(new SendFault(FaultKind.Network, settings.Told(Words(settings, exception))), !isUnreached);
        }
        catch (IOException exception)
        {
            return new Reply.Nothing(new SendFault(FaultKind.Network, settings.Told(exception.Message)), MayHaveArrived: true);
        }
        catch (OperationCanceledException)
        {
            // A run that is stopped does not know either what the server got.
            return new Reply.Nothing(new SendFault(FaultKind.Network, cancellationToken.IsCancellationRequested ? "stopped while waiting for the answer" : "no answer in time"), MayHaveArrived: true);
        }
    }

    /// <summary>How long a request with so many bytes in it may take.</summary>
    public static Duration PatienceFor(long bytes) => Duration.FromMinutes(2) + Duration.FromSeconds(bytes / Slowest);

    /// <summary>A request whose body is JSON, without line breaks.</summary>
    public static HttpRequestMessage Json(HttpMethod method, Uri address, Action<Utf8JsonWriter> write) => new(method, address)
    {
        Content = new ReadOnlyMemoryContent(CompactJson.BytesOf(write)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
    };

    /// <summary>A request whose body is a form; what is null is left out.</summary>
    public static HttpRequestMessage Form(HttpMethod method, Uri address, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                given.Add(new(name, value));
            }
        }

        return new HttpRequestMessage(method, address) { Content = new FormUrlEncodedContent(given) };
    }

    /// <summary>With a token. One that no header can hold is no token: it is left out, and the server says 401.</summary>
    public static HttpRequestMessage WithBearer(this HttpRequestMessage request, string token)
    {
        if (!token.AsSpan().Trim().ContainsAnyExceptInRange('!', '~'))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        }

        return request;
    }

    /// <summary>With the program's id and secret, each written as a form writes it (RFC 6749, 2.3.1).</summary>
    public static HttpRequestMessage WithBasic(this HttpRequestMessage request, string id, string secret)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));
        return request;
    }

    /// <summary>An address with a query; what is null is left out.</summary>
    public static Uri WithQuery(this Uri address, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder(address.Query);
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return new Uri(address.GetLeftPart(UriPartial.Path) + query);
    }

    /// <summary>An answer that says no, as most networks mean it; connectors look closer where theirs says more.</summary>
    /// <param name="said">The network's own words.</param>
    public static SendFault FaultOf(this ConnectorSettings settings, Reply.Answer answer, string said)
    {
        var kind = answer.Status switch
        {
            >= 300 and < 400 => FaultKind.Configuration,
            401 or 403 => FaultKind.Authorization,
            402 => FaultKind.Billing,
            409 => FaultKind.Duplicate,
            429 => FaultKind.RateLimited,
            413 or 415 => FaultKind.MediaProcessing,
            400 or 404 or 410 or 422 => FaultKind.Validation,
            >= 500 => FaultKind.Server,
            _ => FaultKind.Unknown,
        };
        var words = answer.Status is >= 300 and < 400 ? "the server's address leads elsewhere; credentials are not sent there" : said;
        return new SendFault(kind, settings.Told(words.Length > 0 ? $"{answer.Status}: {words}" : $"the server says {answer.Status} and no more")) { RetryAfter = RetryAfter(answer.Headers, settings.Clock()) };
    }

    /// <summary>In one line without a full stop, at most 300 characters of it, without secrets: it becomes part of a sentence.</summary>
    public static string Told(this ConnectorSettings settings, string said)
    {
        var line = string.Join(' ', settings.Secrets.Redact(said).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length <= 300 ? line : line[..VisibleCharacters.LastEnd(line, 300)] + "…";
    }

    private static Duration? RetryAfter(HttpResponseHeaders headers, Instant now) =>
        headers.RetryAfter?.Delta is { } delta ? Duration.FromTimeSpan(delta)
        : headers.RetryAfter?.Date is { } date ? Duration.Max(Duration.Zero, Instant.FromDateTimeOffset(date) - now)
        : null;

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, MostBytes), MostBytes, throwOnEndOfStream: false, cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The address of a webhook is a secret; that of a server helps.</summary>
    private static string Words(ConnectorSettings settings, HttpRequestException exception)
    {
        var server = settings.Server?.Authority;
        return exception.HttpRequestError is HttpRequestError.SecureConnectionError ? $"no secure connection{(server is null ? "" : " to " + server)}: {Innermost(exception)}"
            : server is null ? Innermost(exception) : $"{server}: {Innermost(exception)}";
    }

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;
}
