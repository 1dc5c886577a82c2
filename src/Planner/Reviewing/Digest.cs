using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>
/// A fingerprint of everything that a person says yes to: account, due time, texts, media, first comment, link, warning,
/// audience, poll, how a long text becomes a thread, and the title, board or subject that the network asks for. Media stand in it with their names and alternatives: a file that is
/// replaced under its name does not change it.
/// </summary>
internal static class Digest
{
    /// <summary>SHA-256 of the canonical form, as 43 characters of base64url after <c>1-</c>, the form's version.</summary>
    public static string Of(Delivery delivery) =>
        "1-" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(delivery))));

    /// <summary>A field a line, <c>name length:value</c>: lengths keep a value from looking like the next field.</summary>
    private static string Canonical(Delivery delivery)
    {
        var text = new StringBuilder();
        Add(text, "account", delivery.Account.Id);
        Add(text, "due", delivery.Due?.ToString());
        foreach (var segment in delivery.Text.Segments)
        {
            Add(text, "segment", PlainText.Of(segment));
        }

        foreach (var media in delivery.Media)
        {
            Add(text, "media", media.File.Value);
            Add(text, "alt", media.Alt?.Value);
        }

        Add(text, "comment", delivery.FirstComment?.Value);
        Add(text, "link", delivery.Link?.Value);
        Add(text, "warning", delivery.ContentWarning?.Value);
        Add(text, "visibility", delivery.Visibility?.ToString());
        Add(text, delivery.Poll?.Value);
        Add(text, delivery.Thread);
        foreach (var name in delivery.Network.Required.Prepend("subject").Prepend("title"))
        {
            Add(text, "extra " + name, delivery.Extra(name)?.Value);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Poll? poll)
    {
        if (poll is null)
        {
            return;
        }

        foreach (var option in poll.Options)
        {
            Add(text, "option", option.Value);
        }

        Add(text, "open", poll.Open?.ToDuration().ToString());
        Add(text, "multiple", poll.Multiple ? "true" : null);
    }

    private static void Add(StringBuilder text, ThreadOptions? thread)
    {
        if (thread is not null)
        {
            Add(text, "thread", thread.Auto ? "auto" : "manual");
            Add(text, "numbered", thread.Numbered ? "true" : null);
        }
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {value.Length}:{value}\n");
        }
    }
}
