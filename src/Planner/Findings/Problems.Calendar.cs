namespace Planner.Findings;

internal static partial class Problems
{
    /// <summary>A calendar file has a line that RFC 5545 does not know.</summary>
    public static Finding CalendarLine(SourceSpan source, string line) =>
        Error("field-type", source, $"'{Shorten(line)}' is not right here: expected a line of an iCalendar file, which starts with BEGIN:VCALENDAR and is made of NAME:value.");

    /// <summary>A calendar file was cut off.</summary>
    public static Finding CalendarOpen(SourceSpan source, string component, int begin) =>
        Error("field-type", source, $"The file ends inside the {component} that line {begin} begins; save it again from its program.");

    public static Finding CalendarTooLong(SourceSpan source, int most) =>
        Warning("field-type", source, $"A calendar file gives at most {most} events; those from here on are left out.");

    /// <summary>How an event repeats is not understood; the day it starts on is certain, the others are not.</summary>
    public static Finding CalendarRepeat(SourceSpan source, string part) =>
        Warning("unknown-field", source, $"'{Shorten(part)}' says how the event repeats in a way Planner does not understand: only its first day is shown. Add the others as events of their own.");
}
