using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads campaigns, and what contests share with them.</summary>
internal static class CampaignReader
{
    private static readonly Field<string> Title = new("title", Text, "What the team calls it.", IsRequired: true);
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that speaks.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Start = new("start", Located(TimeTypes.Date), "The first day.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> End = new("end", Located(TimeTypes.Date), "The last day.", IsRequired: true);
    private static readonly Field<string> Objective = new("objective", Text, "What it is for.");
    private static readonly Field<string> Audience = new("audience", Text, "Whom it speaks to.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "The person who looks after it.");
    private static readonly Field<Budget> Budget = new("budget", BudgetReader.Type, "What it may cost.");
    private static readonly Field<ImmutableArray<Indicator>> Indicators = new("indicators", ListOf(IndicatorReader.Type), "What tells whether it worked.");
    private static readonly Field<ImmutableArray<Deliverable>> Deliverables = new("deliverables", ListOf(DeliverableReader.OfCampaign), "What people and suppliers hand over for it.");
    private static readonly Field<Utm> Utm = new("utm", UtmReader.Type, "What is added to its links.");

    public static ImmutableArray<Field> Fields { get; } = [Title, Brand, Start, End, Objective, Audience, Owner, Budget, Indicators, Deliverables, Utm, ReviewReader.Field];

    public static Shape Shape { get; } = CommonFields.Entity("campaign", "Posts and paid actions with one objective, dates, budget and indicators.", Fields);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is { } fields ? Read(fields, document) : null;

    internal static Campaign? Read(FieldValues fields, EntityDocument document)
    {
        var (title, brand, start, end) = (fields.Value(Title), fields.Get(Brand), fields.Get(Start), fields.Get(End));
        var campaign = title is null || brand is null || start is null || end is null ? null : new Campaign
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title,
            Brand = brand.Value.Value,
            Start = start.Value.Value,
            End = end.Value.Value,
            Objective = fields.Value(Objective),
            Audience = fields.Value(Audience),
            Owner = fields.Nullable(Owner),
            Budget = fields.Value(Budget),
            Indicators = fields.Items(Indicators),
            Deliverables = fields.Items(Deliverables),
            Utm = fields.Value(Utm),
            Review = fields.Value(ReviewReader.Field),
            Prose = document.Prose(),
        };
        return campaign is null ? null : campaign with { Unreadable = fields.Unreadable };
    }
}

/// <summary>Reads an indicator.</summary>
internal static class IndicatorReader
{
    private static readonly Field<string> Name = new("name", Text, "What is measured.", IsRequired: true);
    private static readonly Field<decimal> Target = new("target", Number, "What the team aims at.");
    private static readonly Field<decimal> Actual = new("actual", Number, "What it is now.");

    public static FieldType<Indicator> Type { get; } = Group(
        new Shape("indicator", "What tells whether it worked.", [Name, Target, Actual, CommonFields.Extra]),
        fields => fields.Value(Name) is { } name ? new Indicator(name, fields.Nullable(Target), fields.Nullable(Actual), fields.Source) : null);
}

/// <summary>Reads what is added to links.</summary>
internal static class UtmReader
{
    private static readonly Field<string> Source = new("source", Text, "utm_source; the network when absent.");
    private static readonly Field<string> Medium = new("medium", Text, "utm_medium.");
    private static readonly Field<string> Campaign = new("campaign", Text, "utm_campaign; the campaign's id when absent.");
    private static readonly Field<string> Content = new("content", Text, "utm_content.");

    public static FieldType<Utm> Type { get; } = Group(
        new Shape("UTM rule", "What is added to links.", [Source, Medium, Campaign, Content]),
        fields => new Utm(fields.Value(Source), fields.Value(Medium), fields.Value(Campaign), fields.Value(Content)));
}
