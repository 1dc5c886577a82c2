using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads <c>content/planner.yml</c>.</summary>
internal static class OptionsReader
{
    private static readonly Field<string> Title = new("title", Text, "The site's title.", IsRequired: true);
    private static readonly Field<string> Language = new("language", OneOfText("fr", "en"), "The language of the site: fr or en.", IsRequired: true);
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of times that say nothing else.", IsRequired: true);
    private static readonly Field<string> BaseUrl = new("base_url", Url, "Where the site is published.");
    private static readonly Field<string> Repository = new("repository", Url, "Where the repository can be browsed.");
    private static readonly Field<ImmutableArray<MapEntry<Severity>>> Rules = new(
        "rules",
        MapOf(OneOf<Severity>(new("off", Severity.Off), new("info", Severity.Info), new("warning", Severity.Warning), new("error", Severity.Error)), Findings.Rules.Names),
        "Severities that the team chose, by rule.");
    private static readonly Field<ReviewOptions> Review = new("review", ReviewReader.Type, "Who has to say yes before a post goes out.");
    private static readonly Field<PublishOptions> Publish = new("publish", PublishReader.Type, "How publishing works.");
    private static readonly Field<NotifyOptions> Notify = new("notify", NotifyReader.Type, "Where a run tells what people have to know.");
    private static readonly Field<ImmutableArray<Pillar>> Pillars = new("pillars", PillarReader.Type, "Themes of every brand that has none of its own.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "planner.yml", "The site's options.", Title, Language, Timezone, BaseUrl, Repository, Rules, Review, Publish, Notify, Pillars);

    /// <summary>Null when the file cannot be used: nothing can be planned without it.</summary>
    public static Options? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var (title, language, zone) = (fields.Value(Title), fields.Value(Language), fields.Value(Timezone));
        var options = title is null || language is null || zone is null ? null : new Options
        {
            Source = fields.Source,
            Title = title,
            Language = language,
            Timezone = zone,
            BaseUrl = fields.Value(BaseUrl),
            Repository = fields.Value(Repository),
            Rules = Chosen(fields),
            Review = fields.Value(Review) ?? new ReviewOptions(),
            Publish = fields.Value(Publish) ?? new PublishOptions(),
            Notify = fields.Value(Notify),
            Pillars = fields.Items(Pillars),
        };
        return options;
    }

    private static ImmutableDictionary<string, Rule> Chosen(FieldValues fields)
    {
        var chosen = ImmutableDictionary.CreateBuilder<string, Rule>(StringComparer.Ordinal);
        foreach (var (name, severity) in fields.Items(Rules))
        {
            if (Findings.Rules.Find(name.Value) is not { } rule)
            {
                fields.Reading.Findings.Add(Problems.UnknownReference(name.Source, "rule", name.Value, Findings.Rules.Names));
            }
            else
            {
                chosen[name.Value] = rule with { Severity = severity };
                if (rule.IsLocked && severity is not Severity.Error)
                {
                    fields.Reading.Findings.Add(Problems.RuleLocked(name.Source, name.Value));
                }
            }
        }

        return chosen.ToImmutable();
    }
}

/// <summary>Reads who has to say yes.</summary>
internal static class ReviewReader
{
    private static readonly ReviewOptions Defaults = new();
    private static readonly Field<ReviewMode> Mode = new("mode", OneOf<ReviewMode>(new("pull-request", ReviewMode.PullRequest), new("none", ReviewMode.None), new("recorded", ReviewMode.Recorded)),
        "pull-request: what stands on the publish branch was agreed there; recorded: approvals/ holds the yes.");
    private static readonly Field<Located<int>> Required = new("required", Located(Count), "How many people must say yes.");
    private static readonly Field<ImmutableArray<Located<string>>> Approvers = new("approvers", ListOf(Located(FieldTypes.Id)), "Whose yes counts.");
    private static readonly Field<bool> AuthorMayApprove = new("author_may_approve", Flag, "Whether authors may approve their own posts.");
    private static readonly Field<(ReviewTimePolicy Policy, TimeOffset? Window)> Time = new("time", TimeType, "Whether moving the time needs a new yes: strict, free, or a duration within which it may move.");
    private static readonly Field<bool> RequireSigned = new("require_signed", Flag, "Whether the commit of a yes must be signed.");

    public static FieldType<ReviewOptions> Type { get; } = Group(
        new Shape("review policy", "Who has to say yes.", [Mode, Required, Approvers, AuthorMayApprove, Time, RequireSigned]),
        fields =>
        {
            var (time, required, approvers) = (fields.Nullable(Time), fields.Nullable(Required), fields.Items(Approvers));
            Reach(required, approvers, fields.Reading);
            return new ReviewOptions
            {
                Mode = fields.Nullable(Mode) ?? Defaults.Mode,
                Required = required?.Value ?? Defaults.Required,
                Approvers = approvers,
                AuthorMayApprove = fields.Value(AuthorMayApprove),
                Time = time?.Policy ?? Defaults.Time,
                TimeWindow = time?.Window,
                RequireSigned = fields.Value(RequireSigned),
            };
        });

    /// <summary>With fewer approvers than approvals no post would ever go out.</summary>
    private static void Reach(Located<int>? required, ImmutableArray<Located<string>> approvers, Reading reading)
    {
        var people = approvers.Select(approver => approver.Value).Distinct(StringComparer.Ordinal).Count();
        if (people > 0 && required is { } wanted && wanted.Value > people)
        {
            reading.Findings.Add(Problems.TooFewApprovers(wanted.Source, wanted.Value, people));
        }
    }

    private static FieldType<(ReviewTimePolicy Policy, TimeOffset? Window)> TimeType => new(
        (YamlNode node, Reading reading, out (ReviewTimePolicy Policy, TimeOffset? Window) value) => TryScalar(
            node, reading, $"strict, free, or a duration such as 2h", TryTime, out value),
        () => new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "string",
            ["pattern"] = $"^(strict|free|(window )?{TimeTypes.OffsetPattern})$",
            ["examples"] = new System.Text.Json.Nodes.JsonArray("strict", "free", "2h"),
        });

    private static bool TryTime(string text, out (ReviewTimePolicy Policy, TimeOffset? Window) value)
    {
        value = text is "free" ? (ReviewTimePolicy.Free, null) : (ReviewTimePolicy.Strict, null);
        if (text is "strict" or "free")
        {
            return true;
        }

        var isRead = TimeText.TryOffset(text.StartsWith("window ", StringComparison.Ordinal) ? text[7..] : text, out var window);
        value = (ReviewTimePolicy.Within, window);
        return isRead;
    }
}

/// <summary>Reads how publishing works.</summary>
internal static class PublishReader
{
    private static readonly PublishOptions Defaults = new();
    private static readonly Field<string> Branch = new("branch", Text, "The branch whose tip is published.");
    private static readonly Field<string> Ledger = new("ledger", Text, "The branch of the ledger.");
    private static readonly Field<TimeOffset> Grace = new("grace", TimeTypes.Span, "How long after its moment a delivery may still go out by itself: 30m.");
    private static readonly Field<LatePolicy> Late = new("late", PostTypes.Late, "What to do when a moment was missed.");
    private static readonly Field<TimeOffset> Lookahead = new("lookahead", TimeTypes.Span, "How far ahead one run claims and waits.");

    public static FieldType<PublishOptions> Type { get; } = Group(
        new Shape("publish policy", "How publishing works.", [Branch, Ledger, Grace, Late, Lookahead]),
        fields => new PublishOptions
        {
            Branch = fields.Value(Branch),
            Ledger = fields.Value(Ledger) ?? Defaults.Ledger,
            Grace = fields.Nullable(Grace)?.ToDuration() ?? Defaults.Grace,
            Late = fields.Nullable(Late) ?? Defaults.Late,
            Lookahead = fields.Nullable(Lookahead)?.ToDuration() ?? Defaults.Lookahead,
        });
}
