using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Planner.Cli;

/// <summary>The whole command line: every command, run in memory or in a process alike.</summary>
internal static class CommandLine
{
    /// <summary>In the order of the help.</summary>
    private static readonly ImmutableArray<(string Name, Func<Terminal, Command> Create)> Commands =
    [
        ("init", InitCommand.Create),
        ("new", NewCommand.Create),
        ("validate", ValidateCommand.Create),
        ("explain", ExplainCommand.Create),
        ("build", BuildCommand.Create),
        ("serve", ServeCommand.Create),
        ("plan", PlanCommand.Create),
        ("budget", BudgetCommand.Create),
        ("preview", PreviewCommand.Create),
        ("count", CountCommand.Create),
        ("review", ReviewCommand.Create),
        ("approve", ApproveCommand.Create),
        ("schedule", ScheduleCommand.Create),
        ("publish", PublishCommand.Create),
        ("status", StatusCommand.Create),
        ("resolve", ResolveCommand.Create),
        ("confirm", ConfirmCommand.Create),
        ("verify", VerifyCommand.Create),
        ("edit", EditCommand.Create),
        ("withdraw", WithdrawCommand.Create),
        ("vault", VaultCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("schema", SchemaCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    /// <summary>How long a command may take to end when it is told to: <c>publish</c> finishes its request, and writes the receipt.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs a command and answers its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Root(terminal, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in Mistakes(parsed))
            {
                terminal.Complain(error);
            }

            await terminal.Error.WriteLineAsync($"'planner {string.Join(' ', CommandPath(parsed.CommandResult).Append("--help"))}' tells more.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error, ProcessTerminationTimeout = Patience }, cancellationToken);
        }
        catch (Exception exception) when (exception is UsageException or Rendering.TemplateException or IOException or UnauthorizedAccessException)
        {
            terminal.Complain(exception.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <param name="args">Where the first word is a command, only that one is made: making all of them takes longer than many a run.</param>
    public static RootCommand Root(Terminal terminal, params ReadOnlySpan<string> args)
    {
        var root = new RootCommand("An editorial planner for social media teams, in a Git repository.")
        {
            GlobalOptions.Root,
            GlobalOptions.NoColor,
            GlobalOptions.Now,
            GlobalOptions.Verbose,
        };
        var asked = args is [var first, ..] ? first : null;
        var isKnown = Commands.Any(command => command.Name == asked);
        foreach (var (name, create) in Commands)
        {
            if (!isKnown || name == asked)
            {
                root.Add(create(terminal));
            }
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    /// <summary>The parser's own words; a command that was mistyped is told as that and nothing more.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0 || parsed.UnmatchedTokens is not [var word, ..])
        {
            return parsed.Errors.Select(error => error.Message);
        }

        var nearest = DidYouMean.Nearest(word, command.Subcommands.Select(known => known.Name));
        return [$"there is no command '{word}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")}"];
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
