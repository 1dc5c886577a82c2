using Planner.Loading;

namespace Planner.Cli;

/// <summary>A post that shall go out at another time, and what there is to say of that.</summary>
/// <param name="Target">The account whose own time it is; null: the post's.</param>
/// <param name="Deliveries">All of the post.</param>
internal sealed record MovedPost(Post Post, PostAccount? Target, AuthoredTime Time, Content Content, ImmutableArray<Delivery> Deliveries)
{
    public string Name => Target is null ? Post.Id : $"{Post.Id} on {Target.Account.Value}";

    public string New => Said(Time);

    public string Old => (Target is null ? Post.Follows?.Value : Target.PublishAt?.Value.Following) is { } followed ? $"a time that follows {followed}"
        : (Target is null ? Post.PublishAt?.Value : Target.PublishAt?.Value.At) is { } old ? Said(old)
        : Target?.PublishAt?.Value.After is not null ? "a time that follows the post's"
        : Target is not null ? "the post's time"
        : "no time";

    /// <summary>What stays as it is although somebody may think it moves.</summary>
    public IEnumerable<string> Remarks
    {
        get
        {
            foreach (var delivery in Moving.Where(delivery => delivery.IsPastChanging))
            {
                yield return $"{Post.Id} on {delivery.Account.Id} is {Words.Of(delivery.State)} already; the new time changes nothing there";
            }

            foreach (var other in Target is null ? Post.Accounts.Where(each => each.PublishAt?.Value.At is not null) : [])
            {
                yield return $"{other.Account.Value} keeps a time of its own, {Said(other.PublishAt!.Value.Value.At!.Value)}; --account {other.Account.Value} moves it";
            }
        }
    }

    /// <summary>Those that the time is for.</summary>
    private IEnumerable<Delivery> Moving => Target is null
        ? Deliveries.Where(delivery => delivery.Target.PublishAt?.Value.At is null)
        : Deliveries.Where(delivery => delivery.Account.Id == Target.Account.Value);

    private IEnumerable<DateTimeZone> Zones => Moving.Select(delivery => delivery.Zone).DefaultIfEmpty(Target?.Timezone ?? Content.ZoneOf(Post)).Distinct();

    /// <exception cref="UsageException">The time does not exist in a zone of the post, or twice.</exception>
    public void Refuse()
    {
        foreach (var zone in Time.Offset is null ? Zones : [])
        {
            var mapping = zone.MapLocal(Time.Local);
            if (mapping.Count == 0)
            {
                throw new UsageException($"{PostTimeEdit.TextOf(Time)} does not exist in {zone.Id}: clocks go forward then, from {Clock(mapping.EarlyInterval.IsoLocalEnd)} to {Clock(mapping.LateInterval.IsoLocalStart)}. Choose a time before {Clock(mapping.EarlyInterval.IsoLocalEnd)}, or from {Clock(mapping.LateInterval.IsoLocalStart)} on; nothing was written.");
            }

            if (mapping.Count == 2)
            {
                throw new UsageException($"{PostTimeEdit.TextOf(Time)} comes twice in {zone.Id}: clocks go back then. Say which with an offset, \"{PostTimeEdit.TextOf(Time with { Offset = mapping.First().Offset })}\" or \"{PostTimeEdit.TextOf(Time with { Offset = mapping.Last().Offset })}\"; nothing was written.");
            }
        }
    }

    private string Said(AuthoredTime time) => $"{time.Local.ToString("ddd", CultureInfo.InvariantCulture)} {PostTimeEdit.TextOf(time)}{(time.Offset is null ? " " + string.Join(", ", Zones.Select(zone => zone.Id)) : "")}";

    private static string Clock(LocalDateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
