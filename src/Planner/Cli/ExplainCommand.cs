using System.CommandLine;

namespace Planner.Cli;

/// <summary><c>planner explain</c>: what a rule wants, why, how to fix or silence it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var rule = new Argument<string?>("RULE") { Description = "A rule's name, as findings show it; all rules when left out.", HelpName = "RULE", Arity = ArgumentArity.ZeroOrOne };
        rule.CompletionSources.Add(_ => Rules.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        var language = new Option<string>("--language") { Description = "en or fr.", DefaultValueFactory = _ => "en" }.AcceptOnlyFromAmong("en", "fr");
        var command = new Command("explain", "Says what a rule wants, why, and how to fix or silence it.") { rule, language };
        command.SetAction(parsed =>
        {
            var texts = RuleTexts.In(parsed.GetValue(language)!);
            var name = parsed.GetValue(rule);
            if (name is null)
            {
                terminal.Output.Write(Explanation.OfAll(texts));
                return ExitCodes.Fine;
            }

            if (Rules.Find(name) is not { } known)
            {
                throw new UsageException(Explanation.OfUnknown(name, texts).TrimEnd());
            }

            terminal.Output.Write(Explanation.Of(known, texts));
            return ExitCodes.Fine;
        });
        return command;
    }
}
