using System.CommandLine;
using Planner.Loading;

namespace Planner.Cli;

/// <summary><c>planner init</c>: a new repository's content, workflows and editor settings, ready to build.</summary>
internal static class InitCommand
{
    private static readonly Argument<string?> Folder = new("DIR") { Description = "The folder, made when it does not exist; by default the current one.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string> Language = new Option<string>("--language")
    {
        Description = "The language of the site and of the starter files: en or fr.",
        DefaultValueFactory = _ => "en",
    }.AcceptOnlyFromAmong("en", "fr");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("init", "Makes a new repository's content, workflows and editor settings, ready to build.") { Folder, Language };
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var given = parsed.GetValue(Folder) ?? parsed.GetValue(GlobalOptions.Root) ?? ".";
        var root = Path.GetFullPath(given, terminal.Folder);
        if (File.Exists(Path.Combine(root, LoadedOptions.Path)))
        {
            throw new UsageException($"{Path.Combine(given, LoadedOptions.Path)} exists already: this is a Planner repository. 'planner new post TITLE' adds to it.");
        }

        // The day where the person sits; the starter's posts lie days ahead, so no zone makes them late.
        var today = Opening.NowOf(parsed, terminal).InUtc().Date;
        var (written, kept) = Write(given, root, StarterFiles.All(parsed.GetValue(Language)!, today));
        written.ForEach(terminal.Output.WriteLine);
        kept.ForEach(path => terminal.Error.WriteLine($"{path} was here already and stays as it is."));
        Advise(terminal, given, root);
        return ExitCodes.Fine;
    }

    private static (List<string> Written, List<string> Kept) Write(string given, string root, IEnumerable<(string Path, string Text)> files)
    {
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the folder {given} cannot be made: there may be a file of that name, or no right to write there.", exception);
        }

        var (written, kept) = (new List<string>(), new List<string>());
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(root, path);
            if (Path.Exists(full))
            {
                kept.Add(path);
            }
            else
            {
                SafeFile.Create(full, text);
                written.Add(path);
            }
        }

        return (written, kept);
    }

    /// <summary>Git is the team's to set up: only what comes next is told.</summary>
    private static void Advise(Terminal terminal, string given, string root)
    {
        var top = RepositoryOf(root);
        var steps = new List<string>();
        if (given != ".")
        {
            steps.Add($"cd {RepositoryRoot.Quoted(given)}");
        }

        if (top is null)
        {
            steps.Add("git init --initial-branch=main");
        }

        terminal.Error.WriteLine("Next:");
        foreach (var step in steps.Concat(["planner validate", "planner build", "git add --all && git commit -m \"Our plan\""]))
        {
            terminal.Error.WriteLine("  " + step);
        }

        if (top is not null && top != root)
        {
            terminal.Error.WriteLine($"Workflows run from the top of a repository only: move .github and .gitlab-ci.yml to {top}, and add --root {Path.GetRelativePath(top, root)} to their commands.");
        }
    }

    private static string? RepositoryOf(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return folder;
            }
        }

        return null;
    }
}
