using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads partners.</summary>
internal static class PartnerReader
{
    private static readonly Field<string> Name = new("name", Text, "Who they are.", IsRequired: true);
    private static readonly Field<string> Contact = new("contact", Text, "How to reach them.");
    private static readonly Field<ImmutableArray<Deliverable>> Deliverables = new("deliverables", ListOf(DeliverableReader.Type), "What they owe, and when.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "Who of the team looks after them.");
    private static readonly Field<MediaRights> Rights = new("rights", MediaRightsReader.Type, "What the team may do with what they deliver, in words or fields.");
    private static readonly Field<string> Disclosure = new("disclosure", Text, "Words of their own that say that a text is paid for.");

    public static Shape Shape { get; } = CommonFields.Entity("partner", "An ambassador or supplier.", Name, Contact, Owner, Deliverables, Rights, Disclosure);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new Partner
    {
        Id = document.Id,
        Source = fields.Source,
        Name = fields.Value(Name) ?? document.Id,
        Contact = fields.Value(Contact),
        Deliverables = fields.Items(Deliverables),
        Owner = fields.Nullable(Owner),
        Rights = fields.Value(Rights),
        Disclosure = fields.Value(Disclosure),
        Prose = document.Prose(),
    };
}

/// <summary>Reads what a partner owes.</summary>
internal static class DeliverableReader
{
    private static readonly Field<string> What = new("what", Text, "What they owe.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Due = new("due", Located(TimeTypes.Date), "By when.");
    private static readonly Field<bool> Done = new("done", Flag, "Whether it has come.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "Who asks for it, when it is not who looks after the partner.");
    private static readonly Field<Located<string>> Campaign = new("campaign", Located(FieldTypes.Id), "The campaign that needs it.");
    private static readonly Field<string> Evidence = new("evidence", Text, "A link or words that show that it came.");
    private static readonly Field<ImmutableArray<Located<string>>> Files = new("files", ListOf(Located(Text)), "The media that came, relative to content/.");

    public static FieldType<Deliverable> Type { get; } = Group(
        new Shape("deliverable", "What a partner owes.", [What, Due, Done, Owner, Campaign, Evidence, Files, CommonFields.Extra]),
        fields => fields.Value(What) is not { } what ? null : new Deliverable(what, fields.Nullable(Due), fields.Value(Done), fields.Source)
        {
            Owner = fields.Nullable(Owner),
            Campaign = fields.Nullable(Campaign),
            Evidence = fields.Value(Evidence),
            Files = fields.Items(Files),
        });
}
