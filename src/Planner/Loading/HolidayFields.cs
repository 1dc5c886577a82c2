using System.Diagnostics.CodeAnalysis;
using Planner.Holidays;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>What <c>planner.yml</c>, brands and accounts may say of public holidays; the narrowest counts.</summary>
internal static class HolidayFields
{
    /// <summary>Only places of which Planner knows the days: another would be silently without any.</summary>
    private static readonly FieldType<string> Place = new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) =>
        {
            value = (node as YamlScalar)?.Value.Trim() ?? "";
            return PublicHolidays.Knows(value) || reading.Reject(
                node,
                $"a country or region of which Planner knows the public holidays, such as FR, FR-57 or CA-NS",
                DidYouMean.Nearest(value.ToUpperInvariant(), PublicHolidays.Places));
        },
        () => new() { ["enum"] = new System.Text.Json.Nodes.JsonArray([.. PublicHolidays.Places]) });

    public static readonly Field<string> Country = new("country", Place, "Whose public holidays count: an ISO 3166 code such as FR, FR-57 or CA-NS.");

    public static readonly Field<HolidayPolicy> Holidays = new(
        "holidays",
        OneOf<HolidayPolicy>(new("speak", HolidayPolicy.Speak), new("quiet", HolidayPolicy.Quiet)),
        "What holds on public holidays: speak, as on any day, or quiet; absent: posts may go out, and none is proposed for such a day.");
}
