namespace Planner.Rendering;

/// <summary>
/// Keeps what was made of a date: a site says the same few hundred dates over and over. Dates far apart share a slot, and
/// two threads may make the same value twice; what is kept is whole either way.
/// </summary>
internal sealed class PerDay<T>(Func<LocalDate, T> make)
    where T : class
{
    private const int Slots = 4096;
    private readonly Kept?[] slots = new Kept?[Slots];

    public T Of(LocalDate date)
    {
        ref var slot = ref slots[((date.Year * 372) + (date.Month * 31) + date.Day) & (Slots - 1)];
        var kept = slot;
        if (kept is null || kept.Date != date)
        {
            kept = new Kept(date, make(date));
            slot = kept;
        }

        return kept.Value;
    }

    private sealed class Kept(LocalDate date, T value)
    {
        public LocalDate Date => date;

        public T Value => value;
    }
}
