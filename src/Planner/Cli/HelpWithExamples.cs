using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Planner.Cli;

/// <summary>Help that ends with lines to copy.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["planner"] = ["planner validate", "planner build && open _site/index.html", "planner plan --from 2026-11-23 --to 2026-11-29", "planner new post \"Teaser de Noël\" --set brand=atelier-lune"],
        ["validate"] = ["planner validate", "planner validate --format github --changed-since origin/main", "planner validate --language fr", "planner validate --format sarif > planner.sarif"],
        ["plan"] = ["planner plan", "planner plan --from 2026-11-23 --to 2026-11-29", "planner plan --format json | jq '.deliveries[] | select(.state == \"late\")'"],
        ["today"] = ["planner today", "planner today --who camille --language fr", "planner today --notify", "planner today --format json | jq '.attention[] | select(.urgent)'"],
        ["budget"] = ["planner budget", "planner budget --campaign noel-2026", "planner budget --format csv --separator semicolon > budget.csv", "planner budget --brand atelier-lune --format json | jq .sums"],
        ["preview"] = ["planner preview lune-noel-teaser", "planner preview content/posts/2026/11/lune-noel-teaser.md --account lune-x", "planner preview lune-noel-teaser --format json"],
        ["count"] = ["planner count --network x draft.txt", "planner count --network mastodon < draft.txt", "planner count --network bluesky --format json draft.txt"],
        ["explain"] = ["planner explain", "planner explain time-in-dst-gap", "planner explain time-in-dst-gap --language fr"],
        ["build"] = ["planner build", "planner build --out /var/www/plan", "planner build --now 2026-12-01T08:00:00Z"],
        ["serve"] = ["planner serve", "planner serve --port 8080"],
        ["init"] = ["planner init", "planner init my-plan --language fr"],
        ["new"] = ["planner new post \"Teaser de Noël\" --set brand=atelier-lune --set status=draft", "planner new contest \"Un bol à gagner\" --set terms=https://atelier-lune.example/reglement", "planner new contest --template", "planner new contest \"Un bol à gagner\" --template fr-jeu-concours --set opens=\"2026-12-01 10:00\"", "planner new idea \"Visite du four\"", "planner new post --from visite-du-four", "planner new link \"Cartes de Noël\" --set url=https://atelier-lune.example/noel"],
        ["schema"] = ["planner schema post", "planner schema --out .schemas"],
        ["approve"] = ["planner approve teaser", "planner approve teaser lettre-decembre --by camille", "planner approve teaser --account lune-mastodon --comment \"Bravo, surtout la photo\""],
        ["contest"] = ["planner contest entries concours-noel entries.csv --column email --exclude team.txt", "planner contest draw concours-noel", "planner contest verify concours-noel"],
        ["contest entries"] = ["planner contest entries concours-noel entries.csv --column email --time date", "planner contest entries concours-noel answers.csv --column e-mail --where answer=42 --exclude team.txt"],
        ["contest draw"] = ["planner contest draw concours-noel", "planner contest draw concours-noel --randomness fc1873a1…", "planner contest draw concours-noel --replace 1 --reason \"No answer within ten days\""],
        ["contest verify"] = ["planner contest verify concours-noel", "planner contest verify downloads/concours-noel.yml", "planner contest verify concours-noel --format json | jq .isRight"],
        ["step"] = ["planner step concours-noel-2026", "planner step concours-noel-2026 reglement --done", "planner step concours-noel-2026 tirage --done 2026-12-14 --evidence https://plan.example/proces-verbal", "planner step concours-noel-2026 envoi --owner lucie"],
        ["schedule"] = ["planner schedule teaser --at \"2026-12-01 18:30\"", "planner schedule teaser --account lune-x --at \"2026-12-01 19:15\"", "planner schedule teaser --next-slot --dry-run", "planner schedule --fill --account lune-mastodon"],
        ["publish"] = ["planner publish --dry-run", "planner publish --lookahead 90m", "planner publish --shard 1/3 --format json", "planner publish --reviews reviews.json"],
        ["review"] = ["planner review --base origin/main", "planner review --base origin/main --head origin/spring-campaign", "planner review --base main --format json | jq .summary"],
        ["status"] = ["planner status", "planner status --account lune-mastodon --all --format json"],
        ["resolve"] = ["planner resolve teaser lune-mastodon --published https://mastodon.example/@lune/1", "planner resolve teaser lune-mastodon --retry", "planner resolve teaser lune-mastodon --skip --by camille"],
        ["confirm"] = ["planner confirm teaser lune-instagram --url https://instagram.example/p/1"],
        ["verify"] = ["planner verify", "planner verify teaser --account lune-mastodon"],
        ["edit"] = ["planner edit teaser", "planner edit teaser --account lune-mastodon"],
        ["withdraw"] = ["planner withdraw teaser", "planner withdraw teaser --account lune-mastodon"],
        ["vault"] = ["planner vault key", "planner vault set lune-mastodon access_token --until 2027-01-31 < token.txt", "planner vault list", "planner vault remove lune-mastodon"],
        ["doctor"] = ["planner doctor", "planner doctor --online", "planner doctor --format json | jq '.remarks[] | select(.severity == \"warning\")'"],
        ["completion"] = ["planner completion bash > /etc/bash_completion.d/planner", "planner completion zsh > ~/.zfunc/_planner", "planner completion fish > ~/.config/fish/completions/planner.fish", "planner completion pwsh >> $PROFILE"],
    };

    // "planner new --help" must work although its arguments are missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (Examples.TryGetValue(command is RootCommand ? "planner" : command.Parents.FirstOrDefault() is Command and not RootCommand and var parent ? $"{parent.Name} {command.Name}" : command.Name, out var lines))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in lines)
            {
                output.WriteLine("  " + line);
            }
        }

        return code;
    }
}
