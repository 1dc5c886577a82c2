namespace Planner.Networks.Bluesky;

/// <summary>The syntax of handles: host names in Latin letters (atproto.com/specs/handle; interop-test-files, 2026).</summary>
public static class BlueskyHandle
{
    private const int LongestHandle = 253;
    private const int LongestLabel = 63;

    /// <summary>Whether it could be somebody's handle, without <c>@</c>; only a server knows whether it is.</summary>
    public static bool IsValid(ReadOnlySpan<char> handle)
    {
        var dot = handle.LastIndexOf('.');
        if (handle.Length > LongestHandle || dot < 0 || !IsLabel(handle[(dot + 1)..]) || !char.IsAsciiLetter(handle[dot + 1]))
        {
            return false;
        }

        var rest = handle[..dot];
        for (dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.'))
        {
            if (!IsLabel(rest[..dot]))
            {
                return false;
            }

            rest = rest[(dot + 1)..];
        }

        return IsLabel(rest);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-';
    }
}
