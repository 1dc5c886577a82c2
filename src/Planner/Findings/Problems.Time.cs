namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding TimeInDstGap(SourceSpan source, LocalDateTime time, DateTimeZone zone) =>
        Error("time-in-dst-gap", source, $"{Minutes(time)} does not exist in {zone.Id}: clocks go forward then.");

    public static Finding TimeAmbiguous(SourceSpan source, LocalDateTime time, DateTimeZone zone, Offset first) =>
        Warning("time-ambiguous", source, $"{Minutes(time)} occurs twice in {zone.Id}: clocks go back then. The first is taken; write {Minutes(time)}{first:+HH:mm} to say so.");

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
