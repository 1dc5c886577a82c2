using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.WordPress;

/// <summary>A message as <c>POST /wp/v2/posts</c> takes it (rest-api/reference/posts).</summary>
internal static class WordPressPost
{
    /// <summary>Of the column <c>post_name</c>; WordPress cuts what is longer.</summary>
    private const int LongestSlug = 200;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>The post's natural key in its address: what <c>extra: {slug: …}</c> says, else its id; as WordPress would write it.</summary>
    public static string SlugOf(OutgoingMessage message)
    {
        var said = message.Delivery.Extra("slug")?.Value ?? message.Delivery.Post.Id;
        var slug = new StringBuilder(said.Length);
        foreach (var letter in said)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] is not '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "post-" + message.Key[..Math.Min(8, message.Key.Length)].ToLowerInvariant() : text[..Math.Min(text.Length, LongestSlug)].TrimEnd('-');
    }

    public static string TitleOf(OutgoingMessage message) => message.Prepared.Title?.Text ?? message.Delivery.Post.Title;

    /// <summary>The text with its media, but for the first picture of the post's own, which stands above it.</summary>
    /// <param name="media">Of each of the segment's media; their order.</param>
    public static string ContentOf(OutgoingMessage message, ImmutableArray<WordPressMedium> media)
    {
        var featured = FeaturedOf(message);
        return BlogText.Html(message, [.. media.Select((medium, index) => index == featured ? null : medium.Address)]);
    }

    /// <summary>Which of the segment's media becomes the post's picture: the first one that stands beside the text; -1 for none.</summary>
    public static int FeaturedOf(OutgoingMessage message)
    {
        var media = message.Content.Media;
        var beside = media.Length - BlogText.InText(message);
        for (var index = 0; index < beside; index++)
        {
            if (MediaTypes.IsPicture(media[index].File.Value))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Everything that readers see; what is null stays as it is.</summary>
    public static void WriteContent(Utf8JsonWriter json, OutgoingMessage message, string content, string categories, string tags)
    {
        // Of users who may not write any HTML, WordPress takes out what looks like a tag.
        json.WriteString("title", TitleOf(message).Replace("<", "&lt;", StringComparison.Ordinal));
        json.WriteString("content", content);
        if ((message.Delivery.Extra("excerpt") ?? message.Delivery.Extra("summary")) is { } excerpt)
        {
            json.WriteString("excerpt", excerpt.Value);
        }

        if (message.Delivery.Extra("format") is { } format)
        {
            json.WriteString("format", format.Value);
        }

        WriteNumbers(json, "categories", categories);
        WriteNumbers(json, "tags", tags);
    }

    public static void Write(Utf8JsonWriter json, OutgoingMessage message, string content, string categories, string tags)
    {
        json.WriteStartObject();
        WriteContent(json, message, content, categories, tags);
        json.WriteString("slug", SlugOf(message));
        if (FeaturedOf(message) is >= 0 and var featured && WordPressMedium.Read(message.Media[featured].Id) is { } picture)
        {
            json.WriteNumber("featured_media", long.Parse(picture.Id, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        json.WriteString("status", message.IsHandedOff ? "future" : message.Delivery.Visibility is Visibility.Private ? "private" : "publish");
        if (message.IsHandedOff)
        {
            json.WriteString("date_gmt", Moment.Format(message.Due.InUtc().LocalDateTime));
        }

        json.WriteEndObject();
    }

    /// <summary>What the blog says of a post; null when it is none.</summary>
    public static SentMessage? SentOf(JsonElement post) =>
        post.Id("id") is not { } id || post.Text("status") is not { } status ? null
        : new SentMessage(id, post.Text("link") is { Length: > 0 } link ? link : null) { HeldUntil = status == "future" ? TimeOf(post) : null };

    /// <summary>Null when it cannot be read.</summary>
    public static Instant? TimeOf(JsonElement post) =>
        post.Text("date_gmt") is { } text && Moment.Parse(text) is { Success: true, Value: var moment } ? moment.InUtc().ToInstant() : null;

    private static void WriteNumbers(Utf8JsonWriter json, string name, string numbers)
    {
        if (numbers.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var number in numbers.Split(','))
        {
            json.WriteNumberValue(long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
    }
}
