using System.CommandLine;

namespace Planner.Cli;

/// <summary><c>planner completion</c>: a shell's script that asks <c>planner [suggest]</c> for words.</summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };
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

    // The command line is given without the program's own name; the position counts in it. The program gets no terminal to
    // prepare for itself: the line editor is using it. Words are compared here and
    // never handed to compgen -W, which would run what a file's name says. Bash replaces only what follows the last =.
    private const string Bash = """
        _planner_complete() {
            local line="${COMP_LINE#* }" before="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" candidate
            local position=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            local typed="${before##* }"
            [[ $word == = ]] && word=
            local kept="${typed%"$word"}"
            COMPREPLY=()
            while IFS= read -r candidate; do
                [[ $candidate == "$typed"* ]] && COMPREPLY+=("${candidate#"$kept"}")
            done < <(planner "[suggest:$position]" "$line" </dev/null 2>/dev/null)
            [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
            return 0
        }
        complete -o default -F _planner_complete planner

        """;

    // Works from a folder of $fpath, where the file itself is the function, and when it is sourced.
    private const string Zsh = """
        #compdef planner
        _planner() {
            local line="${words[2,CURRENT]}"
            local -a found unfinished
            found=(${(f)"$(planner "[suggest:${#line}]" "$line" </dev/null 2>/dev/null)"})
            unfinished=(${(M)found:#*=})
            found=(${found:#*=})
            (( $#found + $#unfinished )) || { _files; return }
            compadd -S '' -a unfinished
            compadd -a found
        }
        if [[ $funcstack[1] == _planner ]]; then
            _planner "$@"
        else
            compdef _planner planner
        fi

        """;

    private const string Fish = """
        function __planner_complete
            set -l line (commandline -cp | string replace -r '^\s*\S+\s?' '')
            set -l found (planner "[suggest:"(string length -- "$line")"]" "$line" </dev/null 2>/dev/null | string match -v '')
            if test (count $found) -gt 0
                string join \n -- $found
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c planner -f -a '(__planner_complete)'

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
