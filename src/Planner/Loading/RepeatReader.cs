using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads how a post comes back.</summary>
internal static class RepeatReader
{
    private static readonly ImmutableArray<(string Word, string Frequency)> Units = [("mo", "MONTHLY"), ("d", "DAILY"), ("w", "WEEKLY"), ("y", "YEARLY")];
    private static readonly ImmutableArray<(string Word, int Ordinal)> Ordinals = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];
    private static readonly ImmutableArray<string> Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly Field<Located<string>> Every = new("every", Located(Text), "The distance between two occurrences, in days, weeks, months or years: 1d, 2w, 1mo, 1y.", IsRequired: true);
    private static readonly Field<ImmutableArray<Located<string>>> On = new("on", ListOf(Located(Text)), "The weekdays, when there are several: mon, thu; of a month also first mon, last fri.");
    private static readonly Field<LocalDate> Until = new("until", TimeTypes.Date, "The last day on which it may occur.");
    private static readonly Field<int> Count = new("count", FieldTypes.Count, "How often it occurs in all.");
    private static readonly Field<ImmutableArray<LocalDate>> Except = new("except", ListOf(TimeTypes.Date), "Days on which it does not occur.");
    private static readonly Shape Shape = new("repetition", "How a post comes back.", [Every, On, Until, Count, Except]);

    /// <summary><c>1w</c>, or its fields.</summary>
    public static FieldType<Repeat> Type { get; } = new(TryReadRepeat, () => new JsonObject { ["anyOf"] = new JsonArray(Text.Schema(), Schemas.OfShape(Shape)) });

    private static bool TryReadRepeat(YamlNode node, Reading reading, [MaybeNullWhen(false)] out Repeat value)
    {
        if (node is not YamlMapping mapping)
        {
            value = node is YamlScalar scalar && RuleOf(scalar.Value.Trim(), []) is { } plain ? new Repeat(scalar.Value.Trim(), [], null, null, []) { Rule = plain } : null;
            return value is not null || reading.Reject(node, $"how often, such as 1w, or fields such as {{ every: 1w, until: 2026-12-31 }}");
        }

        value = null;
        var fields = FieldValues.Open(mapping, Shape, reading);
        var on = fields.Items(On);
        if (fields.Get(Every) is not { } every)
        {
            return false;
        }

        if (FrequencyOf(every.Value.Value) is not { } frequency)
        {
            reading.Findings.Add(Problems.FieldType(every.Value.Source, $"'{Problems.Shorten(every.Value.Value)}'", $"days, weeks, months or years, such as 1d, 2w, 1mo or 1y"));
            return false;
        }

        foreach (var day in on)
        {
            if (DayOf(day.Value, frequency.Frequency) is null)
            {
                reading.Findings.Add(Problems.FieldType(day.Source, $"'{Problems.Shorten(day.Value)}'", frequency.Frequency switch
                {
                    "WEEKLY" => $"a weekday: mon, tue, wed, thu, fri, sat or sun",
                    "MONTHLY" => $"a weekday of the month, such as first mon or last fri",
                    _ => $"no weekday: only weeks and months have them",
                }));
                return false;
            }
        }

        if (fields.Get(Count) is { Value: 0 } none)
        {
            reading.Findings.Add(Problems.FieldType(none.Source, $"'{0}'", $"a number of times above nothing"));
            return false;
        }

        var rule = RuleOf(every.Value.Value, on)!;
        value = new Repeat(every.Value.Value, [.. on.Select(day => day.Value)], fields.Nullable(Until), fields.Nullable(Count), fields.Items(Except)) { Rule = rule };
        return true;
    }

    private static ICalendarRule? RuleOf(string every, ImmutableArray<Located<string>> on) =>
        FrequencyOf(every) is var (frequency, interval) ? ICalendarRule.Of(frequency, interval, [.. on.Select(day => DayOf(day.Value, frequency)!.Value)]) : null;

    private static (string Frequency, int Interval)? FrequencyOf(string every)
    {
        foreach (var (word, frequency) in Units)
        {
            if (every.EndsWith(word, StringComparison.Ordinal))
            {
                return int.TryParse(every.AsSpan(0, every.Length - word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ICalendarRule.MostInterval
                    ? (frequency, number)
                    : null;
            }
        }

        return null;
    }

    private static (int Ordinal, IsoDayOfWeek Day)? DayOf(string text, string frequency)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var day = words.Length is 1 or 2 ? Weekdays.IndexOf(words[^1].ToLowerInvariant()) + 1 : 0;
        var ordinal = words.Length == 2 ? Ordinals.FirstOrDefault(each => string.Equals(each.Word, words[0], StringComparison.OrdinalIgnoreCase)).Ordinal : 0;
        return day > 0 && (frequency, words.Length, ordinal) is ("WEEKLY", 1, _) or ("MONTHLY", 2, not 0) ? (ordinal, (IsoDayOfWeek)day) : null;
    }
}
