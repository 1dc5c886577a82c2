using System.Net;
using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors;

/// <summary>Whether the deployed site has a medium where the network is about to fetch it: a network's own words for that it has not are poor.</summary>
internal static class PublicMediaCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Null when it is there; the next run asks again.</summary>
    public static async Task<SendFault?> LackOfAsync(this ConnectorSettings settings, OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.PublicAddress is not { } address)
        {
            return Lacks("it has no public address: base_url in planner.yml has to begin with https://, and PLANNER_MEDIA_KEY has to be set");
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            using var head = await AskAsync(settings, HttpMethod.Head, address, limited.Token);
            if (head.StatusCode is HttpStatusCode.OK)
            {
                return Judged(media, head, head.Content.Headers.ContentLength);
            }

            // Servers that know no HEAD know the first byte.
            using var first = await AskAsync(settings, HttpMethod.Get, address, limited.Token);
            return first.StatusCode switch
            {
                HttpStatusCode.OK => Judged(media, first, first.Content.Headers.ContentLength),
                HttpStatusCode.PartialContent => Judged(media, first, first.Content.Headers.ContentRange?.Length),
                >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests => new SendFault(FaultKind.Server, string.Create(CultureInfo.InvariantCulture, $"{address.Host}, from where the network fetches it, answers {(int)first.StatusCode}")),
                _ => Lacks(string.Create(CultureInfo.InvariantCulture, $"{address.Host} answers {(int)first.StatusCode} where it should be")),
            };
        }
        catch (HttpRequestException exception)
        {
            return new SendFault(FaultKind.Network, settings.Told($"{address.Host}, from where the network fetches it: {exception.Message}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendFault(FaultKind.Network, $"{address.Host}, from where the network fetches it, does not answer");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(ConnectorSettings settings, HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Range = method == HttpMethod.Get ? new RangeHeaderValue(0, 0) : null;
        return await settings.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static SendFault? Judged(OutgoingMedia media, HttpResponseMessage response, long? length) =>
        length is { } bytes && bytes != media.Facts.Length ? Lacks("the site has other bytes there")
        : length is null && response.Content.Headers.ContentType?.MediaType is "text/html" ? Lacks("the site has a page there")
        : null;

    private static SendFault Lacks(string why) =>
        new(FaultKind.Configuration, $"the network cannot fetch the file from the site yet: {why}. The site has to be built with PLANNER_MEDIA_KEY and deployed before");
}
