using System.CommandLine;

namespace Planner.Cli;

/// <summary><c>planner validate</c>: findings.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Checks everything and says what is wrong, where, and how to mend it.");
        command.SetAction(parsed =>
        {
            var workspace = Opening.Of(parsed, terminal);
            foreach (var finding in workspace.Findings)
            {
                terminal.Output.WriteLine(finding.ToString());
            }

            return workspace.HasErrors ? ExitCodes.Findings : ExitCodes.Fine;
        });
        return command;
    }
}
