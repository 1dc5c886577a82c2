using System.Text;
using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>Events and where they go.</summary>
internal sealed record LedgerEntry(LedgerEvent Event, int Number)
{
    public string Path => LedgerPath.Of(Event, Number);
}

/// <summary>Writes a commit with events through one <c>git fast-import</c>, which reads of the tip's folders only those on their paths.</summary>
internal sealed class LedgerImport(GitProgram git, string reference, string identity)
{
    /// <param name="tip">The commit before it; null: this is the first.</param>
    /// <returns>The commit's id. It is nobody's yet but this run's.</returns>
    /// <exception cref="LedgerException">The repository cannot be written.</exception>
    public async Task<string> WriteAsync(string? tip, IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        Header(stream, tip, entries);
        foreach (var entry in entries)
        {
            var bytes = LedgerEventFile.Write(entry.Event);
            Write(stream, $"M 100644 inline {entry.Path}\ndata {bytes.Length}\n");
            stream.Write(bytes);
            Write(stream, "\n");
        }

        Write(stream, "\nget-mark :1\n");
        var answer = await git.AskAsync(["fast-import", "--quiet", "--force"], stream.ToArray(), patience: null, cancellationToken);
        return answer.IsSuccess && answer.Text.Trim() is { Length: > 0 } commit ? commit
            : throw LedgerException.Refused($"Cannot write to the repository: {GitFault.Told(answer.Error)}. Free disk space, or make its .git folder writable.");
    }

    /// <summary><c>published: teaser on lune-mastodon</c>, <c>3 claimed</c>, <c>2 claimed, 1 published</c>.</summary>
    public static string Message(IReadOnlyCollection<LedgerEvent> events) =>
        events.Count == 1
            ? $"{LedgerWords.Of(events.First().Kind)}: {events.First().Key}"
            : string.Join(", ", events.GroupBy(each => each.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {LedgerWords.Of(group.Key)}"));

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private void Header(Stream stream, string? tip, IReadOnlyCollection<LedgerEntry> entries)
    {
        var at = Math.Max(0, entries.Max(entry => entry.Event.At).ToUnixTimeSeconds());
        var message = Message([.. entries.Select(entry => entry.Event)]) + "\n";
        Write(stream, $"commit {reference}\nmark :1\ncommitter {identity} {at} +0000\ndata {Encoding.UTF8.GetByteCount(message)}\n{message}");

        Write(stream, tip is null ? "" : $"from {tip}\n");
    }
}
