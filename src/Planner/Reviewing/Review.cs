using Planner.Reviewing.Versions;

namespace Planner.Reviewing;

/// <summary>What a pull request changes, for those who decide about it.</summary>
internal sealed record Review
{
    /// <summary>As it was asked for, and the commit that the head is compared with.</summary>
    public required ReviewedRevision Base { get; init; }

    /// <summary>Null: the work tree as it stands.</summary>
    public required ReviewedRevision? Head { get; init; }
    /// <summary>Where a forge has the head's files: the head's commit, or the one that the work tree began with. Null: nobody knows.</summary>
    public string? Standing { get; init; }
    public required ReviewSide Before { get; init; }
    public required ReviewSide After { get; init; }

    /// <summary>By moment.</summary>
    public required ImmutableArray<DeliveryChange> Changes { get; init; }

    /// <summary>Errors and warnings on files that differ, and those elsewhere that were not there before; in reading order.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Those of the findings that say that two deliveries are in each other's way; and what no check says.</summary>
    public required ImmutableArray<Clash> Clashes { get; init; }

    public required ImmutableArray<CadenceEffect> Cadence { get; init; }

    public required ImmutableArray<CostEffect> Costs { get; init; }

    public required ImmutableArray<BudgetEffect> Budgets { get; init; }

    /// <summary>Deliveries that still wait for somebody's yes, with what is missing.</summary>
    public required ImmutableArray<MissingApproval> Approvals { get; init; }

    /// <summary>For posts of which something changes, by their id: what became of them since each yes that does not hold any more.</summary>
    public required FrozenDictionary<string, ImmutableArray<SinceApproval>> Since { get; init; }

    /// <summary>Files below <c>content/</c> that differ, relative to the root.</summary>
    public required FrozenSet<string> ChangedFiles { get; init; }

    public int CountOf(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    public int CountOf(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}

/// <param name="Name">As it was asked for: <c>origin/main</c>.</param>
internal sealed record ReviewedRevision(string Name, string Commit);

/// <summary>Two things that meet.</summary>
/// <param name="Kind">A rule's name, <c>held</c>, <c>event</c>, <c>same-campaign</c>, <c>same-moment</c> or <c>approval-rules</c>.</param>
/// <param name="Text">The message with its arguments apart, as in <see cref="Finding.Text"/>.</param>
internal sealed record Clash(string Kind, string Post, string Account, FormattableString Text, SourceSpan Source)
{
    public string Message => Text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A delivery that still waits for somebody's yes.</summary>
/// <param name="Why">What is missing, with its arguments apart.</param>
internal sealed record MissingApproval(DeliveryChange Change, FormattableString Why)
{
    public string Missing => Why.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How often an account speaks in a week, before and after.</summary>
/// <param name="Week">Its Monday, in the account's zone.</param>
/// <param name="Wanted">What the account's cadence asks for; null when it asks for nothing.</param>
internal sealed record CadenceEffect(string Account, LocalDate Week, int Before, int After, int? Wanted);

/// <summary>What a network bills an account for a calendar month (UTC), in US dollars, before and after.</summary>
/// <param name="Budget">The account's <c>api_budget</c>; null when it has none.</param>
internal sealed record CostEffect(string Account, YearMonth Month, decimal Before, decimal After, decimal? Budget)
{
    public bool IsExceeded => After > Budget;
}

/// <summary>What a campaign's or contest's budget says, before and after; null where there is none.</summary>
internal sealed record BudgetEffect(string Campaign, Budget? Before, Budget? After);
