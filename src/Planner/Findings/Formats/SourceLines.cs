using System.Text;
using Planner.Loading;

namespace Planner.Findings.Formats;

/// <summary>Finds the line that a finding points at. A file is split when the first finding asks for it.</summary>
public sealed class SourceLines(IEnumerable<SourceFile> files)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> files =
        files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> split = new(StringComparer.Ordinal);

    /// <summary>Null where there is no such file or line.</summary>
    public string? At(SourceSpan source)
    {
        if (!split.TryGetValue(source.Path, out var lines))
        {
            lines = files.TryGetValue(source.Path, out var bytes) ? Split(bytes.Span) : [];
            split.Add(source.Path, lines);
        }

        return source.Line >= 1 && source.Line <= lines.Length ? lines[source.Line - 1] : null;
    }

    private static string[] Split(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes).Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
}
