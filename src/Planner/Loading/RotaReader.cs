using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads who is on call in turn.</summary>
internal static class RotaReader
{
    private static readonly Field<string> Name = new("name", Text, "What the team calls it: evenings, week-ends.");
    private static readonly Field<ImmutableArray<Located<string>>> People = new("people", ListOf(Located(FieldTypes.Id)), "Who is on call, in the order of their turns; one person alone is a single turn.", IsRequired: true);
    private static readonly Field<Located<EventTime>> From = new("from", Located(TimeTypes.EventTime), "When the first turn begins: a day, or a time at which turns pass on.", IsRequired: true);
    private static readonly Field<Located<EventTime>> Until = new("until", Located(TimeTypes.EventTime), "The last day, or the time at which it ends.");
    private static readonly Field<int> Every = new("every", TimeTypes.Days, "How long a turn lasts: 1d, 1w, which is the default, 2w.");
    private static readonly Field<ImmutableArray<WeeklyWindow>> Hours = new("hours", ListOf(TimeTypes.Window), "The hours on call: \"mon-fri 18:00-22:00\"; all of them when absent.");
    private static readonly Field<ImmutableArray<LocalDate>> Except = new("except", ListOf(TimeTypes.Date), "Days on which nobody of this line is on call.");
    private static readonly Field<ImmutableArray<RotaSwap>> Swaps = new("swaps", ListOf(RotaSwapReader.Type), "Days on which somebody else is on call.");

    public static FieldType<RotaLine> Type { get; } = Group(
        new Shape("rota line", "People who are on call in turn.", [Name, People, From, Until, Every, Hours, Except, Swaps, CommonFields.Extra]),
        fields => fields.Items(People) is [_, ..] people && fields.Get(From) is { } from ? new RotaLine
        {
            Source = fields.Source,
            Name = fields.Value(Name),
            People = people,
            From = from.Value,
            Until = Last(fields, from.Value.Value),
            Days = fields.Nullable(Every) ?? 7,
            Hours = fields.Items(Hours),
            Except = fields.Items(Except),
            Swaps = fields.Items(Swaps),
        }
        : null);

    private static Located<EventTime>? Last(FieldValues fields, EventTime from)
    {
        var until = fields.Nullable(Until);
        if (until is { } end && IsBefore(end.Value, from))
        {
            fields.Reading.Findings.Add(Problems.EndBeforeStart(end.Source, from.Date));
        }

        return until;
    }

    private static bool IsBefore(EventTime end, EventTime start) => end.Date < start.Date
        || (end.Date == start.Date && end.Time is { } last && last.Local <= (start.Time?.Local ?? start.Date.AtMidnight()));
}

/// <summary>Reads days on which somebody else is on call.</summary>
internal static class RotaSwapReader
{
    private static readonly Field<LocalDate> From = new("from", TimeTypes.Date, "The first day.", IsRequired: true);
    private static readonly Field<Located<LocalDate>> Until = new("until", Located(TimeTypes.Date), "The last day; the first one when absent.");
    private static readonly Field<Located<string>> Person = new("person", Located(FieldTypes.Id), "Who is on call then.", IsRequired: true);

    public static FieldType<RotaSwap> Type { get; } = Group(
        new Shape("swap", "Days on which somebody else is on call.", [From, Until, Person]),
        fields =>
        {
            if (fields.Get(From) is not { } from || fields.Nullable(Person) is not { } person)
            {
                return null;
            }

            var until = fields.Nullable(Until);
            if (until?.Value < from.Value)
            {
                fields.Reading.Findings.Add(Problems.EndBeforeStart(until.Value.Source, from.Value));
            }

            return new RotaSwap(from.Value, until?.Value ?? from.Value, person);
        });
}
