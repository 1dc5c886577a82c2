namespace Planner.Planning;

/// <summary>Content to plan: every post on every account, with its instant and its state.</summary>
internal static class PlanMaker
{
    /// <summary>Enough posts that a part is worth handing to another core.</summary>
    private const int InAPart = 512;

    /// <summary>Times that cannot be resolved are added to the findings, once for each place and zone.</summary>
    public static Plan Make(Content content, Instant now, List<Finding> findings)
    {
        var judge = new StateJudge(content, now);
        var networks = content.Accounts.ToDictionary(account => account.Id, content.Networks.Of, StringComparer.Ordinal);
        var parts = content.Posts.Chunk(InAPart).ToArray();
        var planned = new (List<Delivery> Deliveries, HashSet<Finding> Faults)[parts.Length];
        Parallel.For(0, parts.Length, index => planned[index] = Of(content, networks, parts[index], judge));

        var faults = new HashSet<Finding>(FindingOrder.Same);
        var deliveries = new List<Delivery>(content.Posts.Count * 2);
        foreach (var part in planned)
        {
            deliveries.AddRange(part.Deliveries);
            faults.UnionWith(part.Faults);
        }

        findings.AddRange(faults);
        deliveries.Sort(Compare);
        return new Plan([.. deliveries], now);
    }

    /// <summary>The deliveries of a post as it may be, or was, in otherwise the same content; without their state.</summary>
    public static IEnumerable<Delivery> DeliveriesOf(Post post, Content content)
    {
        var networks = content.Accounts.ToDictionary(account => account.Id, content.Networks.Of, StringComparer.Ordinal);
        return post.Accounts.Select(target => Of(content, networks, post, target, new HashSet<Finding>(FindingOrder.Same))).OfType<Delivery>();
    }

    private static (List<Delivery> Deliveries, HashSet<Finding> Faults) Of(Content content, Dictionary<string, Network?> networks, IEnumerable<Post> posts, StateJudge judge)
    {
        var deliveries = new List<Delivery>(InAPart * 2);
        var faults = new HashSet<Finding>(FindingOrder.Same);
        foreach (var post in posts)
        {
            foreach (var target in post.Accounts)
            {
                if (Of(content, networks, post, target, faults) is { } delivery)
                {
                    deliveries.Add(judge.Judge(delivery));
                }
            }
        }

        return (deliveries, faults);
    }

    /// <summary>The delivery without its state; null when its account or network does not exist, which checking reports.</summary>
    private static Delivery? Of(Content content, Dictionary<string, Network?> networks, Post post, PostAccount target, HashSet<Finding> faults)
    {
        if (content.Accounts.Find(target.Account.Value) is not { } account || networks[account.Id] is not { } network)
        {
            return null;
        }

        var zone = target.Timezone ?? post.Timezone ?? content.ZoneOf(account);
        var due = DueOf(post, target, zone, faults);
        return new Delivery
        {
            Post = post,
            Target = target,
            Account = account,
            Network = network,
            Text = post.TextFor(account),
            Zone = zone,
            Due = due,
            Local = due?.InZone(zone).LocalDateTime,
            DueSource = target.PublishAt?.Source ?? post.PublishAt?.Source ?? post.Source,
            State = DeliveryState.Draft,
            Why = null,
            MediaDigests = content.MediaDigests,
        };
    }

    /// <summary>Null too when a time or a zone was refused: another in its place would be a guess.</summary>
    private static Instant? DueOf(Post post, PostAccount target, DateTimeZone zone, HashSet<Finding> faults)
    {
        if (IsTimeRefused(post.Unreadable) || IsTimeRefused(target.Unreadable))
        {
            return null;
        }

        if (target.PublishAt is not { } own)
        {
            return post.PublishAt is { } shared ? LocalTimes.Resolve(shared, zone, faults) : null;
        }

        if (own.Value.At is { } at)
        {
            return LocalTimes.Resolve(new Located<AuthoredTime>(at, own.Source), zone, faults);
        }

        return post.PublishAt is { } start && own.Value.After is { } after ? LocalTimes.Move(start, after, own.Source, zone, faults) : null;
    }

    private static bool IsTimeRefused(ImmutableArray<string> unreadable) => unreadable.Contains("publish_at") || unreadable.Contains("timezone");

    private static int Compare(Delivery left, Delivery right)
    {
        var byDue = (left.Due ?? Instant.MaxValue).CompareTo(right.Due ?? Instant.MaxValue);
        if (byDue != 0)
        {
            return byDue;
        }

        var byPost = string.CompareOrdinal(left.Post.Id, right.Post.Id);
        return byPost != 0 ? byPost : string.CompareOrdinal(left.Account.Id, right.Account.Id);
    }
}
