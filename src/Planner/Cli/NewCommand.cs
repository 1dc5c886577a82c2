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
        var template = new Option<string?>("--template")
        {
            Description = "A contest's checklist and a skeleton of its terms, by kind and country; without NAME, lists them.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { context => TemplateNames(context, terminal).Select(name => new CompletionItem(name)) },
        };
        var set = new Option<string[]>("--set")
        {
            Description = "A field's value; lists as a,b. May be given several times.",
            HelpName = "FIELD=VALUE",
            DefaultValueFactory = _ => [],
            CompletionSources = { context => Settings(context, terminal).Select(setting => new CompletionItem(setting)) },
        };
        var command = new Command("new", "Makes a new post, campaign, contest, idea, event … at its place, with a valid id.") { Kind, Title, set, template, Body, From };
        From.CompletionSources.Add(context => KnownIds.In("ideas", context.ParseResult, terminal).Select(id => new CompletionItem(id)));
        command.Validators.Add(result =>
        {
            var isListing = result.GetResult(template) is { Tokens.Count: 0, Implicit: false };
            if (!isListing && result.GetResult(Title) is not { Tokens.Count: > 0 } && result.GetResult(From) is not { Tokens.Count: > 0 })
            {
                result.AddError("Required argument 'TITLE' missing for command: 'new'.");
            }
        });
        command.SetAction(parsed => parsed.GetResult(template) is null ? Run(parsed, parsed.GetValue(set)!, null, terminal) : WithTemplate(parsed, parsed.GetValue(set)!, parsed.GetValue(template), terminal));
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

    private static IEnumerable<string> TemplateNames(CompletionContext context, Terminal terminal)
    {
        try
        {
            return ContestTemplates.All(Opening.RootOf(context.ParseResult, terminal)).Select(template => template.Name);
        }
        catch (Exception exception) when (exception is UsageException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int WithTemplate(ParseResult parsed, string[] settings, string? name, Terminal terminal)
    {
        if (NewKind.Find(parsed.GetValue(Kind)!).Name != "contest")
        {
            throw new UsageException("--template is for contests: planner new contest TITLE --template NAME");
        }

        var root = Opening.RootOf(parsed, terminal);
        if (name is not null)
        {
            return Run(parsed, settings, ContestTemplates.Find(root, name), terminal);
        }

        foreach (var template in ContestTemplates.All(root))
        {
            terminal.Output.WriteLine(Printable.Of($"{template.Name,-24} {template.Language}  {template.Description}"));
        }

        terminal.Error.WriteLine("planner new contest TITLE --template NAME makes one. The terms are a starting point, not legal advice.");
        return ExitCodes.Fine;
    }

    private static int Run(ParseResult parsed, string[] settings, ContestTemplate? template, Terminal terminal)
    {
        var kind = NewKind.Find(parsed.GetValue(Kind)!);
        var (named, from) = (parsed.GetValue(Title), parsed.GetValue(From));

        // A mistake in what was typed is told without reading ten thousand files.
        var typed = named is null ? null : NewSettings.Read(kind, named, settings);
        var workspace = Opening.Of(parsed, terminal);
        var idea = from is null ? null : NewFromIdea.Find(kind, from, workspace.Content);
        var title = named ?? idea!.Title;
        var given = typed ?? NewSettings.Read(kind, title, settings);
        var fields = NewDefaults.Complete(kind, idea is null ? given : NewFromIdea.Complete(given, idea), workspace.Content, workspace.Plan.Now, template);
        var body = (parsed.GetValue(Body) is "-" ? terminal.Input().ReadToEnd() : parsed.GetValue(Body)) ?? idea?.Text;
        var path = NewPath.Of(kind, fields, body is not null, workspace);
        var files = new List<(string Path, string Text)>();
        if (template?.Terms is not null && !given.ContainsKey("terms"))
        {
            var terms = NewTerms.PathFor(path, workspace);
            fields = fields.SetItem("terms", terms);
            files.Add(("content/" + terms, NewTerms.Text(template, title, fields)));
        }

        files.Insert(0, (path, NewText.Of(kind, fields, path, body, workspace.Content.Options.Language, template)));
        var findings = Check(workspace, files, fields, template);
        foreach (var file in files)
        {
            SafeFile.Create(Path.Combine(workspace.Root, file.Path), file.Text);
            terminal.Output.WriteLine(file.Path);
        }

        Tell(terminal, findings, template);
        if (idea is not null)
        {
            terminal.Error.WriteLine(Printable.Of($"{idea.Source.Path} stays, with its votes; the site shows on it what it became."));
        }

        return ExitCodes.Fine;
    }

    /// <summary>What validation will say about the new files.</summary>
    /// <exception cref="UsageException">They cannot be read back as they were meant.</exception>
    private static ImmutableArray<Finding> Check(Workspace workspace, List<(string Path, string Text)> files, ImmutableDictionary<string, string> fields, ContestTemplate? template)
    {
        var validation = workspace.WithAll([.. files.Select(file => new SourceFile(file.Path, Encoding.UTF8.GetBytes(file.Text)))]);
        ImmutableArray<Finding> findings = [.. validation.Findings.Where(finding => files.Any(file => file.Path == finding.Source.Path))];
        foreach (var (path, text) in files)
        {
            if (findings.FirstOrDefault(finding => finding.Source.Path == path && NewText.IsWrongValue(text, finding)) is { } wrong)
            {
                var field = NewText.FieldAt(text, wrong.Source);
                var isOfTemplate = template is not null && (path != files[0].Path || !field.StartsWith("--set ", StringComparison.Ordinal) || !fields.ContainsKey(field["--set ".Length..]));
                throw new UsageException($"{(isOfTemplate ? $"the template '{template!.Name}' ({template.Origin})" : field)}: {wrong.Message} Nothing was written.");
            }
        }

        return findings;
    }

    private static void Tell(Terminal terminal, ImmutableArray<Finding> findings, ContestTemplate? template)
    {
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

        if (template?.Terms is not null)
        {
            terminal.Error.WriteLine("The terms are a starting point, not legal advice: fill in what stands between [… and ], and have them read.");
        }
    }
}
