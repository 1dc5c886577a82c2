using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads events.</summary>
internal static class EventReader
{
    private static readonly Field<string> Title = new("title", Text, "What happens.", IsRequired: true);
    private static readonly Field<Located<EventTime>> Start = new("start", Located(TimeTypes.EventTime), "When it starts: a day or a time.", IsRequired: true);
    private static readonly Field<Located<EventTime>> End = new("end", Located(TimeTypes.EventTime), "When it ends; a day is part of the event.");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of its times.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that it is for; absent: all.");
    private static readonly Field<bool> Quiet = new("quiet", Flag, "Whether nothing goes out while it lasts.");
    private static readonly Field<ImmutableArray<string>> Tags = new("tags", ListOf(Text), "Words to find it by.");

    public static Shape Shape { get; } = CommonFields.Entity("event", "A date worth speaking on.", Title, Start, End, Timezone, Brand, Quiet, Tags);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title || fields.Get(Start) is not { } start)
        {
            return null;
        }

        return new Event
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title,
            Start = start.Value,
            End = fields.Nullable(End),
            Timezone = fields.Value(Timezone),
            Brand = fields.Nullable(Brand),
            IsQuiet = fields.Value(Quiet),
            Tags = fields.Items(Tags),
            Prose = document.Prose(),
        };
    }
}
