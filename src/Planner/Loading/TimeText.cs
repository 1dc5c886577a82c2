namespace Planner.Loading;

/// <summary>Texts to dates, times and offsets (SPEC section 3, "Fields"), by hand: a plan holds ten thousand of them.</summary>
internal static class TimeText
{
    /// <summary>A hundred years: more is a slip, and would leave the calendar.</summary>
    private const int MaxDays = 36_525;

    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    /// <summary>What a value should have that looks right and is not; null when its form says enough.</summary>
    public static FormattableString? WhatIsWrong(string text)
    {
        var span = text.AsSpan();
        if (span.IndexOfAny('\u00A0', '\u202F') >= 0)
        {
            return $"a plain space in place of the non-breaking one";
        }

        if (span is ['@', ..])
        {
            return $"an event's id and what lies between, such as \"@match-final -2h\" or \"@noel -2d 18:30\"";
        }

        if (span.Length < 10 || span[4] != '-' || span[7] != '-' || !TryNumber(span[..4], out var year) || !TryNumber(span[5..7], out _) || !TryNumber(span[8..10], out _))
        {
            return null;
        }

        if (year is < FirstYear or > LastYear)
        {
            return $"a year from 1900 to 2999";
        }

        if (!TryDate(span[..10], out _))
        {
            return $"a day that exists";
        }

        if (span.Length >= 16 && TryNumber(span[11..13], out var hour) && TryNumber(span[14..16], out var minute) && (hour > 23 || minute > 59))
        {
            return $"an hour from 00:00 to 23:59";
        }

        return null;
    }

    public static bool TryDate(string text, out LocalDate value) => TryDate(text.AsSpan(), out value);

    /// <summary><c>2026-11-24 18:30</c>, also with T, seconds, and an explicit offset.</summary>
    public static bool TryTime(string text, out AuthoredTime value)
    {
        value = default;
        var span = text.AsSpan();
        if (span.Length < 16 || !TryDate(span[..10], out var date) || span[10] is not ('T' or ' ') || !TryClock(span[11..], out var clock, out var length))
        {
            return false;
        }

        var rest = span[(11 + length)..];
        var isRead = TryZoneOffset(rest.TrimStart(' '), out var offset);
        value = new AuthoredTime(date + clock, offset);
        return isRead;
    }

    /// <summary><c>45m</c>, <c>+3h</c>, <c>-2d</c>, <c>1w</c>, and sums such as <c>1h30m</c>.</summary>
    public static bool TryOffset(string text, out TimeOffset value)
    {
        value = default;
        var span = text.AsSpan();
        var sign = span is ['-', ..] ? -1 : 1;
        span = span is ['-' or '+', ..] ? span[1..].TrimStart(' ') : span;
        var days = 0;
        var minutes = 0L;
        var isRead = span.Length > 0;
        while (isRead && span.Length > 0)
        {
            var digits = span.IndexOfAnyExceptInRange('0', '9');
            isRead = digits is > 0 and <= 6;
            if (isRead)
            {
                var number = int.Parse(span[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
                (days, minutes, isRead) = span[digits] switch
                {
                    'm' => (days, minutes + number, true),
                    'h' => (days, minutes + (number * 60L), true),
                    'd' => (days + number, minutes, true),
                    'w' => (days + (number * 7), minutes, true),
                    _ => (days, minutes, false),
                };
                span = span[(digits + 1)..];
                isRead = isRead && days + (minutes / (24 * 60)) <= MaxDays;
            }
        }

        value = isRead ? new TimeOffset(sign * days, Duration.FromMinutes(sign * minutes)) : default;
        return isRead;
    }

    /// <summary><c>18:30</c> or <c>18:30:05</c> at the start of the text.</summary>
    internal static bool TryClock(ReadOnlySpan<char> text, out LocalTime value, out int length)
    {
        value = default;
        length = text.Length >= 8 && text[5] == ':' ? 8 : 5;
        if (text.Length < 5 || text[2] != ':' || !TryNumber(text[..2], out var hour) || !TryNumber(text[3..5], out var minute))
        {
            return false;
        }

        var second = 0;
        if ((length == 8 && !TryNumber(text[6..8], out second)) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        value = new LocalTime(hour, minute, second);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out LocalDate value)
    {
        value = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var day))
        {
            return false;
        }

        // A plan of the year 0206 is a typing error, and arithmetic needs room on both sides.
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        value = new LocalDate(year, month, day);
        return true;
    }

    private static bool TryZoneOffset(ReadOnlySpan<char> text, out Offset? value)
    {
        value = text is "Z" ? Offset.Zero : null;
        if (text is "" or "Z")
        {
            return true;
        }

        var isColon = text.Length == 6 && text[3] == ':';
        if ((!isColon && text.Length != 5) || text[0] is not ('+' or '-')
            || !TryNumber(text[1..3], out var hours) || !TryNumber(text[^2..], out var minutes) || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
        {
            return false;
        }

        value = Offset.FromHoursAndMinutes(text[0] == '-' ? -hours : hours, text[0] == '-' ? -minutes : minutes);
        return true;
    }

    /// <summary>At most four digits and nothing else.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            value = (value * 10) + character - '0';
        }

        return text.Length > 0;
    }
}
