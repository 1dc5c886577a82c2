using System.Diagnostics.CodeAnalysis;
using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Holidays;

/// <summary>Reads the data file of a country.</summary>
internal static class HolidayReader
{
    private static readonly Field<string> Name = new("name", Text, "As its people's neighbours call it.", IsRequired: true);
    private static readonly Field<ImmutableArray<string>> Sources = new("sources", ListOf(Url), "Where the days stand.", IsRequired: true);
    private static readonly Field<LocalDate> AsOf = new("as_of", TimeTypes.Date, "The day on which the days were last looked at.", IsRequired: true);
    private static readonly Field<ImmutableArray<MapEntry<Located<string>>>> Regions = new("regions", MapOf(Located(Text)), "Regions with days of their own.");
    private static readonly Field<ImmutableArray<HolidayRule>> Days = new("days", ListOf(HolidayRuleReader.Type), "The days.", IsRequired: true);
    private static readonly Shape Shape = new("country", "Public holidays of a country.", [Name, Sources, AsOf, Regions, Days]);

    public static HolidayCountry? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new HolidayCountry(
        document.Id.ToUpperInvariant(),
        fields.Value(Name) ?? "",
        new NamedTexts([.. fields.Items(Regions).Select(pair => new NamedText(pair.Key.Value, pair.Value))]),
        fields.Items(Sources),
        fields.Value(AsOf),
        fields.Items(Days));
}

/// <summary>Reads one line of it.</summary>
internal static class HolidayRuleReader
{
    private static readonly FieldType<Func<int, LocalDate>> Day = new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out Func<int, LocalDate> value) =>
            (value = HolidayDates.Read((node as YamlScalar)?.Value ?? "")!) is not null || reading.Reject(node, $"a day such as 05-01 or 'easter +39'"),
        () => []);

    private static readonly Field<Func<int, LocalDate>> On = new("on", Day, "Which day of the year it is.", IsRequired: true);
    private static readonly Field<ImmutableArray<MapEntry<Located<string>>>> Names = new("name", MapOf(Located(Text)), "What it is called, by language.", IsRequired: true);
    private static readonly Field<ImmutableArray<string>> Regions = new("regions", ListOf(Text), "Regions that alone keep it.");
    private static readonly Field<ImmutableArray<string>> Except = new("except", ListOf(Text), "Regions that do not keep it.");
    private static readonly Field<ImmutableArray<MapEntry<decimal>>> Moved = new("moved", MapOf(Number), "Days by which it moves, by the weekday on which it falls.");
    private static readonly Field<ImmutableArray<MapEntry<decimal>>> Observed = new("observed", MapOf(Number), "Days to the day off beside it, by the weekday on which it falls.");
    private static readonly Field<int> Since = new("since", Count, "The first year.");
    private static readonly Shape Shape = new("holiday", "A day that comes back.", [On, Names, Regions, Except, Moved, Observed, Since]);

    public static FieldType<HolidayRule> Type { get; } = Group(Shape, fields => new HolidayRule
    {
        DayIn = fields.Value(On) ?? (year => new LocalDate(year, 1, 1)),
        Names = new NamedTexts([.. fields.Items(Names).Select(pair => new NamedText(pair.Key.Value, pair.Value))]),
        Regions = fields.Items(Regions),
        Except = fields.Items(Except),
        Moved = ByWeekday(fields, Moved),
        Observed = ByWeekday(fields, Observed),
        Since = fields.Nullable(Since),
    });

    private static FrozenDictionary<IsoDayOfWeek, int> ByWeekday(FieldValues fields, Field<ImmutableArray<MapEntry<decimal>>> field) =>
        fields.Items(field).ToFrozenDictionary(pair => HolidayDates.Weekday(pair.Key.Value) ?? IsoDayOfWeek.None, pair => (int)pair.Value);
}
