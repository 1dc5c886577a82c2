using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads partners.</summary>
internal static class PartnerReader
{
    private static readonly Field<string> Name = new("name", Text, "Who they are.", IsRequired: true);
    private static readonly Field<string> Contact = new("contact", Text, "How to reach them.");
    private static readonly Field<ImmutableArray<Deliverable>> Deliverables = new("deliverables", ListOf(DeliverableReader.OfPartner), "What they owe, and when.");
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
