namespace Planner.Duties;

/// <summary>Somebody's time on call.</summary>
/// <param name="Person">Who is on call: whose turn it is, or who stands in; null when they are away and nobody does, or nobody has that name.</param>
/// <param name="Named">Whose turn it is, by id, after swaps.</param>
/// <param name="Brand">For which; null: for every brand.</param>
/// <param name="Start">The first moment.</param>
/// <param name="End">The moment after the last.</param>
/// <param name="Zone">In which the line's hours and days are.</param>
internal sealed record OnCallTurn(RotaLine Line, Brand? Brand, Person? Person, string Named, Instant Start, Instant End, DateTimeZone Zone)
{
    public bool Contains(Instant moment) => Start <= moment && moment < End;

    /// <summary>The day on which it begins.</summary>
    public LocalDate Day => Start.InZone(Zone).Date;

    /// <summary>Whether it is for a brand.</summary>
    public bool IsFor(string brand) => Brand is null || Brand.Id == brand;
}
