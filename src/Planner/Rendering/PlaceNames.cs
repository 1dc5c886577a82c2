using Planner.Holidays;

namespace Planner.Rendering;

/// <summary>What a language calls a country or region; else what the file of its holidays calls it; else its code.</summary>
internal static class PlaceNames
{
    public static string Of(Language language, string place) =>
        language.Word("country", place) is var word && word != place ? word : PublicHolidays.NameOf(place) ?? place;
}
