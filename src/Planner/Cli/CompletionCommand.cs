using System.CommandLine;

namespace Planner.Cli;

/// <summary><c>planner completion</c>: a shell's script that asks <c>planner [suggest]</c> for words.</summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Writes the script that completes planner's words in a shell.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            });
            return ExitCodes.Fine;
        });
        return command;
    }

    // The command line is given without the program's own name; the position counts in it.
    private const string Bash = """
        _planner_complete() {
            local line="${COMP_LINE#* }" word="${COMP_WORDS[COMP_CWORD]}"
            local position=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(planner "[suggest:$position]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _planner_complete planner

        """;

    private const string Zsh = """
        #compdef planner
        _planner() {
            local line="${words[2,-1]}"
            local -a found
            found=("${(@f)$(planner "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _planner planner

        """;

    private const string Fish = """
        function __planner_complete
            set -l line (string join ' ' (commandline -opc)[2..-1] (commandline -ct))
            planner "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c planner -a '(__planner_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName planner -ScriptBlock {
            param($word, $ast, $cursor)
            $line = ($ast.ToString() -replace '^\S+\s?', '')
            $position = [Math]::Max(0, $cursor - ($ast.ToString().Length - $line.Length))
            planner "[suggest:$position]" $line 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;
}
