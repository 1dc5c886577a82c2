using System.CommandLine;
using Planner.Git;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary><c>planner review</c>: what a pull request changes, for its reviewers.</summary>
internal static class ReviewCommand
{
    private static readonly Option<string> Base = new("--base") { Description = "The branch or commit that the change goes to; what it did since is left out.", HelpName = "REV", Required = true };
    private static readonly Option<string?> Head = new("--head") { Description = "The branch or commit with the change; by default the files as they stand here.", HelpName = "REV" };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "markdown or json.", DefaultValueFactory = _ => "markdown" }.AcceptOnlyFromAmong("markdown", "json");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("review", "Tells what a pull request changes: what goes out where and when, texts, findings, clashes, approvals.") { Base, Head, ReviewsFile.Option, Format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = Opening.RootOf(parsed, terminal);
        try
        {
            var reviews = ReviewsFile.Read(parsed, terminal);
            if (reviews is not null && parsed.GetValue(Head) is not null)
            {
                throw new UsageException("--reviews is compared with the files as they stand; check out the head, and leave out --head.");
            }

            var (review, prefix) = await ReviewLoading.OfAsync(root, parsed.GetValue(Base)!, parsed.GetValue(Head), Opening.NowOf(parsed, terminal), cancellationToken, reviews);
            await terminal.Output.WriteAsync(parsed.GetValue(Format) == "json" ? ReviewJson.Of(review) : ReviewMarkdown.Of(review, prefix));
            return ExitCodes.Fine;
        }
        catch (GitException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
