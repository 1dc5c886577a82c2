using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Planner.Cli;

/// <summary>The whole command line: every command, run in memory or in a process alike.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command and answers its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync("planner: " + error.Message);
            }

            await terminal.Error.WriteLineAsync($"'planner {string.Join(' ', CommandPath(parsed.CommandResult))}'".Replace(" '", "'", StringComparison.Ordinal) + " --help tells more.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error }, cancellationToken);
        }
        catch (Exception exception) when (exception is UsageException or Rendering.TemplateException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync("planner: " + exception.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("An editorial planner for social media teams, in a Git repository.")
        {
            GlobalOptions.Root,
            GlobalOptions.NoColor,
            GlobalOptions.Now,
            GlobalOptions.Verbose,
            InitCommand.Create(terminal),
            NewCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            BuildCommand.Create(terminal),
            ServeCommand.Create(terminal),
            PlanCommand.Create(terminal),
            PublishCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    private static IEnumerable<string> CommandPath(SymbolResult? result)
    {
        var names = new Stack<string>();
        for (; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
        {
            names.Push(command.Command.Name);
        }

        return names;
    }
}
