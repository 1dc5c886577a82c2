using System.Text;

namespace Planner.Git;

/// <summary>What git said at its end.</summary>
/// <param name="Code">Its exit code; <see cref="NoAnswer"/> when it was stopped because it took too long.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record GitAnswer(int Code, ReadOnlyMemory<byte> Output, string Error)
{
    public const int NoAnswer = -1;

    public bool IsSuccess => Code == 0;

    public string Text => Encoding.UTF8.GetString(Output.Span);
}
