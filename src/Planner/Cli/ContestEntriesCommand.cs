using System.CommandLine;
using Planner.Drawing;
using Planner.Printing;

namespace Planner.Cli;

/// <summary><c>planner contest entries</c>: people to pseudonyms, and the digest of their list on record.</summary>
internal static class ContestEntriesCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The entries: comma-, semicolon- or tab-separated values, with the columns' names in the first line.", HelpName = "FILE.csv" };
    private static readonly Option<string?> Column = new("--column") { Description = "The column that tells people apart: an e-mail address, a handle.", HelpName = "NAME" };
    private static readonly Option<string?> Time = new("--time") { Description = "The column that says when an entry was made; those outside the contest's opens and closes do not count.", HelpName = "NAME" };
    private static readonly Option<string[]> Where = new("--where") { Description = "A value that a column must have, such as answer=42; may be said several times.", HelpName = "COLUMN=VALUE" };
    private static readonly Option<string?> Exclude = new("--exclude") { Description = "People who may not take part, one a line: the team, the organisers.", HelpName = "FILE" };
    private static readonly Option<bool> SkipBroken = new("--skip-broken") { Description = "Leave out rows that cannot be read; without it nothing is imported when there is one." };
    private static readonly Option<string?> By = PostDeliveries.By();

    public static Command Create(Terminal terminal)
    {
        var contest = ContestCommand.Contest(terminal);
        var command = new Command("entries", "Imports entries as pseudonyms, and records the digest of their list.") { contest, File, Column, Time, Where, Exclude, SkipBroken, EntryFile.EncodingOption, ContestCommand.Private, By, ContestCommand.Format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(contest)!, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        var (workspace, now) = (Opening.Of(parsed, terminal), Opening.NowOf(parsed, terminal));
        var (contest, rules) = ContestCommand.Find(name, workspace);
        var head = ContestCommand.Head(contest, rules, workspace);
        var files = DrawFiles.Of(workspace.Root, contest.Id);
        var log = files.ReadLog();
        if (Refusal(head, log, now) is { } refusal)
        {
            terminal.Complain($"{contest.Id}: {refusal}");
            return ExitCodes.Findings;
        }

        var who = await PostDeliveries.PublicWhoAsync(parsed, By, workspace, cancellationToken);
        var import = new ImportRules(parsed.GetValue(Column), parsed.GetValue(Time), [.. (parsed.GetValue(Where) ?? []).Select(Condition)], head.Opens, head.Closes, workspace.Content.ZoneOf(contest.Campaign), rules.EntriesPerPerson, parsed.GetValue(SkipBroken));
        var secrets = new DrawSecrets(workspace.Root, contest.Id);
        var people = PeoplePlace(parsed, secrets, terminal);
        using var shelf = new EntryBuckets(secrets.MakeFolder());
        var (result, saltPlace) = Import(parsed, import, secrets, shelf, terminal);
        if (result.Fault is not null || result.Entries == 0)
        {
            return Complain(result, parsed.GetValue(File)!, terminal);
        }

        var full = head with { Conditions = [.. import.Conditions.Select(condition => $"{condition.Column}={condition.Value}")], Counts = result.Counts, People = result.People, Entries = result.Entries };
        DrawSecrets.WritePeople(people, shelf.InOrder());
        var digest = files.WriteList(output => EntryList.Write(full, shelf.InOrder().Select(person => (person.Person, Math.Min(person.Rows, rules.EntriesPerPerson))), output));
        var recorded = new DrawEvent.EntriesRecorded(now.InUtc().LocalDateTime.With(TimeAdjusters.TruncateToSecond).InUtc().ToInstant(), who, digest.ToString(), full.Entries, full.People);
        if (log?.Entries?.Digest != recorded.Digest)
        {
            files.Append(recorded);
        }

        var report = new EntriesReport(full, recorded.Digest, files.List, files.Log, saltPlace, Path.GetRelativePath(workspace.Root, people).Replace('\\', '/'), result.Broken);
        terminal.Output.Write(parsed.GetValue(ContestCommand.Format) == "json" ? report.ToJson() : report.ToText());
        Remind(full, now, terminal);
        return ExitCodes.Fine;
    }

    /// <summary>Why entries may not be recorded now; null when they may.</summary>
    private static string? Refusal(EntryListHead head, Draw? log, Instant now) =>
        log?.Drawn is { } drawn ? $"the winners were drawn at {drawn.At}; entries cannot change after that"
        : head.Round is { } round && Quicknet.TimeOf(round) is { } at && at <= now ? $"round {round} of drand came at {at}: whoever records entries now can know what decides. Set draw_at to a later time, and say so to those who take part"
        : null;

    private static (ImportResult Result, string SaltPlace) Import(ParseResult parsed, ImportRules rules, DrawSecrets secrets, EntryBuckets shelf, Terminal terminal)
    {
        var encoding = parsed.GetValue(EntryFile.EncodingOption)!;
        var file = EntryFile.Of(parsed.GetValue(File)!, encoding, terminal);
        var excluded = parsed.GetValue(Exclude) is { } listed ? EntryFile.Of(listed, encoding, terminal) : null;
        var (text, place) = secrets.Salt(terminal);
        using var salt = new KeyedHash(text);
        return (file.Import(new EntryImport(rules, salt, excluded?.People(salt) ?? [], shelf)), place);
    }

    /// <summary>Where the file lies that leads back to people.</summary>
    private static string PeoplePlace(ParseResult parsed, DrawSecrets secrets, Terminal terminal)
    {
        var path = parsed.GetValue(ContestCommand.Private) is { } named ? Path.GetFullPath(named, terminal.Folder) : Path.Combine(secrets.Root, secrets.PeopleFile);
        return IsBelow(secrets.Root, path) && !IsBelow(Path.Combine(secrets.Root, ".planner"), path)
            ? throw new UsageException("--private names a file inside the repository, where people's names could be committed; put it elsewhere, or below .planner/, which git ignores")
            : path;
    }

    private static bool IsBelow(string folder, string path) =>
        Path.GetRelativePath(folder, path) is var below && !below.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(below);

    private static (string Column, string Value) Condition(string written) =>
        written.Split('=', 2) is [{ Length: > 0 } column, { Length: > 0 } value] ? (column.Trim(), value.Trim()) : throw new UsageException($"--where takes a column and the value it must have, such as answer=42, not '{Printable.Of(written)}'");

    private static int Complain(ImportResult result, string file, Terminal terminal)
    {
        foreach (var row in result.Broken)
        {
            terminal.Complain($"{file}, line {row.Line}: the row {row.Reason}");
        }

        terminal.Complain($"{file} {result.Fault ?? $"has no entry that counts (of {result.Counts.Rows} rows)"}. Nothing was recorded.");
        return ExitCodes.Findings;
    }

    private static void Remind(EntryListHead head, Instant now, Terminal terminal)
    {
        if (head.Closes > now)
        {
            terminal.Complain($"the contest closes at {head.Closes}: what comes in until then is missing; import again after that");
        }

        if (head.People < head.Winners + head.Reserves)
        {
            terminal.Complain($"there are {head.Winners} winners and {head.Reserves} reserves to draw, and {head.People} people");
        }
    }
}
