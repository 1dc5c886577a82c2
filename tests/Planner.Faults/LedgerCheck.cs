using Planner.Faults.World;

namespace Planner.Faults;

/// <summary>The ledger as git has it: only ever added to, each number once, nothing damaged.</summary>
internal static class LedgerCheck
{
    private const string Branch = "planner/ledger";

    public static async Task<ImmutableArray<string>> FindAsync(string remote)
    {
        var violations = ImmutableArray.CreateBuilder<string>();
        var check = await Shell.TryGitAsync(remote, "fsck", "--no-dangling", "--no-progress");
        if (check.Code != 0)
        {
            violations.Add("the remote is damaged: " + check.Error.Trim());
        }

        var changed = await Shell.GitAsync(remote, "log", "--format=", "--name-status", "--no-renames", "--diff-filter=MDTR", Branch);
        violations.AddRange(Lines(changed).Select(line => "the ledger was rewritten: " + line));
        var merges = await Shell.GitAsync(remote, "rev-list", "--min-parents=2", Branch);
        violations.AddRange(Lines(merges).Select(commit => "a commit of the ledger has two parents: " + commit));
        var files = Lines(await Shell.GitAsync(remote, "ls-tree", "-r", "--name-only", Branch));
        violations.AddRange(files.CountBy(file => file[..(file.LastIndexOf('/') + 5)], StringComparer.Ordinal).Where(number => number.Value > 1).Select(number => "two events have one number: " + number.Key));
        return violations.ToImmutable();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
