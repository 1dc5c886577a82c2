using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>
/// A fingerprint of everything that a person says yes to, in two parts: what goes out and where, as the SHA-256 of a canonical form, and
/// when. docs/digest.md has it byte for byte; a test holds the form still, since approvals are bound to it.
/// </summary>
internal static class Digest
{
    /// <summary>Of the form.</summary>
    private const string Version = "1-";

    /// <summary>Before the due time.</summary>
    private const char Moment = '@';

    /// <summary><c>1-</c>, 43 characters of base64url, and <c>@2026-11-24T17:30:00Z</c> where it has a due time.</summary>
    public static string Of(Delivery delivery) => delivery.Due is { } due ? $"{OfContent(delivery)}{Moment}{InstantPattern.ExtendedIso.Format(due)}" : OfContent(delivery);

    /// <summary>Of what goes out and where, whenever that is.</summary>
    public static string OfContent(Delivery delivery) =>
        Version + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(delivery))));

    /// <summary>The two parts of a digest that was written down; no time where it has none that can be read.</summary>
    public static (string Content, Instant? Due) Parts(string digest) =>
        digest.IndexOf(Moment, StringComparison.Ordinal) is >= 0 and var at
            ? (digest[..at], InstantPattern.ExtendedIso.Parse(digest[(at + 1)..]).TryGetValue(default, out var due) ? due : null)
            : (digest, null);

    /// <summary>A field a line, <c>name length:value</c>: lengths keep a value from looking like the next field.</summary>
    private static string Canonical(Delivery delivery)
    {
        var text = new StringBuilder();
        Add(text, "account", delivery.Account.Id);
        foreach (var segment in delivery.Text.Segments)
        {
            Add(text, "segment", PlainText.Of(segment));
            Add(text, "marks", DigestMarks.Of(segment) is { Length: > 0 } marks ? marks : null);
        }

        foreach (var media in delivery.Media)
        {
            Add(text, "media", media.File.Value);
            Add(text, "bytes", delivery.MediaDigests.Of(media.File.Value));
            Add(text, "alt", media.Alt?.Value);
            Add(text, "focus", media.Focus);
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

        Add(text, "open", poll.Open is { } open ? ((long)open.ToDuration().TotalSeconds).ToString(CultureInfo.InvariantCulture) : null);
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
