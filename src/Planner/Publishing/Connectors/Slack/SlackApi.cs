using System.Text.Json;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>Slack's Web API with a bot's token. What it refuses it refuses with 200 (docs.slack.dev/apis/web-api).</summary>
internal sealed class SlackApi(ConnectorSettings settings)
{
    private static readonly Duration Short = Duration.FromSeconds(15);

    public Instant Now => settings.Clock();

    /// <summary>Where the account writes: a channel's id, as looking back and files want it, or its name.</summary>
    public string ChannelOf(OutgoingMessage message) => message.Delivery.Extra("channel")?.Value ?? settings.Account.Handle;

    public string ChannelOf(SentMessage message) =>
        message.Version ?? (settings.Account.Extra.TryGetValue("channel", out var usual) ? usual.Value : settings.Account.Handle);

    public string Told(string said) => settings.Told(said);

    public Task<Reply> PostAsync(string method, Action<Utf8JsonWriter> write, CancellationToken cancellationToken, Duration? patience = null) =>
        AskAsync(Requests.Json(HttpMethod.Post, At(method), write), patience, cancellationToken);

    public Task<Reply> FormAsync(string method, CancellationToken cancellationToken, params (string Name, string? Value)[] fields) =>
        AskAsync(Requests.Form(HttpMethod.Post, At(method), fields), null, cancellationToken);

    public Task<Reply> GetAsync(string method, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Get, At(method).WithQuery(query)), Short, cancellationToken);

    /// <summary>What Slack said, when it said yes.</summary>
    public static JsonElement? Yes(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && body.Member("ok") is { ValueKind: JsonValueKind.True } ? body : null;

    public static string? WordOf(Reply reply) => reply is Reply.Answer answer ? AnswerJson.TryParse(answer.Body)?.Text("error") : null;

    /// <summary>Whether it is certain that nothing was done.</summary>
    public static bool IsRefusal(Reply reply) => reply switch
    {
        Reply.Nothing nothing => !nothing.MayHaveArrived,
        Reply.Answer { IsSuccess: true } => WordOf(reply) is { } word && !SlackFaults.LeavesOpen(word),
        Reply.Answer answer => answer.Status is < 500 and not 408,
        _ => false,
    };

    public SendFault FaultOf(Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer answer => SlackFaults.Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>With the address at which its readers see it, if Slack tells it.</summary>
    public async Task<SentMessage> WithUrlAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await GetAsync("chat.getPermalink", cancellationToken, ("channel", message.Version), ("message_ts", message.Id));
        return Yes(reply)?.Text("permalink") is { } url && Checking.Links.IsWebAddress(url) ? message with { Url = url } : message;
    }

    /// <summary>Seconds since 1970 with six digits behind the point, as messages are numbered.</summary>
    public static string TimeOf(Instant instant) => $"{instant.ToUnixTimeSeconds()}.000000";

    private Uri At(string method) => settings.At("https://slack.com/api/" + method);

    private async Task<Reply> AskAsync(HttpRequestMessage request, Duration? patience, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.WithBearer(settings.Secrets["bot_token"]);
            return await settings.AskAsync(request, cancellationToken, patience);
        }
    }
}
