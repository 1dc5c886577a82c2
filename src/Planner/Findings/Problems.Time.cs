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

    public static Finding OutsideWindow(SourceSpan source, LocalDateTime time, string account, string windows) =>
        Warning("outside-window", source, $"{Day(time)} {Minutes(time)} is outside the windows of {account}: {windows}.");

    public static Finding QuietHours(SourceSpan source, LocalDateTime time, string account, string quiet) =>
        Warning("quiet-hours", source, $"{Day(time)} {Minutes(time)} is in the quiet hours of {account}: {quiet}.");

    public static Finding PostsTooClose(SourceSpan source, string account, string other, Duration gap, Duration wanted) =>
        Warning("posts-too-close", source, $"{account} speaks {Length(gap)} after '{other}'; its cadence wants {Length(wanted)} between two posts.");

    public static Finding CadenceGap(SourceSpan source, string account, int wanted, IEnumerable<(LocalDate Monday, int Planned)> weeks) =>
        Warning("cadence-gap", source, $"{account} should speak {wanted} times a week; planned are {string.Join(", ", weeks.Select(week => $"{week.Planned} in the week of {Date(week.Monday)}"))}.");

    public static Finding CadenceExcess(SourceSpan source, string account, LocalDate date, int planned, int allowed) =>
        Warning("cadence-excess", source, $"{account} has {planned} posts on {Date(date)}; its cadence allows {allowed} a day.");

    public static Finding DuplicateContent(SourceSpan source, string account, string other, LocalDate date) =>
        Warning("duplicate-content", source, $"{account} already says exactly this in '{other}' on {Date(date)}; networks refuse or hide repeated texts.");

    private static string Minutes(LocalDateTime time) => time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Day(LocalDateTime time) => time.DayOfWeek.ToString();

    /// <summary>Whole minutes, as authors write durations: <c>2h</c>, <c>90m</c>, <c>1d</c>.</summary>
    private static string Length(Duration duration)
    {
        var minutes = (long)duration.TotalMinutes;
        return minutes switch
        {
            0 => "0m",
            _ when minutes % 1440 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d"),
            _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h"),
            _ when minutes > 1440 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d{minutes % 1440 / 60}h"),
            _ when minutes > 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes}m"),
        };
    }
}
