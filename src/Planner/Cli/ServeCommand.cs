using System.CommandLine;

namespace Planner.Cli;

/// <summary><c>planner serve</c>: builds, serves, watches, reloads the browser.</summary>
internal static class ServeCommand
{
    private static readonly Option<int?> Port = new("--port")
    {
        Description = "The port on this machine: 4000 or the next that is free; 0 takes any.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
            {
                return port;
            }

            result.AddError("--port takes a number from 0 to 65535.");
            return null;
        },
    };

    private static readonly Option<string> Out = new("--out") { Description = "The folder to build into.", HelpName = "DIR", DefaultValueFactory = _ => "_site" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("serve", "Builds the site, serves it on this machine, and reloads the browser when a file changes.") { Port, Out };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = Opening.RootOf(parsed, terminal);
        var folder = OutputFolder.Open(Opening.OutOf(parsed, Out, root, terminal), root);
        var builder = new Rebuild(root, folder, () => Opening.NowOf(parsed, terminal), terminal);
        await ServeLoop.RunAsync(
            root,
            folder.Path,
            parsed.GetValue(Port),
            builder.Build,
            address => terminal.Output.WriteLine($"{address} (Ctrl-C stops)"),
            terminal.Complain,
            cancellationToken);
        return ExitCodes.Fine;
    }
}
