using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Planner.Git;

/// <summary>Reads objects of a repository through one <c>git cat-file --batch</c>. One caller at a time.</summary>
internal sealed class GitObjects(GitProgram git) : IAsyncDisposable
{
    /// <summary>More than any folder or event of a ledger has: whatever is larger was forged.</summary>
    private const long MostBytes = 1 << 28;

    private GitConversation? conversation;

    /// <param name="names">Ids, or whatever else names an object, without line breaks.</param>
    /// <returns>One answer a name; null where there is no such object.</returns>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public async Task<ImmutableArray<GitObject?>> ReadAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        conversation ??= git.Converse(["cat-file", "--batch"]);
        try
        {
            // Both at once: git stops reading names while nobody reads its answers.
            var asking = AskAsync(conversation.Input, names, cancellationToken);
            var objects = ImmutableArray.CreateBuilder<GitObject?>(names.Count);
            while (objects.Count < names.Count)
            {
                objects.Add(await AnswerAsync(conversation.Output, cancellationToken));
            }

            await asking;
            return objects.MoveToImmutable();
        }
        catch (Exception exception)
        {
            // What is left of the answers would be taken for those of the next question.
            var said = await StopAsync();
            throw exception is IOException or FormatException ? new GitException(said.Length > 0 ? said : exception.Message, exception) : exception;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (conversation is not null)
        {
            await conversation.DisposeAsync();
            conversation = null;
        }
    }

    private static async Task AskAsync(Stream input, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        await input.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', names) + "\n"), cancellationToken);
        await input.FlushAsync(cancellationToken);
    }

    /// <summary><c>&lt;id&gt; &lt;type&gt; &lt;size&gt;</c>, a line break, the bytes, a line break; or <c>&lt;name&gt; missing</c>.</summary>
    private static async Task<GitObject?> AnswerAsync(PipeReader output, CancellationToken cancellationToken)
    {
        var line = await LineAsync(output, cancellationToken);
        if (line.EndsWith(" missing", StringComparison.Ordinal) || line.EndsWith(" ambiguous", StringComparison.Ordinal))
        {
            return null;
        }

        return line.Split(' ') is [var id, var type, var size] && long.TryParse(size, out var length) && length <= MostBytes
            ? new GitObject(id, type, await BytesAsync(output, (int)length, cancellationToken))
            : throw new FormatException($"git said '{line}'");
    }

    private static async Task<string> LineAsync(PipeReader output, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await output.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(result.Buffer.Slice(0, end));
                output.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            output.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                throw new EndOfStreamException("git ended");
            }
        }
    }

    private static async Task<byte[]> BytesAsync(PipeReader output, int length, CancellationToken cancellationToken)
    {
        var result = await output.ReadAtLeastAsync(length + 1, cancellationToken);
        if (result.Buffer.Length <= length)
        {
            throw new EndOfStreamException("git ended");
        }

        var bytes = result.Buffer.Slice(0, length).ToArray();
        output.AdvanceTo(result.Buffer.GetPosition(length + 1));
        return bytes;
    }

    private async Task<string> StopAsync()
    {
        var said = await conversation!.StopAsync();
        await DisposeAsync();
        return said;
    }
}
