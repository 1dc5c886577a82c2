namespace Planner.Checking;

/// <summary>Hashtags as readers see them: a word after <c>#</c>, whatever its case.</summary>
internal static class Hashtag
{
    public static string Written(string tag) => tag.StartsWith('#') ? tag : "#" + tag;

    /// <summary>Whether the text holds the whole tag, and not only a longer one that starts like it.</summary>
    public static bool IsIn(string text, string tag)
    {
        var written = Written(tag);
        for (var start = text.IndexOf(written, StringComparison.OrdinalIgnoreCase); start >= 0; start = text.IndexOf(written, start + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = start + written.Length;
            if (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                return true;
            }
        }

        return false;
    }
}
