using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using Planner.Loading;
using Planner.Networks;
using Planner.Networks.Counting;
using Planner.Printing;

namespace Planner.Cli;

/// <summary><c>planner count</c>: a plain text's length as a network counts it.</summary>
internal static class CountCommand
{
    private static readonly Option<string> NetworkId = new("--network") { Description = "The network that counts.", HelpName = "N", Required = true };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
    private static readonly Argument<string> File = new("FILE") { Description = "A file of plain text; - or nothing: standard input.", HelpName = "FILE", DefaultValueFactory = _ => "-" };

    public static Command Create(Terminal terminal)
    {
        NetworkId.CompletionSources.Add(_ => BuiltInNetworks.Ids.Select(id => new System.CommandLine.Completions.CompletionItem(id)));
        var command = new Command("count", "Counts a plain text as a network counts it.") { File, NetworkId, Format };
        command.SetAction(parsed =>
        {
            var network = Network(parsed, terminal);
            var text = Text(parsed.GetValue(File)!, terminal);
            var length = Preparing.LengthOf(text, warning: null, network, hasMedia: false);
            var bytes = network.Text.MaxBytes is { } most ? new TextLength(PlainLength.Utf8Bytes(text), most, LengthUnit.Utf8Byte) : null;
            if (parsed.GetValue(Format) == "json")
            {
                WriteJson(network, length, bytes, terminal.Output);
            }
            else
            {
                WriteText(network, text, length, bytes, terminal.Output);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>With the repository's own changes, where there is one.</summary>
    /// <exception cref="UsageException">There is no such network, or the repository's file of it is wrong.</exception>
    private static Network Network(ParseResult parsed, Terminal terminal)
    {
        var id = parsed.GetValue(NetworkId)!;
        var network = Own(id, parsed, terminal) ?? BuiltInNetworks.Find(id);
        if (network is null)
        {
            var nearest = DidYouMean.Nearest(id, BuiltInNetworks.Ids);
            throw new UsageException($"there is no network '{id}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} Networks are: {string.Join(", ", BuiltInNetworks.Ids)}.");
        }

        return network.Closed is { } closed
            ? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{network.Name} closed on {closed:uuuu-MM-dd}; nothing can be counted for it."))
            : network;
    }

    private static Network? Own(string id, ParseResult parsed, Terminal terminal)
    {
        string root;
        try
        {
            root = Opening.RootOf(parsed, terminal);
        }
        catch (UsageException) when (parsed.GetValue(GlobalOptions.Root) is null)
        {
            return null;
        }

        var path = $"content/networks/{id}.yml";
        var full = Path.Combine(root, path);
        if (!Ids.IsValid(id) || !System.IO.File.Exists(full) || !LinkedFile.IsInside(full, Path.Combine(root, "content")))
        {
            return null;
        }

        // With half of a file the count would be of no network at all.
        var read = FileReader.Read(new SourceFile(path, Bytes(full, path)), year: 2000);
        return read.Findings.FirstOrDefault(finding => finding.Severity is Severity.Error) is { } wrong
            ? throw new UsageException(wrong.ToString())
            : read.Entities.OfType<Network>().FirstOrDefault();
    }

    /// <summary>One final newline is the editor's, not the author's.</summary>
    private static string Text(string file, Terminal terminal)
    {
        var text = file == "-" ? FromInput(terminal) : FromFile(file, terminal);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    private static string FromInput(Terminal terminal)
    {
        using var reader = terminal.Input();
        var text = new StringBuilder();
        var part = new char[65536];
        for (var read = reader.Read(part); read > 0; read = reader.Read(part))
        {
            // Input may never end.
            text.Append(part, 0, read);
            _ = text.Length > FileReader.MaxBytes ? throw TooLarge("standard input") : text;
        }

        return text.ToString();
    }

    /// <exception cref="UsageException">It is no text.</exception>
    private static string FromFile(string file, Terminal terminal)
    {
        var path = Path.GetFullPath(file, terminal.Folder);
        var bytes = System.IO.File.Exists(path) ? Bytes(path, file).AsSpan() : throw new UsageException($"there is no file {file}.");
        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw new UsageException($"{file} is not UTF-8 text; save it as UTF-8.");
    }

    /// <exception cref="UsageException">It is a pipe, which might never end, or larger than any text.</exception>
    private static byte[] Bytes(string path, string name)
    {
        var length = (System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
        return length == 0 && !OrdinaryFile.Is(path) ? throw new UsageException($"there is no file {name}; a pipe is read as standard input, with - for its name.")
            : length > FileReader.MaxBytes ? throw TooLarge(name)
            : System.IO.File.ReadAllBytes(path);
    }

    private static UsageException TooLarge(string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is no text to count: it is larger than {FileReader.MaxBytes / 1024 / 1024} MB."));

    private static void WriteJson(Network network, TextLength length, TextLength? bytes, TextWriter output) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("network", network.Id);
        json.WriteNumber("value", length.Value);
        if (length.Limit is { } limit)
        {
            json.WriteNumber("limit", limit);
        }
        else
        {
            json.WriteNull("limit");
        }

        json.WriteString("unit", LengthUnits.Word(length.Unit));
        json.WriteBoolean("valid", IsValid(network, length, bytes));
        json.WriteEndObject();
    }));

    private static bool IsValid(Network network, TextLength length, TextLength? bytes) =>
        !length.IsTooLong && bytes is not { IsTooLong: true } && !(length.Value < network.Text.Min);

    private static void WriteText(Network network, string text, TextLength length, TextLength? bytes, TextWriter output)
    {
        output.WriteLine($"{Printable.Of(network.Name)}: {LengthText.Of(length)}{(bytes is null ? "" : ", " + LengthText.Of(bytes))}");
        if (length is { IsTooLong: true, Limit: { } limit })
        {
            var place = Counters.Of(network.Text).Fit(text, limit);
            var before = text.AsSpan(0, place);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The limit falls on line {before.Count('\n') + 1}, column {place - before.LastIndexOf('\n')}, before: {Printable.Of(Problems.Shorten(text[place..]))}"));
        }
    }
}
