namespace Planner.Reviewing;

/// <summary>What Git knows of approvals, and of who wrote the posts.</summary>
internal sealed record ApprovalWitnesses
{
    /// <summary>By post and <see cref="EntryOf"/>.</summary>
    public FrozenDictionary<(string Post, string Entry), WitnessedApproval> Approvals { get; init; } = FrozenDictionary<(string, string), WitnessedApproval>.Empty;

    /// <summary>By the post's id.</summary>
    public FrozenDictionary<string, PostAuthors> Authors { get; init; } = FrozenDictionary<string, PostAuthors>.Empty;

    /// <summary>Why nothing is known: there is no repository, or it cannot be read. Null: it was read.</summary>
    public string? Fault { get; init; }

    public static ApprovalWitnesses Unknown(string fault) => new() { Fault = fault };

    public WitnessedApproval Of(string post, Approval approval) => Approvals.GetValueOrDefault((post, EntryOf(approval))) ?? WitnessedApproval.None;

    public PostAuthors AuthorsOf(string post) => Authors.GetValueOrDefault(post) ?? PostAuthors.None;

    /// <summary>All that an approval says, however its YAML is written: who reformats the file neither forges nor spoils it.</summary>
    public static string EntryOf(Approval approval) =>
        string.Create(CultureInfo.InvariantCulture, $"{approval.By.Value}\n{approval.Digest.Value}\n{approval.At.Value.Local:uuuu-MM-dd}\n{approval.At.Value.Local:HH:mm}\n{approval.At.Value.Local:ss}\n{approval.At.Value.Offset}\n{approval.Comment}");

    /// <summary>Whether a text that is no valid file may hold the entry: it holds its person, digest, day and hour.</summary>
    public static bool MayStandIn(string text, string entry) => entry.Split('\n').Take(4).All(part => text.Contains(part, StringComparison.Ordinal));
}
