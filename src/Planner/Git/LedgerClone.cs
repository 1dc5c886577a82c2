namespace Planner.Git;

/// <param name="Name">As the repository names it, or its address where a branch belongs to one without a name.</param>
/// <param name="PushUrl">Where to push, as it was set.</param>
internal sealed record LedgerRemote(string Name, string PushUrl);

/// <summary>What has to be known of a clone before its ledger can be found.</summary>
/// <param name="Remote">The one that the current branch belongs to, else <c>origin</c>, else the only one; null when there is none.</param>
/// <param name="Identity">Who commits, as commits have it: the repository's user, or planner.</param>
/// <param name="Known">What the last run here saw.</param>
/// <param name="Own">The repository's own branch of the ledger's name; null where there is none.</param>
internal sealed record LedgerClone(bool IsShallow, LedgerRemote? Remote, string Identity, string? Known, string? Own)
{
    /// <exception cref="LedgerException">The folder is in no repository.</exception>
    public static async Task<LedgerClone> LookAsync(GitProgram git, string branch, CancellationToken cancellationToken)
    {
        var shallow = git.AskAsync(["rev-parse", "--is-shallow-repository"], default, patience: null, cancellationToken);
        var current = git.AskAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], default, patience: null, cancellationToken);
        var known = git.AskAsync(["for-each-ref", "--format=%(objectname) %(refname)", LedgerRefs.Known(branch), "refs/heads/" + branch], default, patience: null, cancellationToken);
        var settings = git.AskAsync(["config", "--list", "-z"], default, patience: null, cancellationToken);
        await Task.WhenAll(shallow, current, known, settings);
        if (!(await shallow).IsSuccess)
        {
            throw LedgerException.Refused($"The ledger of publishing is a branch of the content's repository: {GitFault.Told((await shallow).Error)}. Run 'git init' first, or clone it.");
        }

        var values = Values((await settings).Text);
        return new LedgerClone(
            (await shallow).Text.Trim() == "true",
            RemoteOf(values, (await current).Text.Trim()) is { } name ? new LedgerRemote(name, values.GetValueOrDefault($"remote.{name}.pushurl") ?? values.GetValueOrDefault($"remote.{name}.url") ?? name) : null,
            IdentityOf(values),
            TipOf((await known).Text, LedgerRefs.Known(branch)),
            TipOf((await known).Text, "refs/heads/" + branch));
    }

    /// <param name="refs">A commit's id and a ref's name in each line.</param>
    private static string? TipOf(string refs, string name) =>
        refs.Split('\n').FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal)) is { } line ? line[..line.IndexOf(' ', StringComparison.Ordinal)] : null;

    /// <summary><c>name</c>, a line break, <c>value</c>, a zero; the last of a name counts, of a remote's addresses the first.</summary>
    private static Dictionary<string, string> Values(string list)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in list.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = setting.IndexOf('\n', StringComparison.Ordinal);
            var (name, value) = end < 0 ? (setting, "") : (setting[..end], setting[(end + 1)..]);
            _ = name.EndsWith("url", StringComparison.Ordinal) ? values.TryAdd(name, value) : (values[name] = value).Length > 0;
        }

        return values;
    }

    private static string? RemoteOf(Dictionary<string, string> values, string current)
    {
        string[] remotes = [.. values.Keys.Where(name => name.StartsWith("remote.", StringComparison.Ordinal) && name.EndsWith(".url", StringComparison.Ordinal)).Select(name => name["remote.".Length..^".url".Length])];
        return values.GetValueOrDefault($"branch.{current}.remote") is { Length: > 0 } own and not "." ? own
            : remotes.Contains("origin") ? "origin"
            : remotes is [var only] ? only
            : null;
    }

    private static string IdentityOf(Dictionary<string, string> values) =>
        values.GetValueOrDefault("user.name") is { Length: > 0 } name && values.GetValueOrDefault("user.email") is { Length: > 0 } email
            ? $"{Clean(name)} <{Clean(email)}>"
            : "planner <planner@localhost>";

    private static string Clean(string text) => string.Concat(text.Where(character => !char.IsControl(character) && character is not ('<' or '>'))).Trim();
}
