using System.CommandLine;
using NodaTime.Text;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Root { get; } = new("--root")
    {
        Description = "The repository; by default the nearest parent that has content/planner.yml.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "Never colour the output.", Recursive = true };

    public static Option<Instant?> Now { get; } = new("--now")
    {
        Description = "The moment to plan for, in ISO 8601; by default the clock's.",
        HelpName = "INSTANT",
        Recursive = true,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } now && now.InUtc().Year is >= 1900 and <= 2999)
            {
                return now;
            }

            result.AddError(Parse(text) is null
                ? $"--now takes an instant such as 2026-11-24T18:30:00Z or 2026-11-24T18:30:00+01:00, not '{text}'."
                : $"--now takes a year from 1900 to 2999, not '{text}'.");
            return null;
        },
    };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Say more on standard error.", Recursive = true };

    private static OffsetDateTimePattern Minutes() => OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");

    /// <summary>An instant needs its offset: a time without one would mean another moment on another machine.</summary>
    private static Instant? Parse(string text)
    {
        // ISO 8601 lets seconds be left out, and RFC 3339 lets the letters be small.
        var capital = text.ToUpperInvariant();

        // What scripts write is read as authors' times are; the patterns, which take their time to be made, are for the rest.
        if (capital is [.., 'Z'] && capital.Contains('T', StringComparison.Ordinal) && !capital.Contains(' ', StringComparison.Ordinal) && TimeText.TryTime(capital, out var time))
        {
            return time.Local.InUtc().ToInstant();
        }

        var parsed = OffsetDateTimePattern.Rfc3339.Parse(capital);
        return (parsed.Success ? parsed : Minutes().Parse(capital)) is { Success: true } moment ? moment.Value.ToInstant() : null;
    }
}
