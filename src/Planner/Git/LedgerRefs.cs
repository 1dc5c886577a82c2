using System.Text;

namespace Planner.Git;

/// <summary>
/// This run's own place in the repository, <c>refs/planner/runs/&lt;second&gt;-&lt;run&gt;</c>, and what the last run knew,
/// <c>refs/planner/known/&lt;branch&gt;</c>. No branch, no index and no work tree is touched.
/// </summary>
internal sealed class LedgerRefs(GitProgram git, string run, Instant now)
{
    private const string Runs = "refs/planner/runs/";

    /// <summary>A run that takes longer is dead.</summary>
    private static readonly Duration Stale = Duration.FromDays(1);

    public string Run { get; } = $"{Runs}{now.ToUnixTimeSeconds()}-{run}";

    public static string Known(string branch) => $"refs/planner/known/{branch}";

    /// <param name="orders">More lines for <c>git update-ref --stdin</c>.</param>
    public async Task RemoveAsync(string orders, CancellationToken cancellationToken)
    {
        var refs = (await git.RunAsync(["for-each-ref", "--format=%(refname)", Runs], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var each in refs.Where(each => each == Run || IsStale(each)))
        {
            orders += $"delete {each}\n";
        }

        // Another run may clean at the same moment; whoever comes last tries again some day.
        await git.AskAsync(["update-ref", "--no-deref", "--stdin"], Encoding.UTF8.GetBytes(orders), patience: null, cancellationToken);
    }

    private bool IsStale(string name) =>
        long.TryParse(name[Runs.Length..].Split('-')[0], out var second) && second is >= 0 and < 100_000_000_000 && now - Instant.FromUnixTimeSeconds(second) > Stale;
}
