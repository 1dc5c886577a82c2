using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads what a partner owes, and what is handed over for a campaign: the same, but for who owns it.</summary>
internal static class DeliverableReader
{
    private static readonly Field<string> What = new("what", Text, "What is handed over.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Due = new("due", Located(TimeTypes.Date), "By when.");
    private static readonly Field<bool> Done = new("done", Flag, "Whether it has come.");
    private static readonly Field<Located<string>> Asks = new("owner", Located(FieldTypes.Id), "Who asks for it, when it is not who looks after the partner.");
    private static readonly Field<Located<string>> Gives = new("owner", Located(FieldTypes.Id), "The person or partner who hands it over.");
    private static readonly Field<Located<string>> Campaign = new("campaign", Located(FieldTypes.Id), "The campaign that needs it.");
    private static readonly Field<string> Evidence = new("evidence", Text, "A link or words that show that it came.");
    private static readonly Field<ImmutableArray<Located<string>>> Files = new("files", ListOf(Located(Text)), "The media that came, relative to content/.");

    public static FieldType<Deliverable> OfPartner { get; } = Group(
        new Shape("deliverable", "What a partner owes.", [What, Due, Done, Asks, Campaign, Evidence, Files, CommonFields.Extra]),
        fields => Read(fields, Asks) is { } deliverable ? deliverable with { Campaign = fields.Nullable(Campaign) } : null);

    public static FieldType<Deliverable> OfCampaign { get; } = Group(
        new Shape("deliverable", "What is handed over for a campaign.", [What, Due, Done, Gives, Evidence, Files, CommonFields.Extra]),
        fields => Read(fields, Gives));

    private static Deliverable? Read(FieldValues fields, Field<Located<string>> owner) => fields.Value(What) is not { } what ? null : new Deliverable(what, fields.Nullable(Due), fields.Value(Done), fields.Source)
    {
        Owner = fields.Nullable(owner),
        Evidence = fields.Value(Evidence),
        Files = fields.Items(Files),
    };
}
