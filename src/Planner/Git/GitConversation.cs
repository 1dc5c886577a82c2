using System.Diagnostics;
using System.IO.Pipelines;

namespace Planner.Git;

/// <summary>A git that goes on running until it is disposed of.</summary>
internal sealed class GitConversation : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> error;

    public GitConversation(Process process)
    {
        this.process = process;
        Output = PipeReader.Create(process.StandardOutput.BaseStream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        error = process.StandardError.ReadToEndAsync();
    }

    public Stream Input => process.StandardInput.BaseStream;

    public PipeReader Output { get; }

    /// <summary>Stops it, and answers what it had complained of.</summary>
    public async Task<string> StopAsync()
    {
        process.Kill(entireProcessTree: true);
        return (await error).Trim();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }
}
