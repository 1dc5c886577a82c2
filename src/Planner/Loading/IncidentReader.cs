using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads incidents.</summary>
internal static class IncidentReader
{
    private static readonly Field<string> Title = new("title", Text, "What happened, in a line.", IsRequired: true);
    private static readonly Field<Located<AuthoredTime>> StartedAt = new("started_at", Located(TimeTypes.Time), "When it began, or was noticed.", IsRequired: true);
    private static readonly Field<Located<AuthoredTime>> ClosedAt = new("closed_at", Located(TimeTypes.Time), "When it was over; absent while it is open.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that it concerns.");
    private static readonly Field<ImmutableArray<Located<string>>> Posts = new("posts", ListOf(Located(FieldTypes.Id)), "The posts that it touched.");
    private static readonly Field<Located<string>> Playbook = new("playbook", Located(FieldTypes.Id), "The playbook that was followed.");
    private static readonly Field<Located<string>> Hold = new("hold", Located(FieldTypes.Id), "The hold that was put on for it, whether or not it still is.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "The person who looks after it.");
    private static readonly Field<ImmutableArray<IncidentMeasure>> Measures = new("measures", ListOf(MeasureReader.Type), "What was done about it.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "incident", "Something that went wrong in public, and what was done about it.", Title, StartedAt, ClosedAt, Brand, Posts, Playbook, Hold, Owner, Measures);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var (title, started) = (fields.Value(Title), fields.Get(StartedAt));
        return title is null || started is null ? null : new Incident
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title,
            StartedAt = started.Value.Value,
            ClosedAt = fields.Nullable(ClosedAt),
            Brand = fields.Nullable(Brand),
            Posts = fields.Items(Posts),
            Playbook = fields.Nullable(Playbook),
            Hold = fields.Nullable(Hold),
            Owner = fields.Nullable(Owner),
            Measures = fields.Items(Measures),
            Prose = document.Prose(),
        };
    }
}

/// <summary>Reads one thing that was done about an incident.</summary>
internal static class MeasureReader
{
    private static readonly Field<Located<AuthoredTime>> At = new("at", Located(TimeTypes.Time), "When.");
    private static readonly Field<string> What = new("what", Text, "What was done.", IsRequired: true);
    private static readonly Field<string> By = new("by", Text, "Who did it: a person, or words.");

    public static FieldType<IncidentMeasure> Type { get; } = Group(
        new Shape("measure", "Something that was done.", [At, What, By, CommonFields.Extra]),
        fields => fields.Value(What) is { } what ? new IncidentMeasure(fields.Nullable(At), what, fields.Value(By), fields.Source) : null);
}
