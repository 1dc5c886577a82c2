using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads people.</summary>
internal static class PersonReader
{
    private static readonly Field<string> Name = new("name", Text, "The person's name.", IsRequired: true);
    private static readonly Field<ImmutableArray<string>> Emails = new("emails", ListOf(Email), "Addresses, as in Git.");
    private static readonly Field<ImmutableArray<string>> Roles = new("roles", ListOf(Text), "What they do: author, approver, client, designer …");
    private static readonly Field<ImmutableArray<WeeklyWindow>> Hours = new("hours", ListOf(TimeTypes.Window), "When they work: \"mon-fri 09:00-18:00\".");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of their hours, when it is not the site's.");
    private static readonly Field<ImmutableArray<Absence>> Absences = new("absences", ListOf(AbsenceReader.Type), "Days away.");

    public static Shape Shape { get; } = CommonFields.Entity("person", "Someone of the team, or a client.", Name, Emails, Roles, Hours, Timezone, Absences);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new Person
    {
        Id = document.Id,
        Source = fields.Source,
        Name = fields.Value(Name) ?? document.Id,
        Emails = fields.Items(Emails),
        Login = ExtraReader.Of(fields).TryGetValue("login", out var login) ? login.Value : null,
        Roles = fields.Items(Roles),
        Hours = fields.Items(Hours),
        Timezone = fields.Value(Timezone),
        Absences = fields.Items(Absences),
        Prose = document.Prose(),
    };
}

/// <summary>Reads days away.</summary>
internal static class AbsenceReader
{
    private static readonly Field<LocalDate> From = new("from", TimeTypes.Date, "The first day away.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Until = new("until", Located(TimeTypes.Date), "The last day away.");
    private static readonly Field<string> Reason = new("reason", Text, "Why, if the team should know.");
    private static readonly Field<Located<string>> Deputy = new("deputy", Located(FieldTypes.Id), "Who stands in.");

    public static FieldType<Absence> Type { get; } = Group(
        new Shape("absence", "Days away.", [From, Until, Reason, Deputy]),
        fields => fields.Get(From) is { } from
            ? new Absence(from.Value, Last(fields, from.Value), fields.Value(Reason), fields.Nullable(Deputy), fields.Source)
            : null);

    private static LocalDate Last(FieldValues fields, LocalDate from)
    {
        if (fields.Nullable(Until) is not { } until)
        {
            return from;
        }

        if (until.Value < from)
        {
            fields.Reading.Findings.Add(Problems.EndBeforeStart(until.Source, from));
        }

        return until.Value;
    }
}
