using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Publishing.Ledger;
using Planner.Publishing.Sending;

namespace Planner.Cli;

/// <summary>What commands about one post, or one of its deliveries, have in common.</summary>
internal static class PostDeliveries
{
    public static Argument<string> Post(Terminal terminal) => new("POST")
    {
        Description = "The post's id.",
        HelpName = "POST",
        CompletionSources = { context => KnownIds.In("posts", context.ParseResult, terminal).Select(id => new CompletionItem(id)) },
    };

    public static Argument<string> Account(Terminal terminal) => new("ACCOUNT")
    {
        Description = "The account's id.",
        HelpName = "ACCOUNT",
        CompletionSources = { context => KnownIds.In("accounts", context.ParseResult, terminal).Select(id => new CompletionItem(id)) },
    };

    public static Option<string?> By() => new("--by") { Description = "Who says so; else what git has for user.email.", HelpName = "ID" };

    /// <summary>Where a message stands. The site makes a link of it.</summary>
    public static Option<string?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
            {
                return text;
            }

            result.AddError($"{name} takes an address such as https://mastodon.example/@name/1, not '{text}'.");
            return null;
        },
    };

    /// <summary>The record of one delivery. A post that is gone from the content may still be in the ledger.</summary>
    /// <exception cref="UsageException">Neither the plan nor the ledger knows it.</exception>
    public static async Task<DeliveryRecord> RecordAsync(LedgerSession session, Workspace workspace, string post, string account, CancellationToken cancellationToken)
    {
        var key = new LedgerKey(post, account);
        var records = await session.ReadAsync([key], cancellationToken);
        var record = records.GetValueOrDefault(key) ?? DeliveryRecord.None(key);
        return record.Events.IsEmpty && Planned(workspace, key) is null
            ? throw new UsageException($"neither the plan nor the ledger knows '{post}' on '{account}'{(DidYouMean.Nearest(post, workspace.Content.Posts.Ids) is { } near && near != post ? $"; did you mean '{near}'?" : "")}")
            : record;
    }

    public static Delivery? Planned(Workspace workspace, LedgerKey key) =>
        workspace.Plan.Deliveries.FirstOrDefault(delivery => delivery.Post.Id == key.Post && delivery.Account.Id == key.Account);

    /// <summary>Who decides: a person of the content, or a name that git knows.</summary>
    public static async Task<string> WhoAsync(ParseResult parsed, Option<string?> by, Workspace workspace, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(by) is { } named)
        {
            return named;
        }

        var email = await EmailAsync(workspace, cancellationToken);
        return workspace.Content.People.FirstOrDefault(person => person.Emails.Any(each => each.Equals(email, StringComparison.OrdinalIgnoreCase)))?.Id
            ?? (email.Length > 0 ? email : throw new UsageException("who says so? Name a person with --by"));
    }

    /// <summary>Who decides, as a file that is published may name them: never by an e-mail address that nobody typed for it.</summary>
    public static async Task<string> PublicWhoAsync(ParseResult parsed, Option<string?> by, Workspace workspace, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(parsed, by, workspace, cancellationToken);
        return parsed.GetValue(by) is not null || workspace.Content.People.Find(who) is not null ? who
            : throw new UsageException("the log of a draw is published, and nobody in content/people/ has the e-mail address that git has for user.email; name a person with --by");
    }

    /// <summary>In whose name git would commit; empty where it does not know.</summary>
    public static async Task<string> EmailAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        var answer = await new Git.GitProgram(workspace.Root).AskAsync(["config", "user.email"], default, null, cancellationToken);
        return answer.IsSuccess ? answer.Text.Trim() : "";
    }

    /// <summary>Says what was written, or why not.</summary>
    public static int Tell(Written written, string done, Terminal terminal)
    {
        switch (written)
        {
            case Written.Done:
                terminal.Output.WriteLine(done);
                return ExitCodes.Fine;
            case Written.Overtaken:
                terminal.Complain("the ledger has changed in the meantime; planner status tells how it stands now");
                return ExitCodes.PersonNeeded;
            default:
                terminal.Complain(((Written.Fault)written).Message);
                return ExitCodes.Findings;
        }
    }
}
