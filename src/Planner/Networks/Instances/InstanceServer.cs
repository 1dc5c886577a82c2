using System.Net;
using System.Text.Json;

namespace Planner.Networks.Instances;

/// <summary>What a server states of itself.</summary>
/// <param name="Limits">Empty when there is a fault.</param>
/// <param name="Fault">Why there are no limits, to stand behind the server's name; null when there are some.</param>
internal sealed record InstanceAnswer(ImmutableSortedDictionary<string, decimal> Limits, string? Fault)
{
    public static InstanceAnswer Of(string fault) => new(ImmutableSortedDictionary<string, decimal>.Empty, fault);
}

/// <summary>Asks servers for their limits, without credentials. Whatever a server answers becomes a value, never an exception.</summary>
/// <param name="client">Must not follow redirects by itself.</param>
/// <param name="patience">How long one server may take.</param>
internal sealed class InstanceServer(HttpClient client, Duration patience)
{
    /// <summary>In bytes. mastodon.social answers 10 kB with all its rules and languages.</summary>
    private const int LargestAnswer = 1_000_000;

    private const int MostRedirects = 3;

    /// <param name="server">https, or http on this machine; other addresses are not asked.</param>
    public async Task<InstanceAnswer> AskAsync(Uri server, InstanceFamily family, CancellationToken cancellationToken)
    {
        if (server.Scheme != Uri.UriSchemeHttps && !(server.Scheme == Uri.UriSchemeHttp && server.IsLoopback))
        {
            return InstanceAnswer.Of("is not asked: its address must be https");
        }

        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience.ToTimeSpan());
        try
        {
            var answer = InstanceAnswer.Of("is not asked");
            foreach (var path in family.Paths)
            {
                answer = await AskAsync(new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + path), path, family, patient.Token);
                if (answer.Fault is null)
                {
                    break;
                }
            }

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return InstanceAnswer.Of(string.Create(CultureInfo.InvariantCulture, $"does not answer within {patience.TotalSeconds:0.#} s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return InstanceAnswer.Of($"cannot be asked: {Innermost(exception).TrimEnd('.')}");
        }
    }

    /// <summary>The outer ones only say to look at the inner one.</summary>
    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;

    private async Task<InstanceAnswer> AskAsync(Uri address, string path, InstanceFamily family, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json");
            request.Headers.UserAgent.ParseAdd("planner");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                var target = new Uri(address, location);
                if (Uri.Compare(address, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.Ordinal) != 0)
                {
                    return InstanceAnswer.Of($"leads to another server, {target.Host}; if that is right, put it into the account as server");
                }

                address = target;
                continue;
            }

            return response.IsSuccessStatusCode
                ? await ReadAsync(response.Content, path, family, cancellationToken)
                : InstanceAnswer.Of($"answers {(int)response.StatusCode} at {path}");
        }

        return InstanceAnswer.Of($"leads in circles at {path}");
    }

    private static async Task<InstanceAnswer> ReadAsync(HttpContent content, string path, InstanceFamily family, CancellationToken cancellationToken)
    {
        using var body = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[LargestAnswer + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LargestAnswer)
        {
            return InstanceAnswer.Of($"answers more than 1 MB at {path}");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            var limits = family.Read(json.RootElement);
            return limits.IsEmpty ? InstanceAnswer.Of($"states no limits at {path}") : new InstanceAnswer(limits, null);
        }
        catch (JsonException)
        {
            return InstanceAnswer.Of($"answers something else than JSON at {path}");
        }
    }
}
