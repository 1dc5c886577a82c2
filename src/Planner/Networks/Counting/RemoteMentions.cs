namespace Planner.Networks.Counting;

/// <summary>
/// Finds <c>@user@host</c>, as Mastodon and compatible servers write the people of other servers. The host has a dot, as the
/// web composer wants; the server would also take one without, which no server has.
/// </summary>
internal static class RemoteMentions
{
    public static void Add(string text, List<TextEntity> mentions)
    {
        for (var sign = text.IndexOf('@', StringComparison.Ordinal); sign >= 0;)
        {
            var user = IsAllowedAt(text, sign) ? UserEnd(text, sign + 1) : sign + 1;
            var end = user > sign + 1 && user < text.Length && text[user] == '@' ? HostEnd(text, user + 1) : -1;
            if (end >= 0)
            {
                mentions.Add(new TextEntity(TextEntityKind.Mention, sign, end - sign));
            }

            sign = text.IndexOf('@', end >= 0 ? end : sign + 1);
        }
    }

    /// <summary>Where the host's <c>@</c> stands in a mention that was found.</summary>
    public static int HostSign(string text, TextEntity mention) => text.IndexOf('@', mention.Start + 1);

    private static bool IsAllowedAt(string text, int sign) =>
        sign == 0 || !(text[sign - 1] is '=' or '/' or '_' || char.IsLetterOrDigit(text[sign - 1]));

    /// <summary>Letters, digits and underscores of ASCII; dots and hyphens only inside.</summary>
    private static int UserEnd(string text, int start)
    {
        var end = start;
        for (var at = start; at < text.Length && (IsUser(text[at]) || (at > start && text[at] is '.' or '-')); at++)
        {
            end = IsUser(text[at]) ? at + 1 : end;
        }

        return end;
    }

    /// <summary>-1 when it has no dot inside.</summary>
    private static int HostEnd(string text, int start)
    {
        var (end, dot) = (start, -1);
        for (var at = start; at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '-'); at++)
        {
            dot = text[at] == '.' && dot < 0 ? at : dot;
            end = char.IsLetterOrDigit(text[at]) ? at + 1 : end;
        }

        return dot > start && dot < end ? end : -1;
    }

    private static bool IsUser(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
