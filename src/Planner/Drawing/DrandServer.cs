using System.Net;

namespace Planner.Drawing;

/// <summary>Asks drand for a round, once. Whatever the server answers becomes a value, never an exception.</summary>
/// <param name="client">Must not follow redirects by itself.</param>
/// <param name="patience">How long the server may take.</param>
internal sealed class DrandServer(HttpClient client, Duration patience)
{
    /// <summary>In bytes; an answer has three hundred.</summary>
    private const int LargestAnswer = 10_000;

    /// <param name="api">https, or http on this machine; other addresses are not asked.</param>
    public async Task<(DrandRound? Round, string? Fault)> AskAsync(string api, long round, CancellationToken cancellationToken)
    {
        var address = Quicknet.AddressOf(api, round);
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            return (null, $"{address.Host} is not asked: its address must be https");
        }

        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience.ToTimeSpan());
        try
        {
            var (read, fault) = await ReadAsync(address, round, patient.Token);
            return (read, fault is null ? null : $"{address.Host} {fault}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"{address.Host} does not answer within {patience.TotalSeconds:0.#} s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, $"{address.Host} cannot be asked: {Innermost(exception).TrimEnd('.')}");
        }
    }

    private async Task<(DrandRound? Round, string? Fault)> ReadAsync(Uri address, long round, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return (null, response.StatusCode switch
            {
                // 425 is "too early": relays differ.
                HttpStatusCode.NotFound or (HttpStatusCode)425 => string.Create(CultureInfo.InvariantCulture, $"does not have round {round} yet; try again in a minute"),
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "leads to another address, which is not followed",
                _ => $"answers {(int)response.StatusCode}",
            });
        }

        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[LargestAnswer + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LargestAnswer ? (null, "answers with more than a round of drand") : DrandRound.Read(bytes.AsMemory(0, length), round);
    }

    /// <summary>The outer ones only say to look at the inner one.</summary>
    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;
}
