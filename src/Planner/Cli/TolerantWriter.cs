using System.Text;

namespace Planner.Cli;

/// <summary>
/// Messages to somebody who may not listen any more: a pipe that was closed, a log on a full disk. What a command is in the middle of,
/// such as a receipt, matters more than that they are read.
/// </summary>
internal sealed class TolerantWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <summary>Made when it is first asked for: by then the console has its encoding.</summary>
    public static TolerantWriter OfProcess { get; } = new(Console.Error);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <summary>In one go, so that lines of several threads stay lines.</summary>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        // The runtime says of a closed output that access is denied.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told, not even of this.
        }
    }
}
