using System.Net.Http.Headers;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>An account's server, asked with the account's token.</summary>
internal sealed class MastodonServer(ConnectorSettings settings)
{
    /// <summary>How long a file that is still being worked on is left alone.</summary>
    private static readonly Duration Moment = Duration.FromSeconds(30);

    private readonly string address = (settings.Api ?? settings.Server!).AbsoluteUri.TrimEnd('/');

    public Network Network => settings.Network;

    public Instant Now => settings.Clock();

    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address + path));
        var token = settings.Secrets["access_token"].Trim();

        // A token that no header can hold is no token: the server says 401, and nothing is thrown.
        if (!token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    public Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null) =>
        settings.AskAsync(request, cancellationToken, patience);

    public async Task<Reply> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path);
        return await AskAsync(request, cancellationToken);
    }

    public string Told(string said) => settings.Told(said);

    public SendFault FaultOf(Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => Unreadable(answer),
        Reply.Answer answer => FaultOf(answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>An answer that says no. Most carry <c>{"error":"…"}</c>; snac's have no body, or HTML.</summary>
    public SendFault FaultOf(Reply.Answer answer)
    {
        var said = MastodonJson.Error(answer.Body) ?? MastodonText.Plain(answer.Body, withAddresses: false).Trim();
        var fault = settings.FaultOf(answer, said);
        return fault.Kind switch
        {
            FaultKind.RateLimited => fault with { RetryAfter = fault.RetryAfter ?? UntilReset(answer.Headers) },
            FaultKind.Validation when said.Contains("not finished processing", StringComparison.OrdinalIgnoreCase) =>
                fault with { Kind = FaultKind.MediaProcessing, RetryAfter = fault.RetryAfter ?? Moment },
            _ => fault,
        };
    }

    public SendFault Unreadable(Reply.Answer answer) =>
        new(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {MastodonText.Plain(answer.Body, withAddresses: false).Trim()}"));

    /// <summary>Mastodon and GoToSocial write the moment, older servers seconds since 1970 (networks.md 1.7).</summary>
    private Duration? UntilReset(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("X-RateLimit-Reset", out var values))
        {
            return null;
        }

        var text = values.First();
        var reset = OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } moment ? moment.Value.ToInstant()
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800 ? Instant.FromUnixTimeSeconds(seconds)
            : (Instant?)null;
        return reset is null ? null : Duration.Max(Duration.Zero, reset.Value - Now);
    }
}
