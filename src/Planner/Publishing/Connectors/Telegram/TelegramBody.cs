using System.Text.Json;
using Planner.Networks.Texts;

namespace Planner.Publishing.Connectors.Telegram;

/// <summary>
/// A message as the Bot API takes it (10.1): which method, and its arguments. The text is HTML, as the network's format makes it
/// (<see cref="TelegramFormat"/>).
/// </summary>
internal static class TelegramBody
{
    private const int LongestQuestion = 300;
    private const int LargestAlbum = 10;

    /// <summary>What an album holds together; documents and sound stand among themselves (sendMediaGroup).</summary>
    private static readonly ImmutableArray<string> Visual = ["photo", "video"];

    /// <summary>Why it cannot be sent; null when it can.</summary>
    public static string? RefusalOf(OutgoingMessage message)
    {
        var kinds = message.Media.Select(each => KindOf(each.Media)).Distinct().ToArray();
        return message.IsHandedOff ? "Telegram holds no posts of bots until their time"
            : message.Media.Length > LargestAlbum ? "an album on Telegram has at most 10 files"
            : message.Media.Length > 1 && kinds.Contains("animation") ? "an animation cannot stand in an album on Telegram"
            : kinds.Length > 1 && kinds.Except(Visual).Any() ? "an album on Telegram holds pictures and videos, or documents, or sound, and not both"
            : IsVote(message) && !message.Media.IsEmpty ? "a poll with files is not sent here; put them into a post of their own"
            : IsVote(message) && QuestionOf(message).Length > LongestQuestion ? "a poll's question has at most 300 characters on Telegram; give a shorter one under extra: as question"
            : null;
    }

    /// <summary>The whole request; null beside a fault when a file cannot be read.</summary>
    public static (HttpRequestMessage? Request, SendFault? Fault) Of(ConnectorSettings settings, OutgoingMessage message, TelegramBot bot)
    {
        var address = bot.Method(MethodOf(message));
        var fields = FieldsOf(message, bot.Chat);
        if (message.Media.IsEmpty)
        {
            return (fields.Request(address), null);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, address);
        var form = new MultipartFormDataContent();
        request.Content = form;
        fields.AddTo(form);
        for (var index = 0; index < message.Media.Length; index++)
        {
            // The files of an album stand beside the list that names them.
            var media = message.Media[index].Media;
            if (form.AddFile(settings, message.Media.Length == 1 ? KindOf(media) : $"file{index}", media) is { } fault)
            {
                request.Dispose();
                return (null, fault);
            }
        }

        form.WithPlainBoundary();
        return (request, null);
    }

    /// <summary>Null: as Telegram usually does, which shows the first address.</summary>
    public static Action<Utf8JsonWriter>? PreviewOf(OutgoingMessage message) => !Is(message, "preview", "none") ? null : json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("is_disabled", true);
        json.WriteEndObject();
    };

    public static bool IsVote(OutgoingMessage message) => message is { Segment: 1, Delivery.Poll: not null };

    private static string MethodOf(OutgoingMessage message) =>
        IsVote(message) ? "sendPoll"
        : message.Media.IsEmpty ? "sendMessage"
        : message.Media is not [var only] ? "sendMediaGroup"
        : KindOf(only.Media) switch { "photo" => "sendPhoto", "video" => "sendVideo", "animation" => "sendAnimation", "audio" => "sendAudio", _ => "sendDocument" };

    private static TelegramFields FieldsOf(OutgoingMessage message, string chat)
    {
        var fields = new TelegramFields()
            .Text("chat_id", chat)
            .Number("message_thread_id", message.Delivery.Extra("topic")?.Value)
            .Flag("disable_notification", Is(message, "silent", "true"))
            .Json("reply_parameters", message.Parent is { } parent ? json => WriteReply(json, parent.Id) : null);
        var text = message.Content.Text.Text;
        return IsVote(message) ? WithVote(fields, message)
            : message.Media.IsEmpty ? fields.Text("text", text).Text("parse_mode", "HTML").Json("link_preview_options", PreviewOf(message))
            : message.Media is [var only] ? WithCaption(fields, text, only.Media)
            : fields.Json("media", json => WriteAlbum(json, message));
    }

    private static TelegramFields WithCaption(TelegramFields fields, string text, OutgoingMedia media)
    {
        var (width, height) = KindOf(media) is "video" ? (media.Facts.Width, media.Facts.Height) : (null, null);
        return fields
            .Text("caption", text.Length > 0 ? text : null)
            .Text("parse_mode", text.Length > 0 ? "HTML" : null)
            .Flag("supports_streaming", KindOf(media) is "video")
            .Number("width", width?.ToString(CultureInfo.InvariantCulture))
            .Number("height", height?.ToString(CultureInfo.InvariantCulture));
    }

    private static TelegramFields WithVote(TelegramFields fields, OutgoingMessage message)
    {
        var poll = message.Delivery.Poll!.Value.Value;
        var hasText = message.Delivery.Extra("question") is not null && message.Content.Text.Text.Length > 0;
        return fields
            .Text("question", QuestionOf(message))
            .Json("options", json => WriteOptions(json, poll))
            .Flag("allows_multiple_answers", poll.Multiple)
            .Number("open_period", poll.Open is { } open ? ((long)open.ToDuration().TotalSeconds).ToString(CultureInfo.InvariantCulture) : null)
            .Text("description", hasText ? message.Content.Text.Text : null)
            .Text("description_parse_mode", hasText ? "HTML" : null);
    }

    private static string QuestionOf(OutgoingMessage message) => message.Delivery.Extra("question")?.Value ?? PlainFormat.Of(message.Content.Source).Text;

    private static void WriteOptions(Utf8JsonWriter json, Poll poll)
    {
        json.WriteStartArray();
        foreach (var option in poll.Options)
        {
            json.WriteStartObject();
            json.WriteString("text", option.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlbum(Utf8JsonWriter json, OutgoingMessage message)
    {
        // The first picture's caption stands below the whole album; a document's below itself, so that the last one has it.
        var captioned = KindOf(message.Media[0].Media) is "document" or "audio" ? message.Media.Length - 1 : 0;
        json.WriteStartArray();
        for (var index = 0; index < message.Media.Length; index++)
        {
            json.WriteStartObject();
            json.WriteString("type", KindOf(message.Media[index].Media));
            json.WriteString("media", $"attach://file{index}");
            if (index == captioned && message.Content.Text.Text.Length > 0)
            {
                json.WriteString("caption", message.Content.Text.Text);
                json.WriteString("parse_mode", "HTML");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReply(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id", long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        json.WriteBoolean("allow_sending_without_reply", true);
        json.WriteEndObject();
    }

    /// <summary>As the methods name it. Pictures that Telegram makes no photo of go as files.</summary>
    private static string KindOf(OutgoingMedia media) => media.Facts switch
    {
        { MediaType: "image/gif" } => "animation",
        { MediaType: "image/jpeg" or "image/png" or "image/webp" } => "photo",
        { MediaType: "video/mp4" } => "video",
        { MediaType: "audio/mpeg" or "audio/mp4" } => "audio",
        _ => "document",
    };

    private static bool Is(OutgoingMessage message, string name, string value) => message.Delivery.Extra(name)?.Value == value;
}
