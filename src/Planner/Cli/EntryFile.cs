using System.CommandLine;
using System.Text;
using Planner.Drawing;

namespace Planner.Cli;

/// <summary>A file of entries on disk, opened as often as it is read.</summary>
internal sealed record EntryFile(string Path, Encoding Encoding)
{
    /// <summary>In characters: the names of columns.</summary>
    private const int LongestFirstLine = 100_000;

    public static Option<string> EncodingOption { get; } = new Option<string>("--encoding")
    {
        Description = "utf-8, utf-16, windows-1252 or iso-8859-1; a byte order mark goes before it.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "utf-8",
    }.AcceptOnlyFromAmong("utf-8", "utf-16", "windows-1252", "iso-8859-1");

    /// <exception cref="UsageException">There is no such file.</exception>
    public static EntryFile Of(string name, string encoding, Terminal terminal)
    {
        var path = System.IO.Path.GetFullPath(name, terminal.Folder);
        return !File.Exists(path) ? throw new UsageException($"there is no file {name}") : new EntryFile(path, encoding switch
        {
            "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            "iso-8859-1" => Encoding.Latin1,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        });
    }

    /// <exception cref="UsageException">It holds what no text of this encoding does.</exception>
    public ImportResult Import(EntryImport import)
    {
        var delimiter = EntryImport.DelimiterOf(FirstLine());
        using var reader = Open();
        return import.Read(reader, delimiter);
    }

    /// <summary>One person a line; empty lines, and those that start with #, are left out.</summary>
    /// <exception cref="UsageException">It is no text of this encoding.</exception>
    public HashSet<Sha256> People(KeyedHash salt)
    {
        var people = new HashSet<Sha256>();
        using var reader = Open();
        try
        {
            while (reader.ReadLine() is { } line)
            {
                if (Pseudonyms.Normalise(line.Trim().Trim('"')) is { Length: > 0 } identity && identity[0] != '#')
                {
                    people.Add(Pseudonyms.Of(salt, identity));
                }
            }
        }
        catch (DecoderFallbackException exception)
        {
            throw WrongEncoding(exception);
        }

        return people;
    }

    private string FirstLine()
    {
        using var reader = Open();
        var line = new char[LongestFirstLine];
        try
        {
            var read = reader.ReadBlock(line);
            var text = new string(line, 0, read);
            return text.Contains('\0', StringComparison.Ordinal) ? throw new UsageException($"{System.IO.Path.GetFileName(Path)} is no text, or UTF-16 without a byte order mark: save it as UTF-8, or say --encoding utf-16") : text.Split('\n', 2)[0];
        }
        catch (DecoderFallbackException exception)
        {
            throw WrongEncoding(exception);
        }
    }

    private UsageException WrongEncoding(DecoderFallbackException exception) =>
        new($"{System.IO.Path.GetFileName(Path)} is not UTF-8: save it as UTF-8, or say --encoding windows-1252 where Excel on Windows wrote it", exception);

    private StreamReader Open() => new(Path, Encoding, detectEncodingFromByteOrderMarks: true, new FileStreamOptions { BufferSize = 1 << 16, Share = FileShare.ReadWrite });
}
