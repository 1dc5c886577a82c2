using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Loading;

namespace Planner.Cli;

/// <summary><c>planner schema</c>: JSON Schemas, so that editors complete and check front matter.</summary>
internal static class SchemaCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly string[] Kinds = ["planner", .. EntityKinds.All.Select(kind => kind.Name)];

    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string?>("KIND") { Description = "planner, post, account …; with --out it may be left out for all of them.", HelpName = "KIND", Arity = ArgumentArity.ZeroOrOne };
        kind.AcceptOnlyFromAmong(Kinds);
        var folder = new Option<string?>("--out") { Description = "A folder to write the schemas to.", HelpName = "DIR" };
        var command = new Command("schema", "Writes the JSON Schema of an entity, or of all.") { kind, folder };
        command.SetAction(parsed =>
        {
            var one = parsed.GetValue(kind);
            if (parsed.GetValue(folder) is { } target)
            {
                Write(Path.GetFullPath(target, terminal.Folder), one is null ? Kinds : [one]);
                return ExitCodes.Fine;
            }

            if (one is null)
            {
                throw new UsageException("say which schema to write, or where to write them all: planner schema post, planner schema --out DIR");
            }

            terminal.Output.Write(Of(one));
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>The schemas by file name, as <c>init</c> writes them too.</summary>
    internal static IEnumerable<(string Name, string Text)> All() => Kinds.Select(kind => (kind + ".schema.json", Of(kind)));

    private static string Of(string kind) =>
        (EntityKinds.OfName(kind) is { } entity ? Schemas.Of(entity) : Schemas.OfOptions()).ToJsonString(Readable) + "\n";

    private static void Write(string folder, IEnumerable<string> kinds)
    {
        Directory.CreateDirectory(folder);
        foreach (var kind in kinds)
        {
            SafeFile.Write(Path.Combine(folder, kind + ".schema.json"), Of(kind));
        }
    }
}
