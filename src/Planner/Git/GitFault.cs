using Planner.Printing;

namespace Planner.Git;

/// <summary>Tells why git could not do something from its words, which are English because <see cref="GitProgram"/> says so.</summary>
internal static class GitFault
{
    private static readonly string[] OfDisk =
    [
        "No space left on device", "Disk quota exceeded", "Read-only file system", "insufficient permission for adding an object",
        "unable to create temporary file", "unable to write", "cannot store pack", "unable to create '", "unable to append to", "could not open '", "couldn't write '", "Out of diskspace", "Permission denied (os",
    ];

    /// <remarks>Not git's "make sure you have the correct access rights": it says so of every connection that breaks, and of a server that restarts.</remarks>
    private static readonly string[] OfRights =
    [
        "Authentication failed", "could not read Username", "could not read Password", "returned error: 401", "returned error: 403", "Permission denied (publickey",
        "Permission to ", "denied to ", "not allowed to push", "read-only", "read only", "Access denied", "HTTP Basic: Access denied", "insufficient_scope",
    ];

    /// <summary>What to throw for a command that needs the remote.</summary>
    /// <param name="doing">What it was to do: <c>fetch the ledger from origin</c>.</param>
    public static LedgerException Of(string doing, string error) =>
        IsOfDisk(error) ? LedgerException.Refused($"Cannot {doing}: {Told(error)}. Free disk space, or make the repository's .git folder writable.")
        : IsOfRights(error) ? LedgerException.Refused($"Cannot {doing}: {Told(error)}. Give the job a token or key that may read and push the ledger's branch.")
        : LedgerException.NotReached($"Cannot {doing}: {Told(error)}.");

    public static bool IsOfRights(string error) => OfRights.Any(words => error.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Of this machine's disk: what the remote says of its own begins with <c>remote:</c>.</summary>
    public static bool IsOfDisk(string error) => error.Split('\n').Any(line =>
        !line.StartsWith("remote:", StringComparison.Ordinal) && OfDisk.Any(words => line.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Its words in one line without passwords, at most 300 characters.</summary>
    public static string Told(string error)
    {
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("hint:", StringComparison.Ordinal) && !line.StartsWith("To ", StringComparison.Ordinal) && line != "Done" && !line.StartsWith("fast-import: ", StringComparison.Ordinal));
        var line = Printable.Of(WithoutPasswords(string.Join("; ", lines)).TrimEnd('.'));
        return line.Length <= 300 ? line : line[..VisibleCharacters.LastEnd(line, 300)] + "…";
    }

    /// <summary><c>https://user:password@host</c> without what stands before the host.</summary>
    private static string WithoutPasswords(string line)
    {
        for (var start = line.IndexOf("://", StringComparison.Ordinal); start >= 0; start = line.IndexOf("://", start + 3, StringComparison.Ordinal))
        {
            var end = line.AsSpan(start + 3).IndexOfAny("/ '\"");
            var host = end < 0 ? line.AsSpan(start + 3) : line.AsSpan(start + 3, end);
            if (host.LastIndexOf('@') is >= 0 and var at)
            {
                line = line.Remove(start + 3, at + 1);
            }
        }

        return line;
    }
}
