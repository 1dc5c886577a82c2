using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads contests.</summary>
internal static class ContestReader
{
    private static readonly Field<ImmutableArray<Located<string>>> Organisers = new("organisers", ListOf(Located(Text)), "Who organises it: people, partners or names.");
    private static readonly Field<Prize> Prize = new("prize", PrizeReader.Type, "What can be won.");
    private static readonly Field<Located<string>> Terms = new("terms", Located(Text), "The terms: an address, or a file relative to content/.");
    private static readonly Field<Located<AuthoredTime>> Opens = new("opens", Located(TimeTypes.Time), "When it opens.", IsRequired: true);
    private static readonly Field<Located<AuthoredTime>> Closes = new("closes", Located(TimeTypes.Time), "When it closes.", IsRequired: true);
    private static readonly Field<Located<AuthoredTime>> DrawAt = new("draw_at", Located(TimeTypes.Time), "When the winners are drawn.");
    private static readonly Field<DrawRules> Draw = new("draw", DrawRulesReader.Type, "How they are drawn, so that anyone can verify it.");
    private static readonly Field<string> Country = new("country", FieldTypes.Country, "The country whose law applies: FR.");
    private static readonly Field<ImmutableArray<Step>> Steps = new("steps", ListOf(StepReader.Type), "The checklist.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "contest", "A campaign with a prize, terms, a draw and a checklist.",
        [.. CampaignReader.Fields, Organisers, Prize, Terms, Opens, Closes, DrawAt, Draw, Country, Steps]);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var (campaign, opens, closes, steps) = (CampaignReader.Read(fields, document), fields.Get(Opens), fields.Get(Closes), fields.Items(Steps));
        return campaign is null || opens is null || closes is null ? null : new Contest(campaign)
        {
            Organisers = fields.Items(Organisers),
            Prize = fields.Value(Prize),
            Terms = fields.Nullable(Terms),
            Opens = opens.Value.Value,
            Closes = closes.Value.Value,
            DrawAt = fields.Nullable(DrawAt),
            Draw = fields.Value(Draw),
            Country = fields.Value(Country),
            Steps = StepChains.Follow(steps),
        };
    }
}

/// <summary>Reads a prize.</summary>
internal static class PrizeReader
{
    private static readonly Field<string> What = new("what", Text, "What can be won.", IsRequired: true);
    private static readonly Field<decimal> Value = new("value", Amount, "What it is worth, in the budget's currency.");

    public static FieldType<Prize> Type { get; } = Group(
        new Shape("prize", "What can be won.", [What, Value, CommonFields.Extra]),
        fields => fields.Value(What) is { } what ? new Prize(what, fields.Nullable(Value)) : null);
}

/// <summary>Reads one line of a checklist.</summary>
internal static class StepReader
{
    private static readonly Field<string> StepId = new("id", FieldTypes.Id, "A name that posts refer to.", IsRequired: true);
    private static readonly Field<string> Title = new("title", Text, "What is to be done.", IsRequired: true);
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "Who does it.");
    private static readonly Field<Located<StepDue>> Due = new("due", Located(TimeTypes.StepDue), "By when: a date, or a distance from a moment of the contest or from another step, such as 'closes + 2d'.");
    private static readonly Field<Located<StepDone>> Done = new("done", Located(StepDone), "Whether it is done: true, false, or the day it was.");
    private static readonly Field<bool> Required = new("required", Flag, "false: recommended only.");
    private static readonly Field<Located<string>> Evidence = new("evidence", Located(Text), "What shows it: a link, a file relative to content/, or a few words.");

    public static FieldType<Step> Type { get; } = Group(
        new Shape("step", "One line of a checklist.", [StepId, Title, Owner, Due, Done, Required, Evidence, CommonFields.Extra]),
        fields => fields.Value(StepId) is { } id
            ? new Step(id, fields.Value(Title) ?? id, fields.Nullable(Owner), fields.Nullable(Due), fields.Nullable(Done), fields.Get(Required)?.Value ?? true, fields.Nullable(Evidence), fields.Source)
            : null);

    /// <summary>A day is as good as "true", and says more.</summary>
    private static FieldType<StepDone> StepDone => new(
        (YamlNode node, Reading reading, out StepDone value) => TryScalar(node, reading, $"true, false, or the day it was done", TryDone, out value),
        () => new System.Text.Json.Nodes.JsonObject { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(Flag.Schema(), TimeTypes.Date.Schema()) });

    private static bool TryDone(string text, out StepDone value)
    {
        var isDay = TimeText.TryDate(text, out var day);
        var isDone = isDay;
        var isRead = isDay || bool.TryParse(text, out isDone);
        value = new StepDone(isDone, isDay ? day : null);
        return isRead;
    }
}
