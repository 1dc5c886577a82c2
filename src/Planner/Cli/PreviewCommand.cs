using System.CommandLine;
using Planner.Networks;
using Planner.Planning;

namespace Planner.Cli;

/// <summary><c>planner preview</c>: exactly what each network would get of a post.</summary>
internal static class PreviewCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "One account only.", HelpName = "ID" };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("POST") { Description = "The post's id, or its file.", HelpName = "POST" };
        id.CompletionSources.Add(context => KnownIds.In("posts", context.ParseResult, terminal).Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        Account.CompletionSources.Add(context => KnownIds.In("accounts", context.ParseResult, terminal).Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        var command = new Command("preview", "Shows exactly what each network would get of a post.") { id, Account, Format };
        command.SetAction(parsed =>
        {
            var workspace = Opening.Of(parsed, terminal);
            var post = Post(parsed.GetValue(id)!, workspace.Content);
            var previews = Deliveries(post, parsed.GetValue(Account), workspace.Plan).Select(delivery => Preparing.Of(delivery, workspace.Content)).ToArray();
            if (parsed.GetValue(Format) == "json")
            {
                PreviewReport.WriteJson(post.Id, previews, terminal.Output);
            }
            else if (previews.Length == 0)
            {
                terminal.Output.WriteLine($"{post.Id} goes to no account yet.");
            }
            else
            {
                PreviewReport.WriteText(previews, terminal.Output, Opening.HasColour(parsed, terminal));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>By its id, or by its file as a shell completes it.</summary>
    /// <exception cref="UsageException">There is no such post.</exception>
    internal static Post Post(string name, Content content)
    {
        var path = name.Replace('\\', '/');
        var post = content.Posts.Find(name) ?? content.Posts.FirstOrDefault(known => known.Source.Path == path || path.EndsWith('/' + known.Source.Path, StringComparison.Ordinal));
        var nearest = post is null ? DidYouMean.Nearest(name, content.Posts.Ids) : null;
        return post ?? throw new UsageException($"there is no post '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");
    }

    /// <exception cref="UsageException">The post does not go to the account.</exception>
    internal static IEnumerable<Delivery> Deliveries(Post post, string? account, Plan plan)
    {
        if (account is not null && post.Accounts.All(target => target.Account.Value != account))
        {
            throw new UsageException($"{post.Id} does not go to '{account}'; it goes to {(post.Accounts.IsEmpty ? "no account" : string.Join(", ", post.Accounts.Select(target => target.Account.Value)))}.");
        }

        return
            from target in post.Accounts
            where account is null || target.Account.Value == account
            from delivery in plan.Deliveries
            where ReferenceEquals(delivery.Post, post) && delivery.Account.Id == target.Account.Value
            select delivery;
    }
}
