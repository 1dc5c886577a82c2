using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads playbooks.</summary>
internal static class PlaybookReader
{
    private static readonly Field<string> Title = new("title", Text, "The case it is for.", IsRequired: true);
    private static readonly Field<PlaybookKind> Kind = new("kind", OneOf<PlaybookKind>(new("answer", PlaybookKind.Answer), new("crisis", PlaybookKind.Crisis), new("terms", PlaybookKind.Terms)), "answer: a ready answer; crisis: a procedure; terms: a contest's terms.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand it is for.");
    private static readonly Field<string> Language = new("language", FieldTypes.Language, "The language it is written in.");
    private static readonly Field<ImmutableArray<string>> Contacts = new("contacts", ListOf(Text), "Whom to call, in order.");

    public static Shape Shape { get; } = CommonFields.Entity("playbook", "A ready answer, a procedure for a crisis, or the terms of a contest.", Title, Kind, Brand, Language, Contacts);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title ? null : new Playbook
    {
        Id = document.Id,
        Source = fields.Source,
        Title = title,
        Kind = fields.Value(Kind),
        Brand = fields.Nullable(Brand),
        Language = fields.Value(Language),
        Contacts = fields.Items(Contacts),
        Prose = document.Prose(),
    };
}
