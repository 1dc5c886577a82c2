using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Loading;
using Planner.Planning;
using Planner.Printing;

namespace Planner.Cli;

/// <summary><c>planner step</c>: says in a contest's file that a step is done, and leaves the rest of it untouched.</summary>
internal static class StepCommand
{
    private static readonly Option<string?> Done = new("--done") { Description = "It is done: today, or on DATE.", HelpName = "DATE", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Open = new("--open") { Description = "It is not done after all." };
    private static readonly Option<string?> Evidence = new("--evidence") { Description = "What shows it: a link, a file relative to content/, or a few words.", HelpName = "TEXT" };
    private static readonly Option<string?> Owner = new("--owner") { Description = "Who does it: the id of a person.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var contest = new Argument<string>("CONTEST") { Description = "The contest's id, or its file.", HelpName = "CONTEST" };
        contest.CompletionSources.Add(context => KnownIds.In("contests", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        var step = new Argument<string?>("STEP") { Description = "The step's id; without it, all are told.", HelpName = "STEP", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("step", "Says in a contest's file that a step is done, or who does it; without a step, tells the whole checklist.") { contest, step, Done, Open, Evidence, Owner };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(contest)!, parsed.GetValue(step), terminal));
        return command;
    }

    private static int Run(ParseResult parsed, string name, string? id, Terminal terminal)
    {
        var workspace = Opening.Of(parsed, terminal);
        var contest = ContestOf(name, workspace);
        var today = workspace.Plan.Now.InZone(workspace.Content.ZoneOf(contest.Campaign)).Date;
        if (id is null)
        {
            Tell(Checklists.Of(contest, workspace.Content, today), terminal);
            return ExitCodes.Fine;
        }

        var step = StepOf(id, contest, workspace);
        var values = Values(parsed, today, workspace);
        if (values.Count == 0)
        {
            throw new UsageException("say what to write: --done, --open, --evidence TEXT or --owner ID");
        }

        Write(contest, step, values, workspace, terminal);
        return ExitCodes.Fine;
    }

    /// <exception cref="UsageException">A value is none.</exception>
    private static List<(string Field, string Value)> Values(ParseResult parsed, LocalDate today, Workspace workspace)
    {
        var values = new List<(string Field, string Value)>();
        if (parsed.GetResult(Done) is not null)
        {
            values.Add(("done", parsed.GetValue(Open) ? throw new UsageException("a step is either --done or --open") : DayOf(parsed.GetValue(Done), today)));
        }
        else if (parsed.GetValue(Open))
        {
            values.Add(("done", "false"));
        }

        if (parsed.GetValue(Owner) is { } owner)
        {
            values.Add(("owner", workspace.Content.People.Find(owner) is { } person ? YamlText.Of(person.Id)
                : throw new UsageException(Problems.UnknownReference(default, "person", owner, workspace.Content.People.Ids).Message)));
        }

        if (parsed.GetValue(Evidence) is { } evidence)
        {
            values.Add(("evidence", string.IsNullOrWhiteSpace(evidence) ? throw new UsageException("--evidence is empty; say what shows that it is done")
                : YamlText.Of(new YamlScalar(evidence.Trim(), isPlain: false, 0, 0))));
        }

        return values;
    }

    private static string DayOf(string? text, LocalDate today) =>
        text is null ? Iso(today)
        : !TimeText.TryDate(text.Trim(), out var day) ? throw new UsageException($"--done takes a day such as 2026-12-01, not '{Printable.Of(text)}'")
        : day > today ? throw new UsageException($"--done {Iso(day)} is still to come; what is done was done by today")
        : Iso(day);

    private static Contest ContestOf(string name, Workspace workspace)
    {
        var path = name.Replace('\\', '/');
        return workspace.Content.Contests.Find(name)
            ?? workspace.Content.Contests.FirstOrDefault(contest => contest.Source.Path == path || contest.Source.Path == "content/" + path)
            ?? throw new UsageException(workspace.Content.IsRefused("contest", name)
                ? $"the contest '{Printable.Of(name)}' cannot be read; 'planner validate' tells why. Mend that first; nothing was written."
                : Printable.Of(Problems.UnknownReference(default, "contest", name, workspace.Content.Contests.Ids).Message));
    }

    private static Step StepOf(string id, Contest contest, Workspace workspace) =>
        workspace.Findings.FirstOrDefault(finding => finding.Rule == "duplicate-id" && finding.Source.Path == contest.Source.Path) is { } twice
            ? throw new UsageException($"{Printable.Of(twice.ToString())} Nothing was written.")
            : contest.Steps.FirstOrDefault(step => step.Id == id)
            ?? throw new UsageException(Printable.Of(Problems.UnknownReference(default, "step", id, contest.Steps.Select(step => step.Id)).Message));

    private static void Write(Contest contest, Step step, List<(string Field, string Value)> values, Workspace workspace, Terminal terminal)
    {
        var path = contest.Source.Path;
        var text = PostFile.Read(workspace.Root, path);
        var said = string.Join(", ", values.Select(value => $"{value.Field}: {value.Value}"));
        var written = StepEdit.Write(text, contest, step, values)
            ?? throw new UsageException($"{path}({step.Source.Line}) is written in a way that only a person can change: write {Printable.Of(said)} there yourself.");
        if (written != text)
        {
            PostFile.Write(workspace.Root, path, text, written);
        }

        terminal.Output.WriteLine(Printable.Of($"{contest.Id}/{step.Id}: {said}{(written == text ? ", as before" : "")}"));
        var after = workspace.With(new SourceFile(path, System.Text.Encoding.UTF8.GetBytes(written)));
        foreach (var gated in Checklists.Gated(after.Content, workspace.Plan.Now).Where(gated => gated.Contest.Id == contest.Id))
        {
            terminal.Error.WriteLine(Printable.Of($"{gated.Post.Id} waits for {string.Join(", ", gated.Waits.Select(wait => wait.Id))}"));
        }
    }

    private static void Tell(Checklist checklist, Terminal terminal)
    {
        foreach (var stand in checklist.Steps)
        {
            var state = stand.IsDone ? "done" : stand.IsLate ? "late" : "open";
            terminal.Output.WriteLine(Printable.Of($"{state}  {(stand.Due is { } due ? Iso(due) : "-"),-10}  {stand.Step.Id,-20} {stand.Step.Owner?.Value ?? "-",-12} {stand.Step.Title}{(stand.Step.Required ? "" : " (recommended)")}"));
        }
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
