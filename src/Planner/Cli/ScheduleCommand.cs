using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Loading;
using Planner.Printing;
using Planner.Scheduling;

namespace Planner.Cli;

/// <summary><c>planner schedule</c>: writes the time into a post's file and leaves the rest of it untouched.</summary>
internal static class ScheduleCommand
{
    private static readonly Option<string?> At = new("--at") { Description = "When it goes out, in local time, such as \"2026-12-01 18:30\"; an offset such as +01:00 is allowed.", HelpName = "T" };
    private static readonly Option<bool> NextSlot = new("--next-slot") { Description = "At the next place that is free on each of its accounts and breaks no rule." };
    private static readonly Option<string?> After = new("--after") { Description = "With --next-slot: only places after this local time.", HelpName = "T" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would be written, and writes nothing." };
    private static readonly Option<string?> Account = new("--account") { Description = "Only on this account, which then has a time of its own; with --fill: only posts that go there.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("POST") { Description = "The post's id, or its file; none with --fill.", HelpName = "POST", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(context => KnownIds.In("posts", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        var command = new Command("schedule", "Writes a post's time into its file, and leaves the rest of it untouched; finds free places.") { name, At, NextSlot, After, Account, DryRun };
        ScheduleFill.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            Refuse(parsed, name);
            var time = parsed.GetValue(At) is { } at ? TimeOf(at, "--at") : (AuthoredTime?)null;
            var after = parsed.GetValue(After) is { } text ? TimeOf(text, "--after") : (AuthoredTime?)null;
            var begun = Workspace.Begin(Opening.RootOf(parsed, terminal));
            var reading = KnownLedger.ReadAsync(begun);
            var workspace = Workspace.Open(begun, Opening.NowOf(parsed, terminal));
            var (plan, ledger) = await KnownLedger.ApplyAsync(workspace.Plan, begun, reading);
            KnownLedger.Complain(ledger, terminal);
            if (parsed.GetValue(ScheduleFill.Option))
            {
                return ScheduleFill.Run(parsed, parsed.GetValue(Account), workspace, plan, terminal);
            }

            var post = PostOf(parsed.GetValue(name)!, workspace);
            var target = parsed.GetValue(Account) is { } account ? TargetOf(post, account) : null;
            var slot = time is null ? ScheduleSlot.Find(post, target, after, workspace.Content, plan) : null;
            if (time is null && slot!.Slot is null)
            {
                ScheduleSlot.Complain(post, slot, terminal);
                return ExitCodes.Findings;
            }

            var moved = new MovedPost(post, target, time ?? new AuthoredTime(slot!.Slot!.Local, null), workspace.Content, [.. plan.Deliveries.Where(delivery => ReferenceEquals(delivery.Post, post))]);
            moved.Refuse();
            Write(moved, slot, parsed.GetValue(DryRun), workspace, terminal);
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <exception cref="UsageException">Not exactly one of the three ways to a time, or an option of another.</exception>
    private static void Refuse(ParseResult parsed, Argument<string?> name)
    {
        var fill = parsed.GetValue(ScheduleFill.Option);
        if ((parsed.GetValue(At) is null ? 0 : 1) + (parsed.GetValue(NextSlot) ? 1 : 0) + (fill ? 1 : 0) != 1)
        {
            throw new UsageException("schedule takes one of --at T, --next-slot and --fill.");
        }

        if (fill != (parsed.GetValue(name) is null))
        {
            throw new UsageException(fill ? "--fill looks at every post without a time; name none." : "name the post: planner schedule POST --next-slot");
        }

        if (parsed.GetValue(After) is not null && !parsed.GetValue(NextSlot))
        {
            throw new UsageException("--after goes with --next-slot.");
        }

        ScheduleFill.Refuse(parsed, fill);
    }

    private static AuthoredTime TimeOf(string text, string option) => TimeText.TryTime(text.Trim(), out var time) ? time
        : throw new UsageException($"{option} takes a time such as \"2026-12-01 18:30\", not '{Printable.Of(text)}'{(TimeText.WhatIsWrong(text.Trim()) is { } wrong ? $": write {wrong.ToString(CultureInfo.InvariantCulture)}" : "")}.");

    /// <exception cref="UsageException">There is no such post, its file cannot be read, or there are two.</exception>
    private static Post PostOf(string name, Workspace workspace)
    {
        var id = Path.GetFileNameWithoutExtension(name.Replace('\\', '/'));
        if (workspace.Content.Posts.Find(name) is null && workspace.Content.IsRefused("post", id))
        {
            var fault = workspace.Findings.First(finding => finding.Severity is Severity.Error && finding.Source.Path.StartsWith("content/posts/", StringComparison.Ordinal) && FileReader.IdOf(finding.Source.Path) == id);
            throw new UsageException($"{Printable.Of(fault.ToString())} Mend that first; nothing was written.");
        }

        var post = PreviewCommand.Post(name, workspace.Content);
        if (post.Occurrence is { } occurrence)
        {
            throw new UsageException($"{post.Id} is one of the days on which {occurrence.Of} repeats. For another time on that day add {occurrence.Date:uuuu-MM-dd} to except of {post.Source.Path} and make a post of its own; nothing was written.");
        }

        return workspace.Findings.FirstOrDefault(finding => finding.Rule == "duplicate-id" && finding.Source.Path == post.Source.Path) is { } twice
            ? throw new UsageException($"{Printable.Of(twice.ToString())} Nothing was written.")
            : post.Unreadable.FirstOrDefault(field => field is "publish_at" or "timezone") is { } field
                ? throw new UsageException($"{field} of {post.Source.Path} cannot be read; 'planner validate' tells where. Mend it first; nothing was written.")
                : post;
    }

    private static PostAccount TargetOf(Post post, string account) =>
        post.Accounts.FirstOrDefault(each => each.Account.Value == account)
        ?? throw new UsageException($"{post.Id} does not go to '{account}'; it goes to {(post.Accounts.IsEmpty ? "no account" : string.Join(", ", post.Accounts.Select(each => each.Account.Value)))}.");

    private static void Write(MovedPost moved, SlotAnswer? slot, bool isDryRun, Workspace workspace, Terminal terminal)
    {
        var path = moved.Post.Source.Path;
        var text = PostFile.Read(workspace.Root, path);
        var written = PostTimeEdit.Write(text, moved.Post, moved.Target, moved.Time)
            ?? throw new UsageException($"{path} is written in a way that only a person can change: write {(moved.Target is null ? "" : $"below {moved.Target.Account.Value} ")}publish_at: {PostTimeEdit.TextOf(moved.Time)} there yourself.");
        if (written == text)
        {
            terminal.Output.WriteLine($"{moved.Name}: {moved.New}, as before.");
            return;
        }

        if (!isDryRun)
        {
            PostFile.Write(workspace.Root, path, text, written);
        }

        terminal.Output.WriteLine($"{moved.Name}: {moved.Old} → {moved.New}");
        foreach (var line in slot is null ? [] : SlotReport.Reasons(slot.Slot!).Concat(SlotReport.Refused(slot.Refused)))
        {
            terminal.Output.WriteLine(line);
        }

        foreach (var remark in moved.Remarks)
        {
            terminal.Complain(remark);
        }

        if (isDryRun)
        {
            terminal.Complain("nothing was written (--dry-run)");
        }
    }
}
