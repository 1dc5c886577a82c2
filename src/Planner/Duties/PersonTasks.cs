using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Duties;

/// <summary>Content and plan to what everybody has to do. Pages, calendars, load and findings all take it from here.</summary>
internal sealed class PersonTasks
{
    /// <summary>A draft whose moment passed longer ago is a plan that nobody kept, and no work.</summary>
    private const int DaysKept = 30;

    private readonly Content content;
    private readonly Plan plan;
    private readonly LocalDate today;
    private readonly List<PersonTask> tasks = [];

    private PersonTasks(Content content, Plan plan)
    {
        (this.content, this.plan) = (content, plan);
        today = plan.Now.InZone(content.Options.Timezone).Date;
    }

    /// <summary>By day, then moment, kind and key; those without a day come last. Each task is one person's, or nobody's; what several people are asked for, each one's.</summary>
    public static ImmutableArray<PersonTask> Of(Content content, Plan plan) => Of(content, plan, AwaitedApprovals.Of(content, plan));

    /// <param name="awaited">Whose yes the plan waits for; null leaves approvals out.</param>
    public static ImmutableArray<PersonTask> Of(Content content, Plan plan, AwaitedApprovals? awaited)
    {
        var all = new PersonTasks(content, plan);
        all.AddPosts();
        all.AddDeliveries();
        all.AddSteps();
        all.AddDeliverables();
        all.AddApprovals(awaited);
        return
        [
            .. all.tasks.OrderBy(task => task.Day ?? LocalDate.MaxIsoValue).ThenBy(task => task.Due ?? Instant.MaxValue)
                .ThenBy(task => task.Kind).ThenBy(task => task.Key, StringComparer.Ordinal).ThenBy(task => task.Person, StringComparer.Ordinal),
        ];
    }

    /// <summary>Posts that are not finished, or that wait for a yes of nobody in particular.</summary>
    private void AddPosts()
    {
        var first = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Post.Status.Value is PostStatus.Idea or PostStatus.Draft or PostStatus.Review)
            {
                first.TryAdd(delivery.Post.Id, delivery);
            }
        }

        foreach (var post in content.Posts)
        {
            if (post.Status.Value is PostStatus.Idea or PostStatus.Draft or PostStatus.Review)
            {
                AddPost(post, first.GetValueOrDefault(post.Id));
            }
        }
    }

    private void AddPost(Post post, Delivery? delivery)
    {
        var zone = delivery?.Zone ?? content.ZoneOf(post);
        var due = delivery is not null ? delivery.Due : post.PublishAt is { } at ? LocalTimes.ResolveLeniently(at.Value, zone) : null;
        var day = due?.InZone(zone).Date;
        if (day < today.PlusDays(-DaysKept) || (post.Status.Value is PostStatus.Idea && day is null))
        {
            return;
        }

        var policy = delivery is null ? content.Options.Review : ApprovalPolicy.For(delivery, content);
        if (post.Status.Value is not PostStatus.Review)
        {
            Add(new PersonTask(TaskKind.Write, "write/" + post.Id, null, post, post.Title, zone) { Day = day, Due = due, Source = post.Source }, post.Owner);
        }
        else if (policy.Mode is not ReviewMode.Recorded && delivery is { State: not DeliveryState.Expired })
        {
            var needed = ApprovalPolicy.DeadlineOf(delivery, policy);
            var task = new PersonTask(TaskKind.Agree, "agree/" + post.Id, null, post, post.Title, zone) { Day = needed?.InZone(zone).Date, Due = needed, Source = post.Source };
            var named = policy.Approvers.IsEmpty ? [] : content.People.Where(person => ApprovalPolicy.IsApprover(person, policy, content)).ToArray();
            foreach (var person in named)
            {
                tasks.Add(task with { Kind = TaskKind.Approve, Key = "approve/" + post.Id, Person = person.Id });
            }

            if (named.Length == 0)
            {
                Add(task, post.Owner);
            }
        }
    }

    /// <summary>What a person posts, and what went wrong.</summary>
    private void AddDeliveries()
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries)
        {
            if (plan.IsPast(delivery.State, delivery.Due))
            {
                continue;
            }

            if (delivery.Account.IsByHand && (delivery.State is DeliveryState.Scheduled or DeliveryState.Due or DeliveryState.Late || delivery.Receipt is { IsAsked: true }))
            {
                Add(Of(TaskKind.ByHand, $"by-hand/{delivery.Post.Id}.{delivery.Account.Id}", delivery) with { Account = delivery.Account }, delivery.Post.Owner);
            }
            else if (delivery.State is DeliveryState.Failed or DeliveryState.Uncertain or DeliveryState.Late
                || (delivery.State is DeliveryState.Expired && delivery.Local?.Date >= today.PlusDays(-DaysKept)))
            {
                if (settled.Add(delivery.Post.Id))
                {
                    Add(Of(TaskKind.Settle, "settle/" + delivery.Post.Id, delivery), delivery.Post.Owner);
                }
            }
        }
    }

    private static PersonTask Of(TaskKind kind, string key, Delivery delivery) => new(kind, key, null, delivery.Post, delivery.Post.Title, delivery.Zone)
    {
        Day = delivery.Local?.Date,
        Due = delivery.Due,
        Source = delivery.Post.Source,
    };

    private void AddSteps()
    {
        foreach (var contest in content.Contests)
        {
            var zone = content.ZoneOf(contest.Campaign);
            var there = plan.Now.InZone(zone).Date;
            foreach (var step in contest.Steps)
            {
                if (!step.IsDone(there))
                {
                    Add(new PersonTask(TaskKind.Step, $"step/{contest.Id}/{step.Id}", null, contest, step.Title, zone) { Day = StepDates.DueOf(step, contest, zone), Source = step.Source }, step.Owner);
                }
            }
        }
    }

    private void AddDeliverables()
    {
        foreach (var partner in content.Partners)
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var owed in partner.Deliverables)
            {
                var nth = names[owed.What] = names.GetValueOrDefault(owed.What) + 1;
                if (!owed.Done)
                {
                    var key = $"chase/{partner.Id}/{owed.What}{(nth > 1 ? "/" + nth.ToString(CultureInfo.InvariantCulture) : "")}";
                    Add(new PersonTask(TaskKind.Chase, key, null, partner, owed.What, content.Options.Timezone) { Day = owed.Due?.Value, Source = owed.Source }, owed.Owner ?? partner.Owner);
                }
            }
        }
    }

    /// <summary>Nobody stands in for a yes: it counts for who gives it.</summary>
    private void AddApprovals(AwaitedApprovals? awaited)
    {
        foreach (var person in awaited?.Approvers ?? [])
        {
            foreach (var post in awaited!.OfPerson(person.Id))
            {
                tasks.Add(new PersonTask(TaskKind.Approve, "approve/" + post.Post.Id, person.Id, post.Post, post.Post.Title, post.Zone)
                {
                    Day = post.NeededBy?.InZone(post.Zone).Date,
                    Due = post.NeededBy,
                    Source = post.Post.Source,
                });
            }
        }
    }

    /// <summary>The owner's, or of who stands in on its day; what is late or has no day, of who does today.</summary>
    private void Add(PersonTask task, Located<string>? owner)
    {
        if (content.People.Find(owner?.Value) is not { } person)
        {
            tasks.Add(task);
            return;
        }

        var day = LocalDate.Max(task.Day ?? today, today);
        var there = Presence.StandIn(person, day, content);
        tasks.Add(task with
        {
            Person = (there ?? person).Id,
            InsteadOf = there is null || there == person ? null : person.Id,
            Uncovered = there is null ? Presence.AbsenceOn(person, day) : null,
        });
    }
}
