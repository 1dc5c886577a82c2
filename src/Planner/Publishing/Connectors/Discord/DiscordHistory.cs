using System.Text.Json;

namespace Planner.Publishing.Connectors.Discord;

/// <summary>
/// A bot's own messages in its channel, from the newest on. Who may not read the history is given an empty list (resources/message,
/// "Get channel messages"): that says nothing.
/// </summary>
internal sealed class DiscordHistory(DiscordChannel channel, OutgoingMessage message, Instant since)
{
    private const int PageSize = 100;
    private const int MostPages = 50;

    /// <summary>Milliseconds from 1970 to the first second of 2015, from which snowflakes count (reference, "Snowflakes").</summary>
    private const long Epoch = 1_420_070_400_000;

    private readonly string? place = channel.PlaceOf(message);

    public async Task<Sighting> FindAsync(CancellationToken cancellationToken)
    {
        if (channel.Refusal(place) is { } refusal)
        {
            return new Sighting.Unclear(refusal);
        }

        var about = await channel.GetAsync(channel.Api("users/@me"), cancellationToken);
        if (about is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.Text("id") is not { } self)
        {
            return new Sighting.Unclear(channel.FaultOf(about));
        }

        await channel.AskForServerAsync(place, cancellationToken);
        string? before = null;
        var near = false;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await channel.GetAsync(channel.Messages(place).WithQuery(("limit", "100"), ("before", before)), cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true } list || AnswerJson.TryParse(list.Body) is not { ValueKind: JsonValueKind.Array } messages)
            {
                return new Sighting.Unclear(channel.FaultOf(reply));
            }

            foreach (var each in messages.EnumerateArray())
            {
                if (each.Text("id") is not { } id || TimeOf(id) is not { } time)
                {
                    return new Sighting.Unclear(new SendFault(FaultKind.Server, "Discord's answer cannot be read"));
                }

                if (time < since)
                {
                    return near ? Unsure() : new Sighting.Missing();
                }

                var isOwn = each.At("author", "id") is { ValueKind: JsonValueKind.String } author && author.GetString() == self;
                if (isOwn && IsIt(each) && channel.Sent(each.GetRawText(), place) is { } sent)
                {
                    return new Sighting.Found(sent);
                }

                near |= isOwn && TextLikeness.IsNear(TextIn(each), Text);
                before = id;
            }

            if (messages.GetArrayLength() < PageSize)
            {
                return before is null ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "the bot may not read the channel's history, so that nothing can be told from it")) : near ? Unsure() : new Sighting.Missing();
            }
        }

        return new Sighting.Unclear(new SendFault(FaultKind.Unknown, "too much was written there since"));
    }

    private string Text => DiscordBody.IsVote(message) && message.Delivery.Extra("question") is null ? DiscordBody.QuestionOf(message) : message.Content.Text.Text;

    private bool IsIt(JsonElement each) => TextLikeness.IsSame(TextIn(each), Text) && each.List("attachments").Count() == message.Content.Media.Length;

    private static string TextIn(JsonElement each) =>
        each.Text("content") is { Length: > 0 } content ? content : each.At("poll", "question")?.Text("text") ?? "";

    private static Instant? TimeOf(string id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Instant.FromUnixTimeMilliseconds((long)(number >> 22) + Epoch) : null;

    private static Sighting.Unclear Unsure() => new(new SendFault(FaultKind.Unknown, "the bot wrote something like it, but not the same"));
}
