using System.CommandLine;

namespace Planner.Cli;

/// <summary>What the global options mean.</summary>
internal static class Opening
{
    public static Workspace Of(ParseResult parsed, Terminal terminal) => Workspace.Open(RootOf(parsed, terminal), NowOf(parsed, terminal));

    public static string RootOf(ParseResult parsed, Terminal terminal) => RepositoryRoot.Find(parsed.GetValue(GlobalOptions.Root), terminal.Folder);

    /// <summary>A folder that was asked for is below the current one; the usual one is below the root.</summary>
    /// <exception cref="UsageException">Nobody asked, and there is a link: a pull request may bring one that leads anywhere on the machine.</exception>
    public static string OutOf(ParseResult parsed, Option<string> option, string root, Terminal terminal)
    {
        var name = parsed.GetValue(option)!;
        if (parsed.GetResult(option) is { Implicit: false })
        {
            return Path.GetFullPath(name, terminal.Folder);
        }

        var folder = Path.GetFullPath(name, root);
        return OutputFolder.IsLink(folder) ? throw new UsageException($"{name} is a link; if the site belongs where it leads, say so: {option.Name} {name}") : folder;
    }

    public static Instant NowOf(ParseResult parsed, Terminal terminal) => parsed.GetValue(GlobalOptions.Now) ?? terminal.Clock();

    /// <summary>The world with the clock that was asked for.</summary>
    public static Terminal Clocked(ParseResult parsed, Terminal terminal) => parsed.GetValue(GlobalOptions.Now) is { } now ? terminal with { Clock = () => now } : terminal;

    public static bool HasColour(ParseResult parsed, Terminal terminal) => terminal.HasColour && !parsed.GetValue(GlobalOptions.NoColor);
}
