using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Git;

/// <summary>Fingerprints of files as commits have them, each read when a digest asks for it.</summary>
internal sealed class CommittedMedia(GitProgram git) : IDisposable
{
    private const string PointerStart = "version https://git-lfs.github.com/spec/v1\noid sha256:";

    /// <summary>Bytes of a pointer, which has fewer (git-lfs docs/spec.md): what is longer is a file that begins like one.</summary>
    private const int PointerBytes = 1024;

    /// <summary>Characters of a SHA-256 in hexadecimal.</summary>
    private const int PointerDigits = 64;

    private readonly GitObjects objects = new(git);
    private readonly Lock gate = new();

    /// <param name="nameOf">What git calls a blob, by its path relative to <c>content/</c>: its id, or commit and path; null: it is not among them.</param>
    /// <param name="otherwise">Tells of paths that are not: those that are in a commit as they stand in the folder; null: of none.</param>
    public MediaDigests Of(Func<string, string?> nameOf, MediaDigests? otherwise) =>
        new(path => nameOf(path) is { } name ? Read(name) : otherwise?.Of(path));

    public void Dispose() => objects.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>SHA-256 as base64url, as of a file in the folder; null where git does not have it.</summary>
    private string? Read(string name)
    {
        lock (gate)
        {
            try
            {
                return objects.ReadAsync([name], CancellationToken.None).GetAwaiter().GetResult() is [{ Bytes: var bytes }] ? DigestOf(bytes.Span) : null;
            }
            catch (GitException)
            {
                return null;
            }
        }
    }

    /// <summary>What Git LFS stores elsewhere is in Git as a pointer, which says the very digest (git-lfs docs/spec.md).</summary>
    private static string DigestOf(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.UTF8.GetBytes(PointerStart);
        if (bytes.Length < PointerBytes && bytes.StartsWith(start) && bytes.Length >= start.Length + PointerDigits)
        {
            var digest = new byte[PointerDigits / 2];
            if (Convert.FromHexString(Encoding.ASCII.GetString(bytes.Slice(start.Length, PointerDigits)), digest, out _, out _) is System.Buffers.OperationStatus.Done)
            {
                return Base64Url.EncodeToString(digest);
            }
        }

        return Base64Url.EncodeToString(SHA256.HashData(bytes));
    }
}
