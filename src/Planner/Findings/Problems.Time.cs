namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding TimeInDstGap(SourceSpan source, LocalDateTime time, DateTimeZone zone) =>
        Error("time-in-dst-gap", source, $"{Minutes(time)} does not exist in {zone.Id}: clocks go forward then.");

    public static Finding TimeAmbiguous(SourceSpan source, LocalDateTime time, DateTimeZone zone, Offset first) =>
        Warning("time-ambiguous", source, $"{Minutes(time)} occurs twice in {zone.Id}: clocks go back then. The first is taken; write {Minutes(time)}{first:+HH:mm} to say so.");

    public static Finding DateCycle(SourceSpan source, IEnumerable<string> events) =>
        Error("date-cycle", source, $"These events follow each other in a circle: {string.Join(" → ", events)}. Give one of them a date.");

    public static Finding FollowingNeedsHour(SourceSpan source, FollowingTime time) =>
        Error("field-type", source, $"'{time.Of}' has a day there and no hour: say the hour, such as \"{time with { After = new TimeOffset(time.After.Days, Duration.Zero), At = new LocalTime(18, 30) }}\".");

    public static Finding FollowingHourTwice(SourceSpan source, FollowingTime time) =>
        Error("field-type", source, $"\"{time}\" says an hour twice: write days and an hour of the day, such as \"{time with { After = new TimeOffset(-1, Duration.Zero) }}\", or hours from the moment alone.");

    public static Finding FollowingTooFar(SourceSpan source, FollowingTime time) =>
        Error("field-type", source, $"\"{time}\" is a day outside the years 1900 to 2999.");

    public static Finding FollowingMoment(SourceSpan source, FollowingTime time, IReadOnlyCollection<string> moments) =>
        Error("field-type", source, $"'{time.Of}' has no '{time.Moment}'; it has {string.Join(", ", moments)}.");

    public static Finding RepeatWithFixedTime(SourceSpan source) =>
        Error("field-type", source, $"What repeats does so at one local hour: publish_at is then a local time without an offset and without an event, and accounts say how much earlier or later they are, such as \"+45m\".");

    public static Finding RepeatOffDay(SourceSpan source, LocalDate first, string days) =>
        Error("field-type", source, $"{Date(first)} is none of the days on which the post repeats ({days}); start on one of them.");

    public static Finding RepeatExceptFirst(SourceSpan source, LocalDate first) =>
        Error("field-type", source, $"{Date(first)} is the first day and cannot be left out; move publish_at to the day on which it starts.");

    public static Finding RepeatTooOften(SourceSpan source, int most) =>
        Error("field-type", source, $"More than {most} occurrences; none after them is planned. Start anew with a later publish_at, or say until when.");

    public static Finding TimeInPast(SourceSpan source, LocalDateTime time, DateTimeZone zone, PostStatus status) => status is PostStatus.Ready
        ? Info("time-in-past", source, $"{Minutes(time)} in {zone.Id} has passed, and nothing here says that it went out.")
        : Warning("time-in-past", source, $"{Minutes(time)} in {zone.Id} has passed, but the post is '{Words.Of(status)}'; move it, or withdraw it.");

    public static Finding OutsideWindow(SourceSpan source, LocalDateTime time, string account, ImmutableArray<WeeklyWindow> windows) =>
        Warning("outside-window", source, $"{Day(time)} {Minutes(time)} is outside the windows of {account}: {new WrittenHours(windows)}.");

    public static Finding QuietHours(SourceSpan source, LocalDateTime time, string account, ImmutableArray<WeeklyWindow> quiet) =>
        Warning("quiet-hours", source, $"{Day(time)} {Minutes(time)} is in the quiet hours of {account}: {new WrittenHours(quiet)}.");

    public static Finding QuietEvent(SourceSpan source, LocalDateTime time, string happening, string account) =>
        Warning("quiet-hours", source, $"{Day(time)} {Minutes(time)} is in '{happening}', during which {account} is quiet; move the post.");

    public static Finding QuietHoliday(SourceSpan source, LocalDateTime time, string holiday, string place, string account) =>
        Warning("quiet-hours", source, $"{Day(time)} {Minutes(time)} is on a public holiday, {holiday} ({place}), and {account} is quiet on those; move the post.");

    public static Finding PostsTooClose(SourceSpan source, string account, string other, Duration gap, Duration wanted) =>
        Warning("posts-too-close", source, $"{account} speaks {Length(gap)} after '{other}'; its cadence wants {Length(wanted)} between two posts.");

    public static Finding CadenceGap(SourceSpan source, string account, int wanted, IEnumerable<(LocalDate Monday, int Planned)> weeks) =>
        Warning("cadence-gap", source, $"{account} should speak {wanted} times a week; planned are {Each(weeks.Select(week => (FormattableString)$"{week.Planned} in the week of {Date(week.Monday)}"))}.");

    public static Finding CadenceExcess(SourceSpan source, string account, LocalDate date, int planned, int allowed) =>
        Warning("cadence-excess", source, $"{account} has {planned} posts on {Date(date)}; its cadence allows {allowed} a day.");

    public static Finding DuplicateContent(SourceSpan source, string account, string other, LocalDate date) =>
        Warning("duplicate-content", source, $"{account} already says exactly this in '{other}' on {Date(date)}; networks refuse or hide repeated texts.");

    private static WrittenTime Minutes(LocalDateTime time) => new(time);

    private static WrittenDate Date(LocalDate date) => new(date);

    private static Term Day(LocalDateTime time) => new(time.DayOfWeek.ToString());

    private static WrittenLength Length(Duration duration) => new(duration);
}
