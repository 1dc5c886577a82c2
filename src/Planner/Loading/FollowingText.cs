namespace Planner.Loading;

/// <summary><c>@match-final -2h</c>, <c>@noel -2d 18:30</c>, <c>@concours closes -1d 12:00</c>: a moment, and where from it.</summary>
internal static class FollowingText
{
    /// <summary>What may stand after the id.</summary>
    public static ImmutableArray<string> Moments { get; } = ["start", "end", "opens", "closes", "draw_at"];

    public static bool TryRead(string text, out FollowingTime value)
    {
        value = null!;
        if (!text.StartsWith('@'))
        {
            return false;
        }

        var words = new Queue<string>(text[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (!words.TryDequeue(out var id) || !Ids.IsValid(id))
        {
            return false;
        }

        var moment = words.TryPeek(out var word) && Moments.Contains(word) ? words.Dequeue() : "";
        var after = default(TimeOffset);
        if (words.TryPeek(out var sign) && sign[0] is '+' or '-')
        {
            words.Dequeue();
            if (!TimeText.TryOffset(sign.Length == 1 && words.TryDequeue(out var length) ? sign + length : sign, out after))
            {
                return false;
            }
        }

        LocalTime? at = null;
        if (words.TryDequeue(out var hour))
        {
            if (!TimeText.TryClock(hour, out var clock, out var read) || read != hour.Length)
            {
                return false;
            }

            at = clock;
        }

        value = new FollowingTime(id, moment, after, at);
        return words.Count == 0;
    }

    public static string Of(FollowingTime time) => string.Join(' ', new[]
    {
        "@" + time.Of, time.Moment, Of(time.After), time.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
    }.Where(part => part.Length > 0));

    /// <summary>Empty for none.</summary>
    private static string Of(TimeOffset after)
    {
        var (days, minutes) = (Math.Abs(after.Days), (long)Math.Abs(after.Elapsed.TotalMinutes));
        return days == 0 && minutes == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{(after.Days < 0 || after.Elapsed < Duration.Zero ? "-" : "+")}{(days > 0 ? $"{days}d" : "")}{(minutes >= 60 ? $"{minutes / 60}h" : "")}{(minutes % 60 > 0 ? $"{minutes % 60}m" : "")}");
    }
}
