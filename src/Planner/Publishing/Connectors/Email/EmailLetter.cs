using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Email;

/// <summary>
/// A letter as one recipient gets it (RFC 5322, 2045 to 2049): text and HTML as alternatives, pictures that stand in the HTML beside it, everything else
/// attached; of a list that can be left with one click (RFC 2369, 2919, 8058). The server signs it (DKIM).
/// </summary>
internal static class EmailLetter
{
    private static readonly ImmutableArray<string> Shown = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    private static readonly InstantPattern Date = InstantPattern.CreateWithInvariantCulture("ddd, dd MMM uuuu HH:mm:ss '+0000'");

    /// <summary>Of the letter for all its recipients; each has one of its own below it.</summary>
    public static string IdOf(OutgoingMessage message, EmailSettings letter) => $"<{message.Key}@{letter.Domain}>";

    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MimeMessage Of(OutgoingMessage message, EmailSettings letter, string recipient, Instant now)
    {
        var to = MailboxAddress.Parse(recipient);
        var mail = new MimeMessage { Subject = message.Prepared.Title?.Text ?? message.Delivery.Post.Title };
        mail.From.Add(MailboxAddress.Parse(letter.From));
        mail.To.Add(to);
        if (letter.ReplyTo is { } reply)
        {
            mail.ReplyTo.Add(MailboxAddress.Parse(reply));
        }

        mail.Headers.Replace(HeaderId.Date, Date.Format(now));
        mail.MessageId = $"{message.Key}.{HashOf(to.Address)}@{letter.Domain}";
        mail.Headers.Replace("Content-Language", message.Prepared.Language);
        mail.Headers.Replace("List-Id", $"<{letter.ListId}>");
        if (letter.Unsubscribe?.Replace("{recipient}", Uri.EscapeDataString(to.Address), StringComparison.Ordinal) is { } unsubscribe)
        {
            mail.Headers.Replace("List-Unsubscribe", $"<{unsubscribe}>");
            if (unsubscribe.StartsWith("https://", StringComparison.Ordinal))
            {
                mail.Headers.Replace("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }

        mail.Body = BodyOf(message, letter);
        return mail;
    }

    private static MimeEntity BodyOf(OutgoingMessage message, EmailSettings letter)
    {
        var content = message.Content;
        var ids = content.Media.Select((media, index) => Shown.Contains(Path.GetExtension(media.File.Value).ToLowerInvariant())
            ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}.{message.Key}@{letter.Domain}") : null).ToImmutableArray();
        var html = BlogText.Html(message, [.. ids.Select(id => id is null ? null : "cid:" + id)]);
        var builder = new BodyBuilder
        {
            TextBody = content.Text.Alternative ?? content.Text.Text,
            HtmlBody = content.Text.Text.Replace($"<body>\n{content.Text.Counted}\n</body>", $"<body>\n{html}\n</body>", StringComparison.Ordinal)
                .Replace("<html>", $"<html lang=\"{message.Prepared.Language}\">", StringComparison.Ordinal),
        };
        for (var index = 0; index < message.Media.Length; index++)
        {
            var (name, bytes) = (content.Media[index].File.Value.Split('/')[^1], Bytes(message.Media[index].Media));
            var type = ContentType.Parse(message.Media[index].Media.Facts.MediaType ?? "application/octet-stream");
            if (ids[index] is { } id)
            {
                builder.LinkedResources.Add(name, bytes, type).ContentId = id;
            }
            else
            {
                builder.Attachments.Add(name, bytes, type);
            }
        }

        var body = builder.ToMessageBody();
        foreach (var text in Texts(body))
        {
            // Then no line is too long, whatever the author wrote (RFC 5322, 2.1.1).
            text.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        }

        return body;
    }

    private static IEnumerable<TextPart> Texts(MimeEntity entity) => entity switch
    {
        TextPart { IsAttachment: false } text => [text],
        Multipart parts => parts.SelectMany(Texts),
        _ => [],
    };

    private static byte[] Bytes(OutgoingMedia media)
    {
        using var stream = media.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string HashOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())))[..16];
}
