using System.Text;
using Planner.Loading;
using Planner.Reviewing;

namespace Planner.Git;

/// <summary>
/// Who gave recorded approvals and who wrote the posts, from Git's history: for any number of posts one <c>cat-file</c>, and with
/// <c>require_signed</c> a <c>log</c>.
/// </summary>
internal sealed class ApprovalHistory
{
    private const string Approvals = "content/approvals";

    private readonly Content content;
    private readonly FrozenSet<string> posts;
    private readonly GitProgram git;
    private readonly GitObjects objects;
    private readonly History history;

    private ApprovalHistory(Content content, FrozenSet<string> posts, GitProgram git, GitObjects objects, History history) =>
        (this.content, this.posts, this.git, this.objects, this.history) = (content, posts, git, objects, history);

    /// <summary>Reads what <see cref="ApprovalJudge"/> needs.</summary>
    /// <param name="posts">The posts to tell of; null: those that have approvals. For none git is not asked.</param>
    public static async Task<ApprovalWitnesses> ReadAsync(Func<Task<History>> history, Content content, IEnumerable<string>? posts, CancellationToken cancellationToken)
    {
        var asked = (posts ?? content.Approvals.Ids).ToFrozenSet(StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return new ApprovalWitnesses();
        }

        try
        {
            var known = await history();
            var program = new GitProgram(known.Root);
            await using var reader = new GitObjects(program);
            return await new ApprovalHistory(content, asked, program, reader, known).ReadAsync(cancellationToken);
        }
        catch (GitException exception)
        {
            return ApprovalWitnesses.Unknown(exception.Message.Split('\n')[0].Trim());
        }
    }

    private async Task<ApprovalWitnesses> ReadAsync(CancellationToken cancellationToken)
    {
        var cut = await history.CutAsync(objects, cancellationToken);
        var given = content.Approvals.Where(approvals => posts.Contains(approvals.Id)).ToArray();
        var current = await EntriesAsync(given, cancellationToken);
        var origins = ApprovalOrigins.Of(history.Commits, await VersionsAsync(current, cancellationToken), PostOf);
        var commits = current.Where(origins.ContainsKey).SelectMany(entry => origins[entry].By.Select(commit => commit.Id)).Distinct(StringComparer.Ordinal).ToArray();
        var signatures = await SignaturesAsync(commits, cancellationToken);
        var lines = given.SelectMany(approvals => approvals.Given, (approvals, approval) => (Key: (approvals.Id, ApprovalWitnesses.EntryOf(approval)), approval.By.Source.Line)).ToLookup(each => each.Key, each => each.Line);
        return new ApprovalWitnesses
        {
            Approvals = current.Where(origins.ContainsKey).ToFrozenDictionary(
                entry => entry,
                entry => new WitnessedApproval([.. origins[entry].By.Select(commit => Witness(entry.Post, lines[entry].FirstOrDefault(), commit))], origins[entry].TakenBack?.Id)),
            Authors = ApprovalOrigins.Authors(history.Commits, content.Posts.Where(post => posts.Contains(post.Id)).Select(post => (history.Prefix + post.Source.Path, post.Id)), commit => cut.Contains(commit.Id)),
        };

        ApprovalWitness Witness(string post, int line, LoggedCommit commit)
        {
            var (state, signer) = signatures.GetValueOrDefault(commit.Id, (SignatureState.NotAsked, ""));
            return new ApprovalWitness(post, line, commit.Author.Email, commit.Id, state) { Signer = signer, IsCut = cut.Contains(commit.Id) };
        }
    }

    /// <summary>The approvals that stand in the last commit; others count for nobody yet.</summary>
    private async Task<HashSet<(string Post, string Entry)>> EntriesAsync(Approvals[] given, CancellationToken cancellationToken)
    {
        var files = await objects.ReadAsync([.. given.Select(approvals => $"{history.Head}:{history.Prefix}{approvals.Source.Path}")], cancellationToken);
        return
        [
            .. from pair in given.Zip(files)
               where pair.Second is not null
               from entry in Parsed(pair.First.Source.Path, pair.Second).Entries
               select (pair.First.Id, entry),
        ];
    }

    /// <summary>
    /// The approvals in every version of their files. A version with a fault is taken to hold all of which it holds person, moment and
    /// digest: who mends it did not give them.
    /// </summary>
    private async Task<Dictionary<string, FrozenSet<string>>> VersionsAsync(HashSet<(string Post, string Entry)> current, CancellationToken cancellationToken)
    {
        var asked = (from commit in history.Commits
                     from change in commit.Changes
                     where (PostOf(change.Path) ?? PostOf(change.OldPath)) is not null
                     from id in change.Before.Add(change.After)
                     where id is not null
                     select (Id: id, change.Path)).DistinctBy(version => version.Id).ToArray();
        var versions = await objects.ReadAsync([.. asked.Select(version => version.Id)], cancellationToken);
        var entries = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        foreach (var ((id, path), version) in asked.Zip(versions))
        {
            var (found, isWhole) = Parsed(path[history.Prefix.Length..], version ?? throw new GitException($"{id}, a version of {path}, is missing here"));
            var text = isWhole ? "" : Encoding.UTF8.GetString(version.Bytes.Span);
            entries.Add(id, isWhole ? [.. found] : [.. found, .. current.Select(entry => entry.Entry).Where(entry => ApprovalWitnesses.MayStandIn(text, entry))]);
        }

        return entries;
    }

    private static (ImmutableArray<string> Entries, bool IsWhole) Parsed(string path, GitObject version)
    {
        // The year matters to calendars alone.
        var file = FileReader.Read(new SourceFile(path, version.Bytes), year: 2000);
        return ([.. file.Entities.OfType<Approvals>().SelectMany(approvals => approvals.Given).Select(ApprovalWitnesses.EntryOf)], file.Findings.IsEmpty);
    }

    private async Task<FrozenDictionary<string, (SignatureState State, string Signer)>> SignaturesAsync(string[] commits, CancellationToken cancellationToken)
    {
        if (!ApprovalPolicy.AsksSignatures(content))
        {
            return FrozenDictionary<string, (SignatureState, string)>.Empty;
        }

        var allowed = await objects.ReadAsync([$"{history.Head}:{history.Prefix}{ApprovalJudge.AllowedSigners}"], cancellationToken);
        return await CommitSignatures.ReadAsync(git, commits, allowed is [{ Type: "blob" } list] ? list.Bytes : default, cancellationToken);
    }

    /// <summary>The post whose approvals stand at a path: a file is called like its post, in whatever folder.</summary>
    private string? PostOf(string path) =>
        path.StartsWith($"{history.Prefix}{Approvals}/", StringComparison.Ordinal) && FileReader.IsEntityFile(path) && FileReader.IdOf(path) is var id && posts.Contains(id) ? id : null;
}
