using Planner.Reviewing;

namespace Planner.Attending;

/// <summary>All that needs a person for one reason.</summary>
/// <param name="IsUrgent">Whether it cannot wait.</param>
internal sealed record Attention(Need Need, bool IsUrgent, ImmutableArray<AttentionItem> Items)
{
    /// <summary>Reasons beside deliveries; a new one is a function here. Each answers null where nothing is the matter.</summary>
    private static readonly ImmutableArray<Func<Morning, Attention?>> Sources =
    [
        ErrorNeeds.Of,
        IncidentNeeds.Of,
        DrawNeeds.Of,
        OnCallNeeds.Of,
        HoldNeeds.Of,
        TaskNeeds.Steps,
        TaskNeeds.Deliverables,
        GapNeeds.Undated,
        GapNeeds.Gaps,
        BudgetNeeds.Of,
        RightsNeeds.Of,
        TokenNeeds.Of,
    ];

    /// <summary>What cannot wait first.</summary>
    public static ImmutableArray<Attention> All(Morning morning) =>
        [.. DeliveryNeeds.Of(morning).Concat(BesideDeliveries(morning)).OrderBy(attention => PlaceOf(attention.Need, attention.IsUrgent))];

    /// <summary>Without deliveries, for whoever shows those in a way of their own; in no order.</summary>
    public static IEnumerable<Attention> BesideDeliveries(Morning morning) => Sources.Select(source => source(morning)).OfType<Attention>();

    /// <summary>Where a reason stands among others.</summary>
    public static int PlaceOf(Need need, bool isUrgent) => (isUrgent ? 0 : 1000) + (int)need;

    /// <summary>Null for none.</summary>
    public static Attention? Of(Need need, bool isUrgent, IEnumerable<AttentionItem> items) =>
        items.ToImmutableArray() is { IsEmpty: false } all ? new Attention(need, isUrgent, all) : null;
}

/// <summary>What a morning is judged by.</summary>
/// <param name="Plan">With what the ledger knows.</param>
internal sealed record Morning(Content Content, Plan Plan, ImmutableArray<Finding> Findings)
{
    /// <summary>How far ahead tasks are told of.</summary>
    public const int TaskDays = 7;

    /// <summary>In the site's zone.</summary>
    public LocalDate Today { get; } = Plan.Now.InZone(Content.Options.Timezone).Date;

    public required AwaitedApprovals Awaited { get; init; }

    public static Morning Of(Content content, Plan plan, ImmutableArray<Finding> findings) => new(content, plan, findings) { Awaited = AwaitedApprovals.Of(content, plan) };
}

/// <summary>One thing that somebody has to do or to know.</summary>
/// <param name="Title">What it is, in the words of those who wrote it.</param>
internal sealed record AttentionItem(string Title)
{
    /// <summary>What is the matter, with its arguments apart as in <see cref="Finding.Text"/>; null where the reason says it all.</summary>
    public FormattableString? Detail { get; init; }
    public LocalDate? Day { get; init; }

    /// <summary>Of the day; null: the whole of it.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>Ids of those whose turn it is; nobody's when empty.</summary>
    public ImmutableArray<string> Who { get; init; } = [];

    /// <summary>Of whose brand it is; null: everybody's.</summary>
    public string? Brand { get; init; }

    /// <summary>Ids; empty where it is about none.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>What it is about, and what has a page; null: a place in a file alone.</summary>
    public IEntity? About { get; init; }

    /// <summary>Where it stands in the files; null: nowhere.</summary>
    public SourceSpan? Place { get; init; }
}
