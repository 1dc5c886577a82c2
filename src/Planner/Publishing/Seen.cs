namespace Planner.Publishing;

/// <summary>The content as a run sees it at one moment.</summary>
internal sealed record Seen(Content Content, Plan Plan, ImmutableArray<Finding> Findings)
{
    /// <summary>Files that are different on the publish branch by now: what stands here of them is no longer what was agreed.</summary>
    public FrozenSet<string> ChangedOnBranch { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Files that somebody is at work on: what stands here of them was never agreed.</summary>
    public FrozenSet<string> Uncommitted { get; init; } = FrozenSet<string>.Empty;

    public Delivery? Find(Ledger.LedgerKey key) => Plan.Deliveries.FirstOrDefault(delivery => delivery.Post.Id == key.Post && delivery.Account.Id == key.Account);

    /// <summary>A file of the delivery that the publish branch has changed; null when there is none.</summary>
    public string? ChangedFileOf(Delivery delivery) => FileIn(ChangedOnBranch, delivery);

    /// <summary>A file of the delivery that is not committed as it stands; null when there is none.</summary>
    public string? UncommittedFileOf(Delivery delivery) => FileIn(Uncommitted, delivery);

    private string? FileIn(FrozenSet<string> changed, Delivery delivery)
    {
        if (changed.Count == 0)
        {
            return null;
        }

        IEnumerable<string?> files =
        [
            delivery.Post.Source.Path, delivery.Account.Source.Path, Content.Options.Source.Path,
            Content.Brands.Find(delivery.Account.Brand.Value)?.Source.Path,
            Content.Campaigns.Find(delivery.Post.Campaign?.Value)?.Source.Path,
            Content.Contests.Find(delivery.Post.Contest?.Value)?.Source.Path,
            Content.Approvals.Find(delivery.Post.Id)?.Source.Path ?? $"content/approvals/{delivery.Post.Id}.yml",
            .. delivery.Media.Select(media => "content/" + media.File.Value),
        ];
        return files.FirstOrDefault(file => file is not null && changed.Contains(file));
    }
}
