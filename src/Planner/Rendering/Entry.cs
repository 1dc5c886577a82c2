namespace Planner.Rendering;

/// <summary>
/// What a calendar or list shows as one line: the deliveries of one post that leave at the same local time and stand
/// at the same point, or a post that has none yet.
/// </summary>
/// <param name="Local">Null while it has no time.</param>
internal sealed record Entry(Post Post, Brand? Brand, LocalDateTime? Local, DateTimeZone Zone, DeliveryState State, ImmutableArray<Delivery> Deliveries)
{
    /// <summary>Of the post's page, from the site's root.</summary>
    public string Href { get; } = SitePaths.Address(SitePaths.Post(Post.Id));

    public LocalDate? Date => Local?.Date;

    public Instant? Due => Deliveries is [var first, ..] ? first.Due : null;

    /// <summary>Whether a person was asked to post some of it by hand.</summary>
    public bool IsAsked => Deliveries.Any(static delivery => delivery.Receipt is { IsAsked: true });

    /// <summary>Whether it still has to go out.</summary>
    public bool IsOpen => State is not (DeliveryState.Published or DeliveryState.Withdrawn or DeliveryState.HandedOff);

    /// <summary>Of all posts, by local time, then the ids of the post and of the first account; those without a time come last.</summary>
    public static ImmutableArray<Entry> All(Content content, Plan plan)
    {
        var byPost = Groups.Of(plan.Deliveries, delivery => delivery.Post.Id);
        var entries = new List<Entry>(plan.Deliveries.Length);
        foreach (var post in content.Posts)
        {
            entries.AddRange(Of(post, content, byPost.At(post.Id)));
        }

        entries.Sort(ByTime);
        return [.. entries];
    }

    private static IEnumerable<Entry> Of(Post post, Content content, ImmutableArray<Delivery> deliveries)
    {
        var brand = content.BrandOf(post);
        if (deliveries.IsEmpty)
        {
            var zone = content.ZoneOf(post);
            yield return new Entry(post, brand, post.PublishAt?.Value.In(zone), zone, StateOf(post), []);
        }
        else if (deliveries is [var only])
        {
            yield return new Entry(post, brand, only.Local, only.Zone, only.State, deliveries);
        }
        else
        {
            // They come in the order of their instants, so that those that leave together stand together.
            for (var start = 0; start < deliveries.Length;)
            {
                var first = deliveries[start];
                var end = start + 1;
                while (end < deliveries.Length && first.Due == deliveries[end].Due && first.State == deliveries[end].State && first.Zone.Equals(deliveries[end].Zone))
                {
                    end++;
                }

                yield return new Entry(post, brand, first.Local, first.Zone, first.State, deliveries[start..end]);
                start = end;
            }
        }
    }

    private static DeliveryState StateOf(Post post) => post.Status.Value is PostStatus.Withdrawn ? DeliveryState.Withdrawn : DeliveryState.Draft;

    private static int ByTime(Entry left, Entry right)
    {
        var byTime = (left.Local, right.Local) switch
        {
            ({ } one, { } other) => one.CompareTo(other),
            (null, null) => 0,
            (null, _) => 1,
            _ => -1,
        };
        return byTime != 0 ? byTime
            : string.CompareOrdinal(left.Post.Id, right.Post.Id) is var byPost && byPost != 0 ? byPost
            : string.CompareOrdinal(FirstAccount(left), FirstAccount(right));
    }

    /// <summary>Only a post with accounts has several entries, but sorting compares an entry with itself too.</summary>
    private static string? FirstAccount(Entry entry) => entry.Deliveries is [var first, ..] ? first.Account.Id : null;
}
