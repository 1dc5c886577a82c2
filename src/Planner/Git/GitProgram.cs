using System.Diagnostics;
using System.Text;

namespace Planner.Git;

/// <summary>
/// The <c>git</c> program, run in one folder; the one place that starts it. It asks no questions, starts no pager and
/// takes no lock that it does not need.
/// </summary>
internal sealed class GitProgram(string folder)
{
    /// <summary>Where it runs.</summary>
    public string Folder => folder;

    /// <summary>Whether it may not fetch what a partial clone left out (git 2.45 and later).</summary>
    public bool IsOffline { get; init; }

    /// <summary>Runs git and answers what it wrote.</summary>
    /// <exception cref="GitException">git is not installed, or said no.</exception>
    public async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(arguments, default, patience: null, cancellationToken);
        return answer.IsSuccess ? answer.Text : throw new GitException(answer.Error.Trim());
    }

    /// <summary>Runs git and answers what it wrote, whether or not it could do what was asked.</summary>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="patience">After how long it is stopped; null: never.</param>
    /// <exception cref="GitException">git is not installed.</exception>
    public async Task<GitAnswer> AskAsync(IEnumerable<string> arguments, ReadOnlyMemory<byte> input, Duration? patience, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var process = Start(arguments);
        if (patience is { } most)
        {
            limited.CancelAfter(most.ToTimeSpan());
        }

        try
        {
            return await TalkAsync(process, input, limited.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new GitAnswer(GitAnswer.NoAnswer, default, $"no answer within {patience?.TotalSeconds:0} seconds");
        }
    }

    /// <summary>Starts a git that is asked again and again.</summary>
    /// <exception cref="GitException">git is not installed.</exception>
    public GitConversation Converse(IEnumerable<string> arguments) => new(Start(arguments));

    private static async Task<GitAnswer> TalkAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var output = BytesAsync(process.StandardOutput.BaseStream, cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code and its words say why.
        }

        var bytes = await output;
        var said = await error;
        await process.WaitForExitAsync(cancellationToken);
        return new GitAnswer(process.ExitCode, bytes, said);
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        if (IsOffline)
        {
            start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        }

        // A pull request may bring the files of a bare repository, whose configuration names programs: git would take the folder for one.
        foreach (var argument in arguments.Prepend("safe.bareRepository=explicit").Prepend("-c"))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new GitException("the git program cannot be started; install git and put it on the PATH", exception);
        }
    }
}
