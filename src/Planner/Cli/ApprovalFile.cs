using System.Text;
using Planner.Loading;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>The file of a post's approvals. What stands in it stays as it is, byte for byte; a yes is added at its end.</summary>
/// <param name="Held">What it held when it was read; null: it was not there.</param>
internal sealed record ApprovalFile(string Root, string Path, string Text, string? Held)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">It is no UTF-8, or a link out of the content.</exception>
    public static ApprovalFile Read(string root, Post post, Content known)
    {
        var path = ApprovalText.PathOf(post, known);
        var full = System.IO.Path.Combine(root, path);
        var content = System.IO.Path.Combine(root, "content");
        if (new DirectoryInfo(System.IO.Path.GetDirectoryName(full)!).LinkTarget is not null)
        {
            throw new UsageException($"{ApprovalText.Folder} is a link; put a folder there.");
        }

        if (!File.Exists(full))
        {
            return new ApprovalFile(root, path, "", null);
        }

        try
        {
            var text = LinkedFile.IsInside(full, content) ? Utf8.GetString(File.ReadAllBytes(full)) : throw new UsageException($"{path} is a link that leads to no file inside content/; put the file itself there.");
            return new ApprovalFile(root, path, text, text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new UsageException($"{path} is not UTF-8; save it as UTF-8 first.", exception);
        }
    }

    /// <summary>With more at its end, in the line ends and the indentation that it has.</summary>
    /// <exception cref="UsageException">It is written in a way that nothing can be added to.</exception>
    public (ApprovalFile File, Approvals Approvals) With(ImmutableArray<GivenApproval> given)
    {
        var end = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var text = new StringBuilder(Text);
        if (Text.Length > 0 && Text[^1] != '\n')
        {
            text.Append(end);
        }

        text.Append(ApprovalText.Of(given, IndentOf(Text), end));
        var file = this with { Text = text.ToString() };
        return (file, Parsed(file, given.Length));
    }

    /// <exception cref="UsageException">Somebody wrote it since it was read.</exception>
    public void Write()
    {
        var full = System.IO.Path.Combine(Root, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        if (!SafeFile.Replace((File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName : null) ?? full, Held, Text))
        {
            throw new UsageException($"{Path} was changed in this very moment by somebody else; this yes was not written. Approve again.");
        }
    }

    /// <summary>How far in the lines of the list stand.</summary>
    private static string IndentOf(string text)
    {
        var line = text.TrimStart('\uFEFF').Split('\n').FirstOrDefault(line => line.TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)) ?? "";
        return line[..(line.Length - line.TrimStart(' ').Length)];
    }

    /// <summary>The file as others will read it: it holds what it held, and what was added.</summary>
    private Approvals Parsed(ApprovalFile file, int added)
    {
        var (before, faults) = Load(Text);
        var (after, findings) = Load(file.Text);
        return faults is [var fault, ..] ? throw new UsageException($"{Path} has to be mended first: line {fault.Source.Line}: {fault.Message}")
            : findings is [{ Rule: not "yaml-syntax" } other, ..] ? throw new UsageException($"{Path} would not hold the approval: {other.Message}")
            : after is null || after.Given.Length != (before?.Given.Length ?? 0) + added ? throw new UsageException($"{Path} is not written as a list of lines that begin with '-'; write it so, then approve again.")
            : after;
    }

    private (Approvals? Approvals, ImmutableArray<Finding> Findings) Load(string text)
    {
        var loaded = FileReader.Read(new SourceFile(Path, Encoding.UTF8.GetBytes(text)), year: 2000);
        return (loaded.Entities.OfType<Approvals>().FirstOrDefault(), loaded.Findings);
    }
}
