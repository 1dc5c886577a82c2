namespace Planner.Reviewing;

/// <summary>What files say of who has to say yes, field by field as authors write them.</summary>
internal static class RuleFields
{
    /// <summary>Empty where nothing differs.</summary>
    public static string Difference((string Field, string? Value)[] before, (string Field, string? Value)[] after) => string.Join(
        "; ", before.Zip(after).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => $"{pair.First.Field} {pair.First.Value ?? "–"} → {pair.Second.Value ?? "–"}"));

    public static (string Field, string? Value)[] Of(Person? person) =>
        [("emails", person is null ? null : ListOf(person.Emails)), ("roles", person is null ? null : ListOf(person.Roles)), ("login", person?.Login)];

    public static (string Field, string? Value)[] Of(ReviewOptions options) =>
    [
        ("mode", ModeOf(options.Mode)), ("required", Written(options.Required)), ("approvers", ListOf(options.Approvers.Select(each => each.Value))), ("author_may_approve", Written(options.AuthorMayApprove)),
        ("time", TimeOf(options.Time, options.TimeWindow)), ("deadline", Written(options.Deadline)), ("require_signed", Written(options.RequireSigned)),
    ];

    public static (string Field, string? Value)[] Of(ReviewChoice? choice) =>
    [
        ("mode", choice?.Mode is { } mode ? ModeOf(mode) : null), ("required", Written(choice?.Required?.Value)), ("approvers", choice?.Approvers is { } approvers ? ListOf(approvers.Select(each => each.Value)) : null),
        ("author_may_approve", Written(choice?.AuthorMayApprove)), ("time", choice?.Time is { } time ? TimeOf(time.Policy, time.Window) : null), ("deadline", Written(choice?.Deadline)),
        ("require_signed", Written(choice?.RequireSigned)),
    ];

    private static string? ListOf(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } list ? $"[{list}]" : null;

    private static string? Written(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Written(bool? isTrue) => isTrue is { } known ? (known ? "true" : "false") : null;

    private static string? Written(Duration? duration) => duration is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalHours:0.##}h") : null;

    private static string ModeOf(ReviewMode mode) => mode switch
    {
        ReviewMode.Recorded => "recorded",
        ReviewMode.None => "none",
        _ => "pull-request",
    };

    private static string TimeOf(ReviewTimePolicy time, TimeOffset? window) => time switch
    {
        ReviewTimePolicy.Free => "free",
        ReviewTimePolicy.Within => $"window {Written(window?.ToDuration())}",
        _ => "strict",
    };
}
