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
    private static readonly Field<ReviewChoice> Review = new("review", ReviewReader.Type, "Who has to say yes before a post goes out.");
    private static readonly Field<PublishOptions> Publish = new("publish", PublishReader.Type, "How publishing works.");
    private static readonly Field<NotifyOptions> Notify = new("notify", NotifyReader.Type, "Where a run tells what people have to know.");
    private static readonly Field<ImmutableArray<RotaLine>> Rota = new("rota", ListOf(RotaReader.Type), "Who is on call when, for every brand.");
    private static readonly Field<ImmutableArray<Pillar>> Pillars = new("pillars", PillarReader.Type, "Themes of every brand that has none of its own.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "planner.yml", "The site's options.", Title, Language, Timezone, HolidayFields.Country, HolidayFields.Holidays, BaseUrl, Repository, Rules, Review, Publish, Notify, Rota, Pillars);

    /// <summary>Null when the file cannot be used: nothing can be planned without it.</summary>
    public static Options? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var (title, language, zone) = (fields.Value(Title), fields.Value(Language), fields.Value(Timezone));
        var review = fields.Value(Review);
        var options = title is null || language is null || zone is null ? null : new Options
        {
            Source = fields.Source,
            Title = title,
            Language = language,
            Timezone = zone,
            Country = fields.Value(HolidayFields.Country),
            Holidays = fields.Value(HolidayFields.Holidays),
            BaseUrl = fields.Value(BaseUrl),
            Repository = fields.Value(Repository),
            Rules = Chosen(fields),
            Review = new ReviewOptions().With(review),
            ReviewChoice = review,
            Publish = fields.Value(Publish) ?? new PublishOptions(),
            Notify = fields.Value(Notify),
            Rota = fields.Items(Rota),
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
