using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Checking;
using Planner.Printing;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary><c>planner approve</c>: a person's yes to posts exactly as they stand.</summary>
internal static class ApproveCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "Only on this account.", HelpName = "ID" };
    private static readonly Option<string?> Comment = new("--comment") { Description = "What to say with it.", HelpName = "TEXT" };

    public static Command Create(Terminal terminal)
    {
        var posts = new Argument<string[]>("POST") { Description = "The posts' ids, or their files.", HelpName = "POST", Arity = ArgumentArity.OneOrMore };
        posts.CompletionSources.Add(context => KnownIds.In("posts", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        var by = PostDeliveries.By();
        var command = new Command("approve", "Records a person's yes to posts, exactly as they stand.") { posts, by, Account, Comment };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var begun = Workspace.Begin(Opening.RootOf(parsed, terminal));
            var reading = KnownLedger.ReadAsync(begun);
            var workspace = Workspace.Open(begun, Opening.NowOf(parsed, terminal));
            var (plan, ledger) = await KnownLedger.ApplyAsync(workspace.Plan, begun, reading);
            KnownLedger.Complain(ledger, terminal);
            Post[] asked = [.. parsed.GetValue(posts)!.Select(name => PreviewCommand.Post(name, workspace.Content)).Distinct()];
            var person = Approver(await PostDeliveries.WhoAsync(parsed, by, workspace, cancellationToken), workspace.Content);
            var history = await ApprovalDesk.ReadAsync(workspace, [.. asked.Select(post => post.Id)], cancellationToken);
            var desk = new ApprovalDesk(workspace.Content, new Faults(workspace.Content, workspace.Findings.Where(finding => !finding.Rule.StartsWith("approval-", StringComparison.Ordinal))), history.Witnesses, history.Uncommitted, person);
            var deliveries = asked.Select(post => PreviewCommand.Deliveries(post, parsed.GetValue(Account), plan).ToImmutableArray()).ToArray();
            string[] refusals = [.. asked.Zip(deliveries).SelectMany(each => desk.Refusals(each.First, each.Second, isOneAccount: parsed.GetValue(Account) is not null))];
            if (refusals.Length > 0)
            {
                Array.ForEach(refusals, terminal.Complain);
                return ExitCodes.Findings;
            }

            var given = asked.Zip(deliveries).Select(each => desk.Approve(each.First, each.Second, ApprovalFile.Read(workspace.Root, each.First, workspace.Content), parsed.GetValue(Comment), plan.Now)).ToArray();
            foreach (var each in given)
            {
                each.File?.Write();
                Tell(each, workspace.Content, terminal);
                if (each.Deliveries.Select(delivery => ApprovalJudge.OfMissingHistory(each.Post, history.Witnesses, ApprovalPolicy.For(delivery.Delivery, workspace.Content))).FirstOrDefault(reason => reason is not null) is { } unknown)
                {
                    terminal.Complain($"{each.Post.Id}: {unknown.ToString(CultureInfo.InvariantCulture)}");
                }
            }

            await RemindAsync(given, person, workspace, terminal, cancellationToken);
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <exception cref="UsageException">Nobody of that id may approve.</exception>
    private static Person Approver(string who, Content content) => content.People.Find(who)
        ?? throw new UsageException(who.Contains('@', StringComparison.Ordinal)
            ? $"git has {who} for user.email, which nobody in content/people/ has among their emails; add it there, or name a person with --by"
            : $"there is no person '{who}' who could approve{(DidYouMean.Nearest(who, content.People.Ids) is { } near ? $"; did you mean '{near}'?" : $"; add people/{who}.yml")}");

    private static void Tell(ApprovedPost approved, Content content, Terminal terminal)
    {
        var zone = ZoneColumn.Of(approved.Deliveries.Select(each => each.Delivery), content.Options.Timezone);
        terminal.Output.WriteLine($"{approved.Post.Id}: {(approved.File is null ? "nothing new to approve." : $"approved by {approved.By}.")}");
        foreach (var (delivery, note) in approved.Deliveries)
        {
            // As it will be once it is committed.
            var missing = ApprovalPolicy.Missing(delivery, content with { Witnesses = null, Approvals = new Entities<Approvals>(content.Approvals.Where(each => each.Id != approved.Post.Id).Append(approved.Approvals)) });
            var said = string.Join("; ", new[] { note, missing is null ? null : "still missing: " + missing.ToString(CultureInfo.InvariantCulture) }.OfType<string>());
            terminal.Output.WriteLine($"  {delivery.Local?.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "no time yet     "}{zone(delivery)}  {delivery.Account.Id}{(said.Length > 0 ? ": " + said : "")}");
        }
    }

    /// <summary>What has to happen before the yes counts.</summary>
    private static async Task RemindAsync(ApprovedPost[] approved, Person person, Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] files = [.. approved.Select(each => each.File?.Path).OfType<string>()];
        if (files.Length > 0)
        {
            terminal.Output.WriteLine($"Now commit {string.Join(", ", files)}: a yes counts once its commit, in the name of {person.Id}, is on the branch that is published.");
        }

        var modes = approved.SelectMany(each => each.Deliveries).Select(each => ApprovalPolicy.For(each.Delivery, workspace.Content).Mode).ToArray();
        if (!modes.Contains(ReviewMode.Recorded))
        {
            terminal.Complain($"review.mode is '{(modes is [ReviewMode.None, ..] ? "none" : "pull-request")}' for it: nothing waits for recorded approvals");
            return;
        }

        if (files.Length > 0 && await PostDeliveries.EmailAsync(workspace, cancellationToken) is { Length: > 0 } email && !person.Emails.Contains(email, StringComparer.OrdinalIgnoreCase))
        {
            terminal.Complain($"git would commit as {email}, which is none of the emails of {person.Id}: such a commit would not count");
        }
    }
}
