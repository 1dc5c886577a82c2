namespace Planner.Reviewing;

/// <summary>Whose yes the plan still waits for, where approvals are recorded.</summary>
internal sealed class AwaitedApprovals
{
    /// <summary>What went past its moment longer ago is a plan that nobody kept, and no work for an approver.</summary>
    private static readonly Duration Past = Duration.FromDays(14);

    private readonly FrozenDictionary<string, ImmutableArray<AwaitedPost>> ofPerson;
    private readonly ILookup<string, Person> ofPost;

    private AwaitedApprovals(ImmutableArray<Person> approvers, IEnumerable<Wait> waits, Instant now)
    {
        Approvers = approvers;
        var all = waits.ToArray();
        ofPost = all.Select(wait => (wait.Delivery.Post, wait.Person)).Distinct().ToLookup(each => each.Post.Id, each => each.Person, StringComparer.Ordinal);
        ofPerson = all.GroupBy(wait => wait.Person.Id, StringComparer.Ordinal).ToFrozenDictionary(person => person.Key, person => PostsOf(person, now), StringComparer.Ordinal);
    }

    /// <summary>Everybody whose recorded yes counts for something that is planned, whether or not anything waits for them; in the order of their ids.</summary>
    public ImmutableArray<Person> Approvers { get; }

    public static AwaitedApprovals Of(Content content, Plan plan)
    {
        if (!ApprovalPolicy.IsRecordedAnywhere(content))
        {
            return new AwaitedApprovals([], [], plan.Now);
        }

        var policies = new Dictionary<(string, string?, string?), (ReviewOptions Policy, ImmutableArray<Person> Approvers)>();
        var waits = new List<Wait>();
        foreach (var delivery in plan.Deliveries)
        {
            var key = (delivery.Account.Id, delivery.Post.Campaign?.Value, delivery.Post.Contest?.Value);
            if (!policies.TryGetValue(key, out var known))
            {
                policies.Add(key, known = PolicyOf(delivery, content));
            }

            if (!known.Approvers.IsEmpty && IsAwaited(delivery, plan.Now) && ApprovalPolicy.Missing(delivery, known.Policy, content) is not null)
            {
                waits.AddRange(Awaited(delivery, known.Policy, known.Approvers, content));
            }
        }

        var approvers = policies.Values.SelectMany(known => known.Approvers).ToHashSet();
        return new AwaitedApprovals([.. content.People.Where(approvers.Contains)], waits, plan.Now);
    }

    /// <summary>Soonest deadline first; those past it come last, since a yes alone does not help them any more.</summary>
    public ImmutableArray<AwaitedPost> OfPerson(string person) => ofPerson.GetValueOrDefault(person, []);

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<Person> OfPost(string post) => ofPost[post].OrderBy(person => person.Id, StringComparer.Ordinal);

    /// <summary>Nobody's where no recorded yes is asked for.</summary>
    private static (ReviewOptions Policy, ImmutableArray<Person> Approvers) PolicyOf(Delivery delivery, Content content)
    {
        var policy = ApprovalPolicy.For(delivery, content);
        return (policy, policy is { Mode: ReviewMode.Recorded, Required: > 0 } ? [.. content.People.Where(person => ApprovalPolicy.IsApprover(person, policy, content))] : []);
    }

    private static bool IsAwaited(Delivery delivery, Instant now) =>
        delivery.State is DeliveryState.AwaitingApproval || (delivery.State is DeliveryState.Expired && delivery.Due > now - Past);

    /// <summary>Those who have not said it, or not so that it counts, and whose yes would. One that only came too late need not be said again.</summary>
    private static IEnumerable<Wait> Awaited(Delivery delivery, ReviewOptions policy, ImmutableArray<Person> approvers, Content content)
    {
        var said = RecordedYes.To(delivery, policy, content).Where(yes => yes.Fault is null).Select(yes => yes.Person).ToHashSet(StringComparer.Ordinal);
        var witnesses = content.Witnesses ?? new ApprovalWitnesses();
        return from person in approvers
               where !said.Contains(person.Id) && ApprovalJudge.OfAuthor(person, delivery.Post, witnesses, policy) is null
               select new Wait(person, delivery, ApprovalPolicy.DeadlineOf(delivery, policy));
    }

    private static ImmutableArray<AwaitedPost> PostsOf(IEnumerable<Wait> waits, Instant now) =>
    [
        .. from wait in waits
           group wait by wait.Delivery.Post into post
           let first = post.MinBy(wait => wait.NeededBy ?? Instant.MaxValue)!
           orderby first.NeededBy <= now, first.NeededBy ?? Instant.MaxValue, post.Key.Id
           select new AwaitedPost(post.Key, [.. post.Select(wait => wait.Delivery)], first.NeededBy, first.Delivery.Zone),
    ];

    private sealed record Wait(Person Person, Delivery Delivery, Instant? NeededBy);
}
