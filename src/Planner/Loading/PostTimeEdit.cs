namespace Planner.Loading;

/// <summary>Writes a time into the text of a post's file and leaves every other character as it is.</summary>
internal static class PostTimeEdit
{
    /// <summary>The text with the time in it; null where it stands in a form that only a person can change.</summary>
    /// <param name="text">As it stands on disk, whatever its lines end with.</param>
    /// <param name="post">As it was read from the text.</param>
    /// <param name="target">The account whose own time it shall be; null: the post's.</param>
    public static string? Write(string text, Post post, PostAccount? target, AuthoredTime time)
    {
        var written = target is null ? Own(text, post, time) : Of(text, target, time);
        return written is not null && Says(written, post, target, time) ? written : null;
    }

    /// <summary>As a file says it: with seconds only where there are some.</summary>
    public static string TextOf(AuthoredTime time, char separator = ' ')
    {
        var (local, offset) = time;
        var clock = local.Second == 0 ? "HH:mm" : "HH:mm:ss";
        return local.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + separator + local.ToString(clock, CultureInfo.InvariantCulture)
            + offset?.ToString("Z+HH:mm", CultureInfo.InvariantCulture);
    }

    private static string? Own(string text, Post post, AuthoredTime time)
    {
        if (post is { Follows: null, PublishAt: { } old })
        {
            return Replaced(text, TextPlace.Of(text, old.Source), old.Value, time);
        }

        if (post.Follows is { } follows)
        {
            return ReplacedOffset(text, TextPlace.Of(text, follows.Source), time);
        }

        // Below the status, which every post has; or where its name stands already, and nothing after it.
        var status = TextPlace.Of(text, post.Status.Source);
        var end = TextPlace.EndOfLine(text, status);
        return Empty(text) is { } empty ? text.Insert(empty, " " + TextOf(time))
            : end == text.Length ? null
            : text.Insert(end, $"{TextPlace.LineEndAt(text, end)}publish_at: {TextOf(time)}");
    }

    private static string? Of(string text, PostAccount target, AuthoredTime time)
    {
        if (target.PublishAt is { } old)
        {
            var position = TextPlace.Of(text, old.Source);
            return old.Value is { Following: null, At: { } at } ? Replaced(text, position, at, time) : ReplacedOffset(text, position, time);
        }

        // lune-x becomes lune-x: { publish_at: … }; an account that has a map of its own in braces gets it as the first of them.
        var name = TextPlace.Of(text, target.Account.Source);
        var after = text.AsSpan(name) is ['"' or '\'', ..] ? name + target.Account.Value.Length + 2 : name + target.Account.Value.Length;
        var rest = text.AsSpan(Math.Min(after, text.Length));
        return rest is not [':', ..] ? text.Insert(Math.Min(after, text.Length), $": {{ publish_at: {TextOf(time)} }}")
            : rest[1..].TrimStart(' ') is ['{', ..] ? text.Insert(text.IndexOf('{', after) + 1, $" publish_at: {TextOf(time)},")
            : rest[1..(rest.IndexOfAny('\r', '\n') is > 0 and var end ? end : rest.Length)].IsWhiteSpace() ? text.Insert(after + 1, $" {{ publish_at: {TextOf(time)} }}")
            : null;
    }

    private static string? Replaced(string text, int position, AuthoredTime old, AuthoredTime time)
    {
        var length = TimeLines.LengthOf(text.AsSpan(position), old);
        if (length == 0)
        {
            return null;
        }

        var (before, after) = text[position] is '"' or '\'' ? (text[position].ToString(), text[position].ToString()) : ("", "");
        var separator = text.AsSpan(position + before.Length).TrimStart(' ')[10];
        return string.Concat(text.AsSpan(0, position), before + TextOf(time, separator) + after, text.AsSpan(position + length));
    }

    /// <summary>In the place of <c>+45m</c> or <c>@noel 18:30</c>, with the quotes that it has.</summary>
    private static string? ReplacedOffset(string text, int position, AuthoredTime time)
    {
        var rest = text.AsSpan(position);
        var isQuoted = rest is ['"' or '\'', ..];
        var length = isQuoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(",}#\r\n");
        return length < 0 ? null
            : isQuoted ? string.Concat(text.AsSpan(0, position + 1), TextOf(time), rest[(length + 1)..])
            : string.Concat(text.AsSpan(0, position), TextOf(time), rest[rest[..length].TrimEnd(' ').Length..]);
    }

    /// <summary>The end of a line <c>publish_at:</c> without a value, in the front matter.</summary>
    private static int? Empty(string text)
    {
        const string Name = "publish_at:";
        for (var start = 0; start < text.Length; start = TextPlace.NextLine(text, start))
        {
            var line = text.AsSpan(start, TextPlace.EndOfLine(text, start) - start);
            if (start > 0 && line.StartsWith("---", StringComparison.Ordinal))
            {
                return null;
            }

            if (line.StartsWith(Name, StringComparison.Ordinal) && line[Name.Length..].TrimStart(' ') is [] or ['#', ..])
            {
                return start + Name.Length;
            }
        }

        return null;
    }

    /// <summary>The file as others will read it: the same post at another time.</summary>
    private static bool Says(string text, Post post, PostAccount? target, AuthoredTime time)
    {
        var file = FileReader.Read(new SourceFile(post.Source.Path, System.Text.Encoding.UTF8.GetBytes(text)), year: 2000);
        return file.Entities is [Post read]
            && read.Title == post.Title && read.Status.Value == post.Status.Value && read.Accounts.Length == post.Accounts.Length && read.Unreadable.SequenceEqual(post.Unreadable)
            && (target is null ? read.PublishAt?.Value == time : read.Accounts.FirstOrDefault(each => each.Account.Value == target.Account.Value)?.PublishAt?.Value.At == time);
    }
}
