using System.CommandLine;
using System.CommandLine.Completions;
using System.Security.Cryptography;
using Planner.Drawing;
using Planner.Planning;

namespace Planner.Cli;

/// <summary><c>planner contest</c>: a draw that anyone can verify.</summary>
internal static class ContestCommand
{
    public static Option<string> Format { get; } = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Option<string?> Private { get; } = new("--private") { Description = "The file that leads from pseudonyms to people; by default below .planner/draws/, which git ignores.", HelpName = "FILE" };

    public static Command Create(Terminal terminal)
    {
        var secret = new Command("secret", "Makes a secret and its commitment, for a draw that organisers' secrets decide.");
        secret.SetAction(_ =>
        {
            var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Sha256.Length));
            terminal.Output.WriteLine($"secret {made}\nsha256 {Sha256.Of(made)}");
            terminal.Error.WriteLine("Keep the secret to yourself until the draw; the sha256 goes under draw: commitments: of the contest.");
        });
        return new Command("contest", "Draws a contest's winners so that anyone can verify it.")
        {
            ContestEntriesCommand.Create(terminal), ContestDrawCommand.Create(terminal), ContestVerifyCommand.Create(terminal), secret,
        };
    }

    public static Argument<string> Contest(Terminal terminal) => new("CONTEST")
    {
        Description = "The contest's id.",
        HelpName = "CONTEST",
        CompletionSources = { context => KnownIds.In("contests", context.ParseResult, terminal).Select(known => new CompletionItem(known)) },
    };

    /// <summary>A contest that is drawn with Planner.</summary>
    /// <exception cref="UsageException">There is none of this name, or it does not say how it is drawn.</exception>
    public static (Contest Contest, DrawRules Rules) Find(string name, Workspace workspace)
    {
        var contest = workspace.Content.Contests.Find(name)
            ?? throw new UsageException(Problems.UnknownReference(default, "contest", name, workspace.Content.Contests.Ids).Message);
        return (contest, contest.Draw ?? throw new UsageException($"{contest.Source.Path} does not say how its winners are drawn; add to it, for one winner and three reserves, draw: {{winners: 1, reserves: 3}}"));
    }

    /// <summary>The head that a list would have by the contest's rules as they stand.</summary>
    /// <exception cref="UsageException">Nothing says when it is drawn.</exception>
    public static EntryListHead Head(Contest contest, DrawRules rules, Workspace workspace)
    {
        var zone = workspace.Content.ZoneOf(contest.Campaign);
        var round = rules.Commitments.IsEmpty ? rules.Round ?? (contest.DrawAt is { } at ? Quicknet.RoundAt(LocalTimes.ResolveLeniently(at.Value, zone)) : throw new UsageException($"{contest.Source.Path} has no draw_at: which round of drand decides? Add draw_at, or draw: round:")) : (long?)null;
        return new EntryListHead(
            contest.Id, LocalTimes.ResolveLeniently(contest.Opens.Value, zone), LocalTimes.ResolveLeniently(contest.Closes.Value, zone), rules.Winners, rules.Reserves, rules.EntriesPerPerson,
            round, rules.Commitments, [], new EntryCounts(0, 0, 0, 0, 0, 0, 0, 0), 0, 0);
    }
}
