namespace Planner.Drawing;

/// <summary>Who has won as it stands after all replacements.</summary>
/// <param name="Winners">By place.</param>
/// <param name="Reserves">Those who have not been called, in order.</param>
internal sealed record Standing(ImmutableArray<string> Winners, ImmutableArray<string> Reserves)
{
    /// <summary>Null before the draw.</summary>
    public static Standing? Of(Draw draw) => draw.Drawn is { } drawn
        ? draw.Events.OfType<DrawEvent.WinnerReplaced>().Aggregate(new Standing(drawn.Winners, drawn.Reserves), static (standing, replaced) => standing.With(replaced) ?? standing)
        : null;

    /// <summary>Null when the event says something else than that the next reserve takes the place of who has it.</summary>
    public Standing? With(DrawEvent.WinnerReplaced replaced) =>
        replaced.Place >= 1 && replaced.Place <= Winners.Length && Winners[replaced.Place - 1] == replaced.Out && Reserves is [var next, ..] && next == replaced.In
            ? new Standing(Winners.SetItem(replaced.Place - 1, next), Reserves.RemoveAt(0))
            : null;

    /// <summary>The place of a winner: its number, or the pseudonym, or the first eight digits of it and more; null when there is none, or two.</summary>
    public int? PlaceOf(string named)
    {
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= Winners.Length)
        {
            return place;
        }

        var found = named.Length < 8 ? [] : Enumerable.Range(1, Winners.Length).Where(each => Winners[each - 1].StartsWith(named, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found is [var only] ? only : null;
    }
}
