namespace Planner.Cli;

/// <summary>A bar on standard error for work that people wait for; nothing when nobody watches, or when it is over at once.</summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IDisposable
{
    private const int Width = 30;

    private readonly Instant started = terminal.IsErrorInteractive ? terminal.Clock() : Instant.MaxValue;
    private readonly Lock drawing = new();
    private int percentage = -1;

    /// <summary>May be called from several threads at once.</summary>
    public void Report(int done, int all)
    {
        var now = 100 * done / all;
        if (!terminal.IsErrorInteractive || now == percentage || terminal.Clock() - started < Duration.FromMilliseconds(400))
        {
            return;
        }

        lock (drawing)
        {
            if (now > percentage)
            {
                percentage = now;
                var full = Width * now / 100;
                terminal.Error.Write($"\r{what} {new string('█', full)}{new string('░', Width - full)} {now,3} %");
            }
        }
    }

    /// <summary>Wipes the bar.</summary>
    public void Dispose()
    {
        if (percentage >= 0)
        {
            terminal.Error.Write("\r" + new string(' ', what.Length + Width + 7) + "\r");
            percentage = -1;
        }
    }
}
