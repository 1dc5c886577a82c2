using System.Net.Http.Headers;
using Planner.Publishing.Connectors.Webhook;

namespace Planner.Publishing.Connectors.Discord;

/// <summary>
/// An account's channel: through a webhook's address, which is a secret, or as a bot with <c>channel:</c> under <c>extra:</c>. Read
/// in discord-api-docs resources/webhook and resources/message (2026-08).
/// </summary>
internal sealed class DiscordChannel
{
    /// <summary>Whoever writes as a program has to say so: "DiscordBot ($url, $versionNumber)" (reference, "User agent").</summary>
    private const string UserAgent = "DiscordBot (planner, 1)";

    private static readonly Duration Short = Duration.FromSeconds(15);

    private readonly ConnectorSettings settings;
    private readonly string? token;
    private readonly Uri? webhook;
    private string? server;

    public DiscordChannel(ConnectorSettings settings)
    {
        this.settings = settings with { Secrets = Quiet(settings.Secrets) };
        token = settings.Secrets.Find("webhook_url") is null ? settings.Secrets.Find("bot_token")?.Trim() : null;
        webhook = token is null && WebhookAddress.Of(settings.Secrets.Find("webhook_url") ?? "") is { } address && address.AbsolutePath.Contains("/webhooks/", StringComparison.Ordinal)
            ? settings.At(address.GetLeftPart(UriPartial.Path).TrimEnd('/'))
            : null;
    }

    public bool IsBot => token is not null;

    /// <summary>Why nothing can be asked of it; null when it can.</summary>
    /// <param name="channel">Where a bot is to write.</param>
    public SendFault? Refusal(string? channel) =>
        !IsBot && webhook is null ? new SendFault(FaultKind.Configuration, "the secret 'webhook_url' is not the address of a Discord webhook, https://discord.com/api/webhooks/…")
        : IsBot && !IsId(channel) ? new SendFault(FaultKind.Configuration, "a bot needs the channel's number under extra: as channel, for example channel: \"1234567890\"")
        : null;

    /// <summary>Where a bot writes, or the thread that a webhook writes into; null: the webhook's own channel.</summary>
    public string? PlaceOf(OutgoingMessage message) => message.Delivery.Extra(IsBot ? "channel" : "thread_id")?.Value;

    /// <summary>Where what is out stands, as its receipt says or the account's file does.</summary>
    public string? PlaceOf(SentMessage message) =>
        message.Version ?? (settings.Account.Extra.TryGetValue(IsBot ? "channel" : "thread_id", out var usual) ? usual.Value : null);

    /// <summary>Where new messages go; the answer of a webhook is awaited, as else nobody hears whether it is there.</summary>
    public Uri Messages(string? place) => IsBot ? Api($"channels/{place}/messages") : webhook!.WithQuery(("wait", "true"), ("thread_id", place));

    public Uri Message(string id, string? place) => IsBot
        ? Api($"channels/{place}/messages/{Uri.EscapeDataString(id)}")
        : new Uri($"{webhook!.AbsoluteUri}/messages/{Uri.EscapeDataString(id)}").WithQuery(("thread_id", place));

    public Uri Api(string path) => settings.At("https://discord.com/api/v10/" + path);

    /// <summary>The webhook itself, or the bot's channel: both tell the server.</summary>
    public Uri About(string? place) => IsBot ? Api($"channels/{place}") : webhook!;

    public Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null)
    {
        if (token is not null && !token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", token);
        }

        request.Headers.UserAgent.Clear();
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return settings.AskAsync(request, cancellationToken, patience);
    }

    public async Task<Reply> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await AskAsync(request, cancellationToken, Short);
    }

    /// <summary>Asks once which server it is on, for the addresses of messages.</summary>
    public async Task<Reply?> AskForServerAsync(string? place, CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            return null;
        }

        var reply = await GetAsync(About(place), cancellationToken);
        server = reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Id("guild_id") is { } guild && IsId(guild) ? guild : null;
        return reply;
    }

    public SendFault FaultOf(Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } => new SendFault(FaultKind.Server, "Discord's answer cannot be read"),
        Reply.Answer answer => DiscordFaults.Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What an answer says of a message; null when it cannot be read.</summary>
    /// <param name="place">Where it was sent, unless the webhook's own channel.</param>
    public SentMessage? Sent(string body, string? place) =>
        AnswerJson.TryParse(body) is { } json && json.Text("id") is { } id && IsId(id)
            ? new SentMessage(id, json.Text("channel_id") is { } channel && IsId(channel) && server is not null ? $"https://discord.com/channels/{server}/{channel}/{id}" : null, place)
            : null;

    /// <summary>The last part of a webhook's address is what opens it: not even that is told.</summary>
    private static Secrets Quiet(Secrets secrets)
    {
        var address = secrets.Find("webhook_url")?.Trim();
        return address is null ? secrets : new Secrets(new Dictionary<string, string>(StringComparer.Ordinal) { ["webhook_url"] = address, ["token"] = address.Split('?')[0].TrimEnd('/').Split('/')[^1] });
    }

    /// <summary>Snowflakes: numbers of 64 bits, written as text.</summary>
    public static bool IsId(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
