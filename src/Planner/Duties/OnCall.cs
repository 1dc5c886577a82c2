namespace Planner.Duties;

/// <summary>Rotas to turns: who is on call when.</summary>
internal static class OnCall
{
    /// <summary>Whether anybody wrote a rota.</summary>
    public static bool IsUsed(Content content) => !content.Options.Rota.IsEmpty || content.Brands.Any(brand => !brand.Rota.IsEmpty);

    /// <summary>Who is on call at a moment: one turn at most of each line.</summary>
    public static ImmutableArray<OnCallTurn> At(Content content, Instant moment) =>
        Between(content, moment, moment + Duration.FromNanoseconds(1)).RemoveAll(turn => !turn.Contains(moment));

    /// <summary>The turns that are not over at the start and begin before the end, each whole; by start, then line.</summary>
    public static ImmutableArray<OnCallTurn> Between(Content content, Instant start, Instant end)
    {
        var turns = new List<OnCallTurn>();
        foreach (var line in content.Options.Rota)
        {
            turns.AddRange(Of(line, null, content.Options.Timezone, content, start, end));
        }

        foreach (var brand in content.Brands)
        {
            foreach (var line in brand.Rota)
            {
                turns.AddRange(Of(line, brand, brand.Timezone ?? content.Options.Timezone, content, start, end));
            }
        }

        return [.. turns.OrderBy(turn => turn.Start)];
    }

    private static IEnumerable<OnCallTurn> Of(RotaLine line, Brand? brand, DateTimeZone zone, Content content, Instant start, Instant end) =>
        from shift in Shifts(line, zone, content, start, end)
        where shift.End > start && shift.Start < end
        select new OnCallTurn(line, brand, shift.Person, shift.Named, shift.Start, shift.End, zone);

    /// <summary>By start, one after the other.</summary>
    private static List<Shift> Shifts(RotaLine line, DateTimeZone zone, Content content, Instant start, Instant end)
    {
        var first = line.From.Value.DateIn(zone);
        var (begins, ends) = (BeginOf(line.From.Value, zone), EndOf(line.Until?.Value, zone));

        // The day before, for a night that is not over; and the turn's first day, so that a turn is whole whoever asks.
        var before = start.InZone(zone).Date.PlusDays(-1);
        var day = LocalDate.Max(first, before.PlusDays(-(Math.Max(0, Period.DaysBetween(first, before)) % line.Days) - 1));
        // And its last day.
        var last = end.InZone(zone).Date.PlusDays(line.Days);
        var shifts = new List<Shift>();
        for (; day <= last; day = day.PlusDays(1))
        {
            if (!line.Except.Contains(day))
            {
                shifts.AddRange(On(day).Select(hours => Clipped(hours, line, zone, content, begins, ends)).OfType<Shift>());
            }
        }

        return Merged(shifts.OrderBy(shift => shift.Start));

        IEnumerable<(LocalDateTime Start, LocalDateTime End)> On(LocalDate day) => line.Hours.IsEmpty
            ? [(day + HandOver(line, zone), day.PlusDays(1) + HandOver(line, zone))]
            : line.Hours.Where(window => window.Days.Contains(day.DayOfWeek)).Select(window => (day + window.Start, (window.End <= window.Start ? day.PlusDays(1) : day) + window.End));
    }

    private static Shift? Clipped((LocalDateTime Start, LocalDateTime End) hours, RotaLine line, DateTimeZone zone, Content content, Instant begins, Instant ends)
    {
        var start = Instant.Max(begins, InstantOf(hours.Start, zone, isEnd: false));
        var end = Instant.Min(ends, InstantOf(hours.End, zone, isEnd: true));
        if (end <= start)
        {
            return null;
        }

        var days = Math.Max(0, Period.DaysBetween(line.From.Value.DateIn(zone), hours.Start.Date) - (hours.Start.TimeOfDay < HandOver(line, zone) ? 1 : 0));
        var turn = days / line.Days;
        var named = line.Swaps.LastOrDefault(swap => swap.From <= hours.Start.Date && hours.Start.Date <= swap.Until)?.Person.Value ?? line.People[turn % line.People.Length].Value;
        var person = content.People.Find(named) is { } whose ? Presence.StandIn(whose, hours.Start.Date, content) : null;
        return new Shift(start, end, turn, named, person);
    }

    /// <summary>Those of one turn that touch are one. Where hours overlap, who was on call first stays until theirs end: there is one person at a time.</summary>
    private static List<Shift> Merged(IEnumerable<Shift> shifts)
    {
        var merged = new List<Shift>();
        foreach (var shift in shifts)
        {
            var last = merged.Count > 0 ? merged[^1] : null;
            var start = last is null ? shift.Start : Instant.Max(last.End, shift.Start);
            if (shift.End <= start)
            {
                continue;
            }

            if (last is not null && last.End == start && (last.Turn, last.Named, last.Person) == (shift.Turn, shift.Named, shift.Person))
            {
                merged[^1] = last with { End = shift.End };
            }
            else
            {
                merged.Add(shift with { Start = start });
            }
        }

        return merged;
    }

    private static LocalTime HandOver(RotaLine line, DateTimeZone zone) => line.From.Value.Time?.In(zone).TimeOfDay ?? LocalTime.Midnight;

    private static Instant BeginOf(EventTime from, DateTimeZone zone) => Planning.LocalTimes.ResolveLeniently(from, zone);

    private static Instant EndOf(EventTime? until, DateTimeZone zone) => until is not { } end ? Instant.MaxValue
        : Planning.LocalTimes.ResolveLeniently(end.Time is null ? new EventTime(end.Date.PlusDays(1), null) : end, zone);

    /// <summary>
    /// So that every hour that is written is covered: what begins or ends in the hour that is skipped does so where the clock jumps, and of an hour that
    /// comes twice both are on call.
    /// </summary>
    private static Instant InstantOf(LocalDateTime local, DateTimeZone zone, bool isEnd)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : (isEnd ? mapping.Last() : mapping.First()).ToInstant();
    }

    private sealed record Shift(Instant Start, Instant End, int Turn, string Named, Person? Person);
}
