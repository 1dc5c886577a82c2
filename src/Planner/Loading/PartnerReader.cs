using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads partners.</summary>
internal static class PartnerReader
{
    private static readonly Field<string> Name = new("name", Text, "Who they are.", IsRequired: true);
    private static readonly Field<string> Contact = new("contact", Text, "How to reach them.");
    private static readonly Field<ImmutableArray<Deliverable>> Deliverables = new("deliverables", ListOf(DeliverableReader.Type), "What they owe, and when.");
    private static readonly Field<string> Rights = new("rights", Text, "What the team may do with what they deliver.");

    public static Shape Shape { get; } = CommonFields.Entity("partner", "An ambassador or supplier.", Name, Contact, Deliverables, Rights);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new Partner
    {
        Id = document.Id,
        Source = fields.Source,
        Name = fields.Value(Name) ?? document.Id,
        Contact = fields.Value(Contact),
        Deliverables = fields.Items(Deliverables),
        Rights = fields.Value(Rights),
        Prose = document.Prose(),
    };
}

/// <summary>Reads what a partner owes.</summary>
internal static class DeliverableReader
{
    private static readonly Field<string> What = new("what", Text, "What they owe.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Due = new("due", Located(TimeTypes.Date), "By when.");
    private static readonly Field<bool> Done = new("done", Flag, "Whether it has come.");

    public static FieldType<Deliverable> Type { get; } = Group(
        new Shape("deliverable", "What a partner owes.", [What, Due, Done, CommonFields.Extra]),
        fields => fields.Value(What) is { } what ? new Deliverable(what, fields.Nullable(Due), fields.Value(Done), fields.Source) : null);
}
