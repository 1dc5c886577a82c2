namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>Where a post stands for ever: <c>at://did:plc:…/app.bsky.feed.post/3kabc…</c>.</summary>
internal sealed record RecordAddress(string Did, string RecordKey)
{
    private const string Scheme = "at://";

    /// <summary>Null when it is the address of something else.</summary>
    public static RecordAddress? TryParse(string text)
    {
        var parts = text.StartsWith(Scheme, StringComparison.Ordinal) ? text[Scheme.Length..].Split('/') : [];
        return parts is [var did, BlueskyRecord.Collection, { Length: > 0 } key] && did.StartsWith("did:", StringComparison.Ordinal) && key.All(IsOfKey)
            ? new RecordAddress(did, key)
            : null;
    }

    /// <summary>atproto.com/specs/record-key, 2026.</summary>
    private static bool IsOfKey(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or ':' or '~';
}
