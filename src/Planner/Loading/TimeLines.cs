using System.Buffers;

namespace Planner.Loading;

/// <summary>Finds the times of a post in the text of its file again, as they were written.</summary>
internal static class TimeLines
{
    /// <summary>What no time holds, and what ends one that stands without quotes.</summary>
    private static readonly SearchValues<char> EndOfPlain = SearchValues.Create(",}]#\r\n");

    /// <param name="text">The whole file.</param>
    /// <param name="lineEnd">As its lines ended; null where they differ: no patch can be made of that.</param>
    public static ImmutableArray<TimeLine> Of(Post post, ReadOnlySpan<char> text, string? lineEnd)
    {
        if (lineEnd is null)
        {
            return [];
        }

        var times = ImmutableArray.CreateBuilder<TimeLine>(1);
        if (post.PublishAt is { } own)
        {
            Add(null, own.Value, own.Source, text);
        }

        foreach (var target in post.Accounts)
        {
            if (target.PublishAt is { Value.At: { } at } written)
            {
                Add(target.Account.Value, at, written.Source, text);
            }
        }

        return times.DrainToImmutable();

        void Add(string? account, AuthoredTime time, SourceSpan source, ReadOnlySpan<char> text)
        {
            if (time.Offset is null && Find(account, time, source, text, lineEnd) is { } found)
            {
                times.Add(found);
            }
        }
    }

    /// <summary>How many characters a time takes that is written at the start of a text, with its quotes; 0 where it is not written so.</summary>
    public static int LengthOf(ReadOnlySpan<char> text, AuthoredTime time)
    {
        if (text is ['"' or '\'', ..])
        {
            var end = text[1..].IndexOf(text[0]);
            return end >= 0 && Is(text.Slice(1, end), time) ? end + 2 : 0;
        }

        var length = text.IndexOfAny(EndOfPlain);
        var plain = (length < 0 ? text : text[..length]).TrimEnd(" \t");
        return Is(plain, time) ? plain.Length : 0;
    }

    private static bool Is(ReadOnlySpan<char> text, AuthoredTime time) => TimeText.TryTime(text.Trim().ToString(), out var read) && read == time;

    private static TimeLine? Find(string? account, AuthoredTime time, SourceSpan source, ReadOnlySpan<char> text, string lineEnd)
    {
        var (before, start) = (0, 0);
        for (var line = 1; line < source.Line; line++)
        {
            before = start;
            start += text[start..].IndexOf('\n') + 1;
        }

        var first = source.Line > 2 ? before : start;
        var end = EndOfLine(text, start);
        var length = LengthOf(text[(start + source.Column - 1)..end], time);
        var after = end < text.Length - 1 ? EndOfLine(text, end + 1) : end;
        return length == 0 ? null : new TimeLine(account, time.Local, source.Line, source.Column, length, text[first..after].ToString(), lineEnd, after == text.Length && (text.Length == 0 || text[^1] != '\n'));
    }

    private static int EndOfLine(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOf('\n') is >= 0 and var length ? start + length : text.Length;
}
