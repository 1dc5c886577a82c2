namespace Planner.Findings;

/// <summary>The catalogue of every rule, by subject, in the order of the handbook.</summary>
public static class Rules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        .. Of(RuleSubject.Files,
            Locked("yaml-syntax"),
            Locked("front-matter-missing"),
            Error("unknown-field"),
            Locked("field-type"),
            Locked("field-required"),
            Locked("duplicate-id"),
            Locked("unknown-reference"),
            Locked("encoding")),
        .. Of(RuleSubject.Text,
            Error("text-too-long"),
            Error("text-empty"),
            Error("too-many-hashtags"),
            Error("too-many-mentions"),
            Error("unknown-variant"),
            Error("thread-unsupported"),
            Warning("formatting-lost"),
            Error("link-malformed")),
        .. Of(RuleSubject.Media,
            Error("media-missing"),
            Locked("media-outside-content"),
            Error("media-type"),
            Error("media-too-large"),
            Error("media-too-many"),
            Error("media-dimensions"),
            Error("media-aspect-ratio"),
            Error("media-required"),
            Warning("alt-text-missing"),
            Error("alt-text-too-long"),
            Warning("media-location-metadata")),
        .. Of(RuleSubject.Time,
            Locked("time-in-dst-gap"),
            Warning("time-ambiguous"),
            Warning("time-in-past"),
            Warning("outside-window"),
            Warning("quiet-hours"),
            Warning("posts-too-close"),
            Warning("cadence-gap"),
            Warning("cadence-excess"),
            Warning("duplicate-content")),
        .. Of(RuleSubject.Charter,
            Error("forbidden-word"),
            Warning("address-mismatch"),
            Warning("hashtag-required"),
            Warning("emoji-limit"),
            Error("disclosure-missing"),
            Warning("pillar-shares"),
            Info("pillar-gap")),
        .. Of(RuleSubject.Network,
            Error("network-closed"),
            Error("field-required-by-network")),
        .. Of(RuleSubject.Approval,
            Info("approval-missing"),
            Warning("approval-stale"),
            Error("approver-unknown")),
        .. Of(RuleSubject.Campaign,
            Warning("budget-exceeded"),
            Warning("outside-campaign-dates"),
            Warning("indicator-without-target"),
            Warning("campaign-week-empty"),
            Warning("deliverable-overdue"),
            Warning("step-missing"),
            Warning("step-overdue"),
            Warning("step-unowned"),
            Error("contest-terms-missing"),
            Error("contest-dates")),
        .. Of(RuleSubject.Security,
            Locked("secret-in-content")),
    ];

    public static IEnumerable<string> Names => All.Select(rule => rule.Name);

    /// <summary>Null when there is no such rule; <see cref="DidYouMean"/> over <see cref="Names"/> then helps.</summary>
    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    private static Rule[] Of(RuleSubject subject, params ReadOnlySpan<Rule> rules)
    {
        var placed = new Rule[rules.Length];
        for (var position = 0; position < rules.Length; position++)
        {
            placed[position] = rules[position] with { Subject = subject };
        }

        return placed;
    }

    private static Rule Locked(string name) => new(name, default, Severity.Error, IsLocked: true);

    private static Rule Error(string name) => new(name, default, Severity.Error, IsLocked: false);

    private static Rule Warning(string name) => new(name, default, Severity.Warning, IsLocked: false);

    private static Rule Info(string name) => new(name, default, Severity.Info, IsLocked: false);
}
