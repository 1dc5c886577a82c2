namespace Planner.Loading;

/// <summary>A DATE or DATE-TIME: a day, a local time, in a zone or not, or a time in UTC.</summary>
/// <param name="IsDay">Whether it is a whole day; the time is then midnight.</param>
internal readonly record struct ICalendarTime(LocalDateTime Local, bool IsDay, bool IsUtc, DateTimeZone? Zone)
{
    /// <summary>The same moment on the wall of another time's place.</summary>
    public LocalDateTime In(ICalendarTime other) =>
        IsUtc == other.IsUtc && Equals(Zone, other.Zone) ? Local
        : ZoneOrUtc is { } own && other.ZoneOrUtc is { } theirs ? own.AtLeniently(Local).WithZone(theirs).LocalDateTime
        : Local;

    public EventTime ToEventTime() => new(Local.Date, IsDay ? null : new AuthoredTime(Local, IsUtc ? Offset.Zero : null));

    /// <summary>Days move the date and keep the hour on the wall; hours, minutes and seconds pass.</summary>
    public LocalDateTime Plus(TimeOffset length)
    {
        var day = Local.PlusDays(length.Days);
        return ZoneOrUtc is { } zone ? (zone.AtLeniently(day) + length.Elapsed).LocalDateTime : day.PlusTicks(length.Elapsed.BclCompatibleTicks);
    }

    private DateTimeZone? ZoneOrUtc => IsUtc ? DateTimeZone.Utc : Zone;
}

/// <summary>Texts to times and durations (RFC 5545, sections 3.3.4 to 3.3.6).</summary>
internal static class ICalendarTimes
{
    /// <summary><c>20270204</c>, <c>20270204T123000</c>, <c>20270204T123000Z</c>, in years that a plan can speak of.</summary>
    public static ICalendarTime? Read(ReadOnlySpan<char> text, DateTimeZone? zone)
    {
        text = text.Trim();
        var isUtc = text is [.., 'Z' or 'z'];
        text = isUtc ? text[..^1] : text;
        if (text.Length is not (8 or 15) || Number(text[..4]) is not (>= 1900 and <= 2999 and var year) || Number(text[4..6]) is not (>= 1 and <= 12 and var month)
            || Number(text[6..8]) is not { } day || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return null;
        }

        var date = new LocalDate(year, month, day);
        if (text.Length == 8)
        {
            return isUtc ? null : new ICalendarTime(date.AtMidnight(), IsDay: true, IsUtc: false, Zone: null);
        }

        // A leap second is a clock's 60; it belongs to the minute before.
        return text[8] is 'T' or 't' && Number(text[9..11]) is <= 23 and var hour && Number(text[11..13]) is <= 59 and var minute && Number(text[13..15]) is <= 60 and var second
            ? new ICalendarTime(date + new LocalTime(hour, minute, Math.Min(second, 59)), IsDay: false, isUtc, isUtc ? null : zone)
            : null;
    }

    /// <summary><c>P1W</c>, <c>P2D</c>, <c>P1DT2H</c>, <c>PT1H30M</c>; nothing that runs backwards.</summary>
    public static TimeOffset? Duration(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimStart('+');
        if (text is not ['P', .. var rest] || rest.IsEmpty)
        {
            return null;
        }

        var (days, elapsed, isTime) = (0, NodaTime.Duration.Zero, false);
        while (!rest.IsEmpty)
        {
            if (rest[0] == 'T' && !isTime)
            {
                isTime = true;
                rest = rest[1..];
            }

            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 6 || Number(rest[..digits]) is not { } number)
            {
                return null;
            }

            switch (rest[digits])
            {
                case 'W' when !isTime: days += 7 * number; break;
                case 'D' when !isTime: days += number; break;
                case 'H' when isTime: elapsed += NodaTime.Duration.FromHours(number); break;
                case 'M' when isTime: elapsed += NodaTime.Duration.FromMinutes(number); break;
                case 'S' when isTime: elapsed += NodaTime.Duration.FromSeconds(number); break;
                default: return null;
            }

            rest = rest[(digits + 1)..];
        }

        // Longer than ten years is a typing error, and arithmetic needs room.
        return days + elapsed.TotalDays > 3660 ? null : new TimeOffset(days, elapsed);
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
