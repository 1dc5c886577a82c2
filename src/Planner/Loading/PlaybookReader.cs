using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads playbooks.</summary>
internal static class PlaybookReader
{
    private static readonly Field<string> Title = new("title", Text, "The case it is for.", IsRequired: true);
    private static readonly Field<PlaybookKind> Kind = new("kind", OneOf<PlaybookKind>(new("answer", PlaybookKind.Answer), new("crisis", PlaybookKind.Crisis), new("terms", PlaybookKind.Terms)), "answer: a ready answer; crisis: a procedure; terms: a contest's terms.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand it is for.");
    private static readonly Field<string> Language = new("language", FieldTypes.Language, "The language it is written in; a heading '## @en' starts another.");
    private static readonly Field<ImmutableArray<PlaybookContact>> Contacts = new("contacts", ListOf(ContactReader.Type), "Whom to call, in order.");
    private static readonly Field<ImmutableArray<MapEntry<string>>> Variables = new("variables", MapOf(Text), "What stands between braces in the text, each with what to fill in.");
    private static readonly Field<ImmutableArray<string>> Steps = new("steps", ListOf(Text), "What to do, in order.");

    public static Shape Shape { get; } = CommonFields.Entity("playbook", "A ready answer, a procedure for a crisis, or the terms of a contest.", Title, Kind, Brand, Language, Contacts, Variables, Steps);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title ? null : new Playbook
    {
        Id = document.Id,
        Source = fields.Source,
        Title = title,
        Kind = fields.Value(Kind),
        Brand = fields.Nullable(Brand),
        Language = fields.Value(Language),
        Contacts = fields.Items(Contacts),
        Variables = [.. fields.Items(Variables).Select(entry => new PlaybookVariable(entry.Key, entry.Value))],
        Steps = fields.Items(Steps),
        Prose = document.Prose(),
    };
}

/// <summary>Reads whom to call: a line, or <c>{name, person, role, phone, email}</c>.</summary>
internal static class ContactReader
{
    private static readonly Field<string> Name = new("name", Text, "What they are called.");
    private static readonly Field<Located<string>> Person = new("person", Located(FieldTypes.Id), "One of people/.");
    private static readonly Field<string> Role = new("role", Text, "What they are called for.");
    private static readonly Field<string> Phone = new("phone", Text, "A telephone number, between quotes: \"+33 4 50 00 00 00\".");
    private static readonly Field<string> Email = new("email", FieldTypes.Email, "An e-mail address.");
    private static readonly Shape Shape = new("contact", "Whom to call.", [Name, Person, Role, Phone, Email, CommonFields.Extra]);
    private static readonly FieldType<PlaybookContact> Whole = Group(Shape, Contact);

    public static FieldType<PlaybookContact> Type { get; } = new(TryRead, () => new JsonObject { ["anyOf"] = new JsonArray(Text.Schema(), Schemas.OfShape(Shape)) });

    private static bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out PlaybookContact value)
    {
        if (node is not YamlScalar)
        {
            return Whole.TryRead(node, reading, out value);
        }

        var isRead = Text.TryRead(node, reading, out var line);
        value = new PlaybookContact(line, null, null, null, null);
        return isRead;
    }

    private static PlaybookContact? Contact(FieldValues fields)
    {
        var contact = new PlaybookContact(fields.Value(Name), fields.Nullable(Person), fields.Value(Role), fields.Value(Phone), fields.Value(Email));
        if (contact is { Name: null, Person: null, Role: null })
        {
            fields.Reading.Findings.Add(Problems.FieldRequired(fields.Source, Name.Name, "contact"));
            return null;
        }

        return contact;
    }
}
