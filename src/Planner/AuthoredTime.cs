namespace Planner;

/// <summary>
/// A moment as an author writes it: a local time that a zone turns into an instant, or, with an explicit offset, an
/// instant whatever the zone.
/// </summary>
public readonly record struct AuthoredTime(LocalDateTime Local, Offset? Offset)
{
    /// <summary>What a clock in the zone shows at that moment: the local time as it stands where no offset was written.</summary>
    public LocalDateTime In(DateTimeZone zone) => Offset is { } offset ? Local.WithOffset(offset).InZone(zone).LocalDateTime : Local;

    public override string ToString()
    {
        var local = Local.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Offset is { } offset ? $"{local}{offset.ToString("Z+HH:mm", CultureInfo.InvariantCulture)}" : local;
    }
}
