using System.Text;

namespace Planner.Git;

/// <summary>A file of the ledger's branch, and what stands in it.</summary>
internal sealed record LedgerFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>Writes a commit through one <c>git fast-import</c>, which reads of the tip's folders only those on their paths.</summary>
internal sealed class LedgerImport(GitProgram git, string reference, string identity)
{
    /// <param name="tip">The commit before it; null: this is the first.</param>
    /// <returns>The commit's id. It is nobody's yet but this run's.</returns>
    /// <exception cref="LedgerException">The repository cannot be written.</exception>
    public async Task<string> WriteAsync(string? tip, LedgerChange change, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        Header(stream, tip, change);
        foreach (var file in change.Files)
        {
            Write(stream, $"M 100644 inline {file.Path}\ndata {file.Bytes.Length}\n");
            stream.Write(file.Bytes.Span);
            Write(stream, "\n");
        }

        Write(stream, "\nget-mark :1\n");
        var answer = await git.AskAsync(["fast-import", "--quiet", "--force"], stream.ToArray(), patience: null, cancellationToken);
        return answer.IsSuccess && answer.Text.Trim() is { Length: > 0 } commit ? commit
            : throw LedgerException.Refused($"Cannot write to the repository: {GitFault.Told(answer.Error)}. Free disk space, or make its .git folder writable.");
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private void Header(Stream stream, string? tip, LedgerChange change)
    {
        var at = Math.Max(0, change.At.ToUnixTimeSeconds());
        var message = change.Message + "\n";
        Write(stream, $"commit {reference}\nmark :1\ncommitter {identity} {at} +0000\ndata {Encoding.UTF8.GetByteCount(message)}\n{message}");

        Write(stream, tip is null ? "" : $"from {tip}\n");
    }
}
