using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Loading;
using Planner.Printing;

namespace Planner.Cli;

/// <summary><c>planner schedule</c>: writes the time into a post's file and leaves the rest of it untouched.</summary>
internal static class ScheduleCommand
{
    private static readonly Option<string> At = new("--at") { Description = "When it goes out, in local time, such as \"2026-12-01 18:30\"; an offset such as +01:00 is allowed.", HelpName = "T", Required = true };
    private static readonly Option<string?> Account = new("--account") { Description = "Only on this account, which then has a time of its own.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("POST") { Description = "The post's id, or its file.", HelpName = "POST" };
        name.CompletionSources.Add(context => KnownIds.In("posts", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        var command = new Command("schedule", "Writes a post's time into its file, and leaves the rest of it untouched.") { name, At, Account };
        command.SetAction(async (parsed, _) =>
        {
            var time = TimeOf(parsed.GetValue(At)!);
            var begun = Workspace.Begin(Opening.RootOf(parsed, terminal));
            var reading = KnownLedger.ReadAsync(begun);
            var workspace = Workspace.Open(begun, Opening.NowOf(parsed, terminal));
            var (plan, ledger) = await KnownLedger.ApplyAsync(workspace.Plan, begun, reading);
            KnownLedger.Complain(ledger, terminal);
            var post = PostOf(parsed.GetValue(name)!, workspace);
            var target = parsed.GetValue(Account) is { } account ? TargetOf(post, account) : null;
            var moved = new MovedPost(post, target, time, workspace.Content, [.. plan.Deliveries.Where(delivery => ReferenceEquals(delivery.Post, post))]);
            moved.Refuse();
            Write(moved, workspace, terminal);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static AuthoredTime TimeOf(string text) => TimeText.TryTime(text.Trim(), out var time) ? time
        : throw new UsageException($"--at takes a time such as \"2026-12-01 18:30\", not '{Printable.Of(text)}'{(TimeText.WhatIsWrong(text.Trim()) is { } wrong ? $": write {wrong.ToString(CultureInfo.InvariantCulture)}" : "")}.");

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

    private static void Write(MovedPost moved, Workspace workspace, Terminal terminal)
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

        PostFile.Write(workspace.Root, path, text, written);
        terminal.Output.WriteLine($"{moved.Name}: {moved.Old} → {moved.New}");
        foreach (var remark in moved.Remarks)
        {
            terminal.Complain(remark);
        }
    }
}
