using System.Security.Cryptography;
using System.Text;
using Planner.Drawing;
using Planner.Loading;
using Planner.Printing;

namespace Planner.Cli;

/// <summary>The two files of a contest's draw: the list of entries, and the log of what happened.</summary>
/// <param name="List">Relative to the root, with forward slashes.</param>
/// <param name="Log">Relative to the root, with forward slashes.</param>
internal sealed record DrawFiles(string Root, string List, string Log)
{
    private const string Folder = "content/draws";

    public static DrawFiles Of(string root, string contest) => new(root, $"{Folder}/{contest}.txt", $"{Folder}/{contest}.yml");

    /// <summary>The list's bytes; null when there is none.</summary>
    /// <exception cref="UsageException">It is too large, or a link out of the content.</exception>
    public ReadOnlyMemory<byte>? ReadList() => Read(Path.Combine(Root, List), List, EntryList.MostBytes);

    /// <summary>The log as it stands on disk; null when there is none.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public Draw? ReadLog() => Read(Path.Combine(Root, Log), Log, FileReader.MaxBytes) is { } bytes ? Parse(Log, bytes) : null;

    /// <param name="name">What messages call it; its name without extension is the contest's id.</param>
    /// <exception cref="UsageException">It is no log of a draw.</exception>
    public static Draw Parse(string name, ReadOnlyMemory<byte> bytes)
    {
        var loaded = FileReader.Read(new SourceFile($"{Folder}/{Path.GetFileName(name)}", bytes), year: 2000);
        return loaded.Entities is [Draw draw] ? draw
            : throw new UsageException($"{Printable.Of(loaded.Findings.Select(finding => finding.ToString()).FirstOrDefault() ?? $"{name} is no log of a draw.")}");
    }

    /// <exception cref="UsageException">It is too large, or a link.</exception>
    public static ReadOnlyMemory<byte>? Read(string full, string name, long most)
    {
        if (!File.Exists(full))
        {
            return null;
        }

        return new FileInfo(full) is { LinkTarget: null } file && file.Length <= most ? File.ReadAllBytes(full)
            : throw new UsageException($"{name} is a link, or has more than {most} bytes; put the file itself there.");
    }

    /// <summary>Writes the list whole, and tells git to leave its line ends alone. Answers with the list's digest.</summary>
    public Sha256 WriteList(Action<Stream> write)
    {
        var folder = Path.Combine(Root, Folder);
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw new UsageException($"{Folder} is a link; put a folder there.");
        }

        Directory.CreateDirectory(folder);
        var attributes = Path.Combine(folder, ".gitattributes");
        if (!File.Exists(attributes))
        {
            File.WriteAllText(attributes, "# The digest of a list is one of bytes: its line ends stay as they are.\n*.txt -text\n");
        }

        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            var digest = Written(temporary, write);
            File.Move(temporary, Path.Combine(Root, List), overwrite: true);
            return digest;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static Sha256 Written(string path, Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write))
        {
            write(hashed);
        }

        return Sha256.Read(hash.Hash);
    }

    /// <summary>Adds a line to the log.</summary>
    /// <exception cref="UsageException">Somebody wrote it in this very moment, or it is no UTF-8.</exception>
    public void Append(DrawEvent happened)
    {
        var full = Path.Combine(Root, Log);
        var held = File.Exists(full) ? PostFile.Read(Root, Log) : null;
        var end = held?.Contains("\r\n", StringComparison.Ordinal) is true ? "\r\n" : "\n";
        var text = new StringBuilder(held ?? DrawEventJson.Beginning);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append(end);
        }

        text.Append(DrawEventJson.LineOf(happened).Replace("\n", end, StringComparison.Ordinal));
        if (!SafeFile.Replace(full, held, text.ToString()))
        {
            throw new UsageException($"{Log} was changed in this very moment by somebody else; nothing was written. Do it again.");
        }
    }
}
