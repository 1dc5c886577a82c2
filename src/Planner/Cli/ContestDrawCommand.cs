using System.CommandLine;
using Planner.Drawing;
using Planner.Git;
using Planner.Planning;

namespace Planner.Cli;

/// <summary><c>planner contest draw</c>: randomness to winners and reserves, and from a winner to the next reserve.</summary>
internal static class ContestDrawCommand
{
    private static readonly Option<string?> Randomness = new("--randomness") { Description = "The round's randomness, 64 hexadecimal digits; then nothing is fetched.", HelpName = "HEX" };
    private static readonly Option<string?> Signature = new("--signature") { Description = "The round's signature, 96 hexadecimal digits; then nothing is fetched.", HelpName = "HEX" };
    private static readonly Option<string[]> Secrets = new("--secret") { Description = "An organiser's secret; said once for each commitment.", HelpName = "TEXT" };
    private static readonly Option<string?> Replace = new("--replace") { Description = "The winner who makes way for the next reserve: a place such as 1, or a pseudonym.", HelpName = "PLACE|PSEUDONYM" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why a winner is replaced; it is published.", HelpName = "TEXT" };
    private static readonly Option<bool> Names = new("--names") { Description = "Show who stands behind the pseudonyms; not for logs." };
    private static readonly Option<string?> By = PostDeliveries.By();
    private static readonly Duration Patience = Duration.FromSeconds(20);

    public static Command Create(Terminal terminal)
    {
        var contest = ContestCommand.Contest(terminal);
        var command = new Command("draw", "Draws the winners and reserves, or replaces a winner.") { contest, Randomness, Signature, Secrets, Replace, Reason, Names, ContestCommand.Private, By, ContestCommand.Format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(contest)!, Opening.Clocked(parsed, terminal), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        var workspace = Opening.Of(parsed, terminal);
        var (contest, rules) = ContestCommand.Find(name, workspace);
        var files = DrawFiles.Of(workspace.Root, contest.Id);
        var log = files.ReadLog();
        if (log?.Entries is not { } entries)
        {
            throw new UsageException($"{contest.Id} has no entries yet; 'planner contest entries {contest.Id} FILE.csv' records them");
        }

        var now = Instant.FromUnixTimeSeconds(terminal.Clock().ToUnixTimeSeconds());
        var (happened, fault) = parsed.GetValue(Replace) is { } winner ? await ReplacedAsync(parsed, log, winner, now, workspace, cancellationToken)
            : log.Drawn is not null ? (null, null)
            : await DrawnAsync(parsed, files, entries, ContestCommand.Head(contest, rules, workspace), DrawAt(contest, workspace), rules.Api ?? Quicknet.Api, now, workspace, cancellationToken);
        if (fault is not null)
        {
            terminal.Complain($"{contest.Id}: {fault}");
            return ExitCodes.Findings;
        }

        if (happened is not null)
        {
            files.Append(happened);
            log = log with { Events = log.Events.Add(happened) };
        }

        Tell(parsed, log, files, happened is not null, terminal);
        return ExitCodes.Fine;
    }

    private static Instant? DrawAt(Contest contest, Workspace workspace) =>
        contest.DrawAt is { } at ? LocalTimes.ResolveLeniently(at.Value, workspace.Content.ZoneOf(contest.Campaign)) : null;

    private static async Task<(DrawEvent? Event, string? Fault)> ReplacedAsync(ParseResult parsed, Draw log, string winner, Instant now, Workspace workspace, CancellationToken cancellationToken)
    {
        var reason = parsed.GetValue(Reason)?.Trim() is { Length: > 0 } why ? why : throw new UsageException("why is the winner replaced? Say it with --reason TEXT; it is published, so name nobody in it");
        return Standing.Of(log) is not { } standing ? (null, "there is no draw yet, so nobody to replace")
            : standing.PlaceOf(winner) is not { } place ? (null, $"no one winner is '{winner}'; name a place from 1 to {standing.Winners.Length}, or eight digits of a pseudonym and more")
            : standing.Reserves is not [var next, ..] ? (null, "no reserve is left")
            : (new DrawEvent.WinnerReplaced(now, await PostDeliveries.PublicWhoAsync(parsed, By, workspace, cancellationToken), place, standing.Winners[place - 1], next, reason), null);
    }

    private static async Task<(DrawEvent? Event, string? Fault)> DrawnAsync(
        ParseResult parsed, DrawFiles files, DrawEvent.EntriesRecorded entries, EntryListHead rules, Instant? drawAt, string api, Instant now, Workspace workspace, CancellationToken cancellationToken)
    {
        var (list, fault) = files.ReadList() is { } bytes ? EntryList.Read(bytes) : (null, "is missing");
        if (list is null)
        {
            return (null, $"{files.List} {fault}");
        }

        if (list.Digest.ToString() != entries.Digest)
        {
            return (null, $"{files.List} has changed since its digest {entries.Digest} was recorded; bring the old one back from git, or import the entries again");
        }

        if (list.Head.ChangeFrom(rules) is { } change)
        {
            return (null, $"{change} was changed in the contest since its entries were recorded; change it back, or import the entries again before the draw");
        }

        var moment = rules.Round is { } decides ? Quicknet.TimeOf(decides) : drawAt;
        if (moment > now)
        {
            return (null, $"the draw is at {moment}{(rules.Round is { } coming ? $", when round {coming} of drand comes" : "")}");
        }

        var (committed, uncommitted) = await DrawCommits.AtAsync(new GitProgram(workspace.Root), files.List, files.Log, entries.Digest, cancellationToken);
        if (committed is not { } since || (rules.Round is not null && since >= moment))
        {
            return (null, uncommitted ?? $"the digest of the entries was committed at {committed}, and round {rules.Round} came at {moment}: whoever recorded them could know what decides. Set draw_at to a later time, and import the entries again");
        }

        var (source, missing) = await SourceAsync(parsed, rules, api, cancellationToken);
        return source is null ? (null, missing) : (Drawn(source, list, now, await PostDeliveries.PublicWhoAsync(parsed, By, workspace, cancellationToken)), null);
    }

    private static DrawEvent.WinnersDrawn Drawn(RandomSource source, EntryList list, Instant now, string by)
    {
        var people = Ranking.Of(list, Ranking.KeyOf(source.Randomness, list.Digest), list.Head.Winners + list.Head.Reserves).Select(entry => entry.Person).ToArray();
        return new DrawEvent.WinnersDrawn(now, by, list.Digest.ToString(), source.Randomness.ToString(), [.. people.Take(list.Head.Winners)], [.. people.Skip(list.Head.Winners)])
        {
            Round = list.Head.Round,
            Signature = source.Signature,
            Secrets = source.Secrets,
        };
    }

    private static async Task<(RandomSource? Source, string? Fault)> SourceAsync(ParseResult parsed, EntryListHead rules, string api, CancellationToken cancellationToken)
    {
        if (rules.Round is not { } round)
        {
            var (secrets, fault) = PromisedSecrets.InOrder(rules.Commitments, parsed.GetValue(Secrets) ?? []);
            return fault is not null ? (null, $"{fault}; give each with --secret") : (new RandomSource(PromisedSecrets.RandomnessOf(secrets), null, secrets), null);
        }

        var (signature, given) = (parsed.GetValue(Signature)?.Trim().ToLowerInvariant(), parsed.GetValue(Randomness)?.Trim().ToLowerInvariant());
        if (signature is null && given is null)
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
            using var client = new HttpClient(handler);
            client.DefaultRequestHeaders.UserAgent.ParseAdd($"planner/{Program.Version}");
            var (told, fault) = await new DrandServer(client, Patience).AskAsync(api, round, cancellationToken);
            (signature, given) = (told?.Signature, told?.Randomness);
            if (told is null)
            {
                return (null, $"{fault}; {Quicknet.AddressOf(Quicknet.Api, round)} shows the round to everybody, and --randomness and --signature take it without a network");
            }
        }

        given ??= signature!.All(char.IsAsciiHexDigit) && signature!.Length % 2 == 0 ? Sha256.Of(Convert.FromHexString(signature)).ToString() : "";
        return signature is not null && DrandRound.FaultOf(given, signature) is { } wrong ? (null, wrong)
            : Sha256.TryParse(given, out var value) ? (new RandomSource(value, signature, []), null)
            : throw new UsageException("--randomness takes 64 hexadecimal digits");
    }

    private static void Tell(ParseResult parsed, Draw log, DrawFiles files, bool isNew, Terminal terminal)
    {
        var names = parsed.GetValue(Names)
            ? DrawSecrets.NamesOf(parsed.GetValue(ContestCommand.Private) is { } named ? Path.GetFullPath(named, terminal.Folder) : Path.Combine(files.Root, new DrawSecrets(files.Root, log.Id).PeopleFile), log.Drawn!.Winners.Concat(log.Drawn.Reserves).ToHashSet(StringComparer.Ordinal))
            : [];
        terminal.Output.Write(parsed.GetValue(ContestCommand.Format) == "json" ? DrawReport.ToJson(log, names) : DrawReport.ToText(log, names));
        if (isNew)
        {
            terminal.Error.WriteLine($"Now commit {files.Log}.");
        }
    }

    private sealed record RandomSource(Sha256 Randomness, string? Signature, ImmutableArray<string> Secrets);
}
