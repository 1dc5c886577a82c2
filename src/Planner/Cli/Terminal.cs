using Planner.Printing;

namespace Planner.Cli;

/// <summary>The world around a command: where it writes, where it stands, what time it is.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="HasColour">Whether results may be coloured.</param>
/// <param name="IsErrorInteractive">Whether somebody watches the messages, so that progress helps.</param>
/// <param name="Folder">The current folder.</param>
/// <param name="Clock">Read once by each run.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool HasColour, bool IsErrorInteractive, string Folder, Func<Instant> Clock)
{
    /// <summary>Opened only where the command line asks for it with <c>-</c>: nothing else may ever wait for it.</summary>
    public Func<TextReader> Input { get; init; } = static () => TextReader.Null;

    /// <summary>The environment's variables; null where one is not set.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Says why something cannot be done, in one line: the message may quote what authors or git wrote in several.</summary>
    public void Complain(string message) =>
        Error.WriteLine("planner: " + Printable.Of(string.Join(' ', message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));

    /// <summary>The process's own; colours as https://no-color.org asks.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        TolerantWriter.OfProcess,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Environment.CurrentDirectory,
        static () => SystemClock.Instance.GetCurrentInstant())
    {
        Input = static () => new StreamReader(Console.OpenStandardInput()),
        Variable = Environment.GetEnvironmentVariable,
    };
}
