using System.Text;
using Planner.Reviewing;

namespace Planner.Git;

/// <summary>What the signatures of commits are worth, told by one <c>git log</c>, which asks <c>ssh-keygen</c> or GPG.</summary>
internal static class CommitSignatures
{
    /// <param name="allowed">The list of signers, as ssh-keygen(1) has it; empty: no SSH key is known. GPG has its own keys and trust.</param>
    /// <returns>By the commit's id, with whom the key belongs to.</returns>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static async Task<FrozenDictionary<string, (SignatureState State, string Signer)>> ReadAsync(
        GitProgram git, IReadOnlyCollection<string> commits, ReadOnlyMemory<byte> allowed, CancellationToken cancellationToken)
    {
        if (commits.Count == 0)
        {
            return FrozenDictionary<string, (SignatureState, string)>.Empty;
        }

        // Git wants a file, and the one of the work tree need not be what was committed.
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, allowed, cancellationToken);
            var answer = await git.AskAsync(
                ["--no-replace-objects", "-c", "gpg.ssh.allowedSignersFile=" + file, "log", "--no-walk=unsorted", "--no-color", "--encoding=UTF-8", "--format=%H%x00%G?%x00%GS%x00", "--stdin"],
                Encoding.ASCII.GetBytes(string.Join('\n', commits) + "\n"), patience: null, cancellationToken);
            return answer.IsSuccess ? Read(answer.Text) : throw new GitException(answer.Error.Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static FrozenDictionary<string, (SignatureState, string)> Read(string text) =>
        text.Split('\0').Chunk(3).Where(fields => fields.Length == 3).ToFrozenDictionary(
            fields => fields[0].Trim(),
            fields => (StateOf(fields[1]), CommitLog.AddressIn(fields[2]) ?? fields[2]),
            StringComparer.Ordinal);

    /// <summary>The letters of <c>%G?</c>, git-log(1).</summary>
    private static SignatureState StateOf(string letter) => letter switch
    {
        "G" => SignatureState.Good,
        "U" => SignatureState.Unknown,
        "X" or "Y" or "R" => SignatureState.Ended,
        "B" => SignatureState.Wrong,
        "N" => SignatureState.Missing,
        _ => SignatureState.Unchecked,
    };
}
