using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>
/// A fingerprint of everything that a person says yes to: account, texts, media, first comment, poll, link, warning
/// and audience. The due time is a part of its own, so that a policy may treat it apart.
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
        Add(text, "warning", (delivery.Target.ContentWarning ?? delivery.Post.ContentWarning)?.Value);
        Add(text, "visibility", (delivery.Target.Visibility ?? delivery.Post.Visibility)?.ToString());
        foreach (var option in (delivery.Target.Poll ?? delivery.Post.Poll)?.Value.Options ?? [])
        {
            Add(text, "option", option.Value);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {value.Length}:{value}\n");
        }
    }
}
