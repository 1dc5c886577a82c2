using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using Planner.Loading;
using Planner.Printing;

namespace Planner.Cli;

/// <summary><c>planner new</c>: a new entity at its place, with a valid id.</summary>
internal static class NewCommand
{
    private static readonly Argument<string> Kind = new("KIND")
    {
        Description = "post, campaign, contest, idea, event, account, brand, person …",
        HelpName = "KIND",
        CompletionSources = { _ => NewKind.Names.Select(name => new CompletionItem(name)) },
    };

    private static readonly Argument<string?> Title = new("TITLE")
    {
        Description = "What people call it: a title, a person's or brand's name, an account's handle, a hold's reason. With --from the idea's when absent.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> From = new("--from") { Description = "For a post: the idea that it is made from; the idea's file stays.", HelpName = "IDEA" };

    private static readonly Option<string?> Body = new("--body") { Description = "The text below the fields; - reads it from standard input.", HelpName = "TEXT|-" };

    public static Command Create(Terminal terminal)
    {
        var set = new Option<string[]>("--set")
        {
            Description = "A field's value; lists as a,b. May be given several times.",
            HelpName = "FIELD=VALUE",
            DefaultValueFactory = _ => [],
            CompletionSources = { context => Settings(context, terminal).Select(setting => new CompletionItem(setting)) },
        };
        var command = new Command("new", "Makes a new post, campaign, contest, idea, event … at its place, with a valid id.") { Kind, Title, set, Body, From };
        From.CompletionSources.Add(context => KnownIds.In("ideas", context.ParseResult, terminal).Select(id => new CompletionItem(id)));
        command.SetAction(parsed => Run(parsed, parsed.GetValue(set)!, terminal));
        return command;
    }

    /// <summary><c>brand=</c>, and after it the ids of the brands.</summary>
    private static IEnumerable<string> Settings(CompletionContext context, Terminal terminal)
    {
        var equals = context.WordToComplete.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return NewKind.FieldsOf(context.ParseResult.GetValue(Kind)).Select(name => name + "=");
        }

        var field = context.WordToComplete[..equals];
        var kind = EntityKinds.OfName(field is "owner" or "by" ? "person" : field);
        return kind is null ? [] : KnownIds.In(kind.Folder, context.ParseResult, terminal).Select(id => $"{field}={id}");
    }

    private static int Run(ParseResult parsed, string[] settings, Terminal terminal)
    {
        var kind = NewKind.Find(parsed.GetValue(Kind)!);
        var (title, from) = (parsed.GetValue(Title), parsed.GetValue(From));
        if (from is null && title is null)
        {
            throw new UsageException($"say what people should call it: planner new {kind.Name} TITLE");
        }

        // A mistake in what was typed is told without reading ten thousand files.
        var typed = title is null ? null : NewSettings.Read(kind, title, settings);
        var workspace = Opening.Of(parsed, terminal);
        var idea = from is null ? null : NewFromIdea.Find(kind, from, workspace.Content);
        var given = typed ?? NewSettings.Read(kind, idea!.Title, settings);
        var fields = NewDefaults.Complete(kind, idea is null ? given : NewFromIdea.Complete(given, idea), workspace.Content, workspace.Plan.Now);
        var body = (parsed.GetValue(Body) is "-" ? terminal.Input().ReadToEnd() : parsed.GetValue(Body)) ?? idea?.Text;
        var path = NewPath.Of(kind, fields, body is not null, workspace);
        var text = NewText.Of(kind, fields, path, body, workspace.Content.Options.Language);
        var findings = Check(workspace, path, text);
        SafeFile.Create(Path.Combine(workspace.Root, path), text);
        Tell(terminal, path, findings);
        if (idea is not null)
        {
            terminal.Error.WriteLine(Printable.Of($"{idea.Source.Path} stays, with its votes; the site shows on it what it became."));
        }

        return ExitCodes.Fine;
    }

    /// <summary>What validation will say about the new file.</summary>
    /// <exception cref="UsageException">It cannot be read back as it was meant.</exception>
    private static ImmutableArray<Finding> Check(Workspace workspace, string path, string text)
    {
        var validation = workspace.With(new SourceFile(path, Encoding.UTF8.GetBytes(text)));
        ImmutableArray<Finding> findings = [.. validation.Findings.Where(finding => finding.Source.Path == path)];
        var wrong = findings.FirstOrDefault(finding => NewText.IsWrongValue(text, finding));
        return wrong is null ? findings : throw new UsageException($"{NewText.FieldAt(text, wrong.Source)}: {wrong.Message} Nothing was written.");
    }

    private static void Tell(Terminal terminal, string path, ImmutableArray<Finding> findings)
    {
        terminal.Output.WriteLine(path);
        var open = findings.Where(finding => finding.Severity is Severity.Error).ToArray();
        if (open.Length > 0)
        {
            terminal.Error.WriteLine("Still to fill in:");
        }

        foreach (var finding in open)
        {
            terminal.Error.WriteLine("  " + Printable.Of($"{finding.Source}: {finding.Message}"));
        }

        if (findings.Count(finding => finding.Severity is Severity.Warning) is > 0 and var warnings)
        {
            terminal.Error.WriteLine(warnings == 1 ? "1 warning; planner validate tells it." : $"{warnings} warnings; planner validate tells them.");
        }
    }
}
