using System.Net.Http.Headers;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Webhook;

namespace Planner.Publishing.Notifying;

/// <summary>Tells people what a run could not do by itself. What cannot be told is a warning, and changes nothing about the run.</summary>
internal static class Notifier
{
    private static readonly Duration Patience = Duration.FromSeconds(20);

    /// <summary>One message to each receiver, all at once; none when there is nothing to tell. Answers with a warning for each that failed.</summary>
    /// <param name="variable">The environment's variables; null where one is not set.</param>
    /// <param name="http">Follows no redirects and knows no cookies.</param>
    public static async Task<ImmutableArray<string>> NotifyAsync(
        NotifyOptions options, NotifySummary summary, Func<string, string?> variable, HttpClient http, CancellationToken cancellationToken)
    {
        var told = summary with { Lines = [.. summary.Lines.Where(line => options.On.Contains(line.Reason))] };
        return told.Lines.IsEmpty ? [] : await SendAsync(options, NotifyText.Message(told), variable, http, cancellationToken);
    }

    /// <summary>The message to each receiver, all at once. Answers with a warning for each that failed.</summary>
    public static async Task<ImmutableArray<string>> SendAsync(
        NotifyOptions options, NotifyMessage message, Func<string, string?> variable, HttpClient http, CancellationToken cancellationToken)
    {
        var warnings = await Task.WhenAll(
            PostAsync("webhook", options.Webhook, NotifyJson.Webhook, options.Key),
            PostAsync("slack", options.Slack, NotifyJson.Slack),
            PostAsync("discord", options.Discord, NotifyJson.Discord),
            options.Email is { } email ? WithinAsync(token => NotifyMail.SendAsync(email, message, variable, token)) : Task.FromResult<string?>(null));
        return [.. warnings.OfType<string>()];

        Task<string?> PostAsync(string name, string? address, Func<NotifyMessage, byte[]> body, string? key = null) =>
            address is null ? Task.FromResult<string?>(null) : WithinAsync(token => SendAsync(name, address, body(message), key, message.At, variable, http, token));

        async Task<string?> WithinAsync(Func<CancellationToken, Task<string?>> send)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limited.CancelAfter(Patience.ToTimeSpan());
            return await send(limited.Token);
        }
    }

    private static async Task<string?> SendAsync(
        string name, string address, byte[] body, string? key, Instant now, Func<string, string?> variable, HttpClient http, CancellationToken cancellationToken)
    {
        if (Missing(name, [address, key], variable) is { } missing)
        {
            return missing;
        }

        if (WebhookAddress.Of(variable(address)!) is not { } target)
        {
            return $"notify.{name}: {address} does not hold an address that starts with https://, or http:// on this machine";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (key is not null)
        {
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(variable(key)!, now, body));
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"notify.{name}: the server answered {(int)response.StatusCode}";
        }
        catch (OperationCanceledException)
        {
            return $"notify.{name}: no answer in time";
        }
        catch (HttpRequestException exception)
        {
            var secrets = new Secrets(ImmutableDictionary<string, string>.Empty.Add("address", target.AbsoluteUri).Add("path", target.PathAndQuery.TrimStart('/')));
            return $"notify.{name}: {secrets.Redact(exception.Message)}";
        }
    }

    /// <summary>The warning for variables that are not set; null when all are, or are not wanted.</summary>
    internal static string? Missing(string name, ReadOnlySpan<string?> variables, Func<string, string?> variable)
    {
        foreach (var wanted in variables)
        {
            if (wanted is not null && string.IsNullOrEmpty(variable(wanted)))
            {
                return $"notify.{name}: {wanted} is not set in this environment";
            }
        }

        return null;
    }
}
