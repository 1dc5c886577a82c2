using Planner.Loading;

namespace Planner;

/// <summary>How a post comes back, at the same hour on the wall. Its first occurrence is the post's own time.</summary>
/// <param name="Every">As written: <c>1w</c>, <c>2d</c>, <c>1mo</c>, <c>1y</c>.</param>
/// <param name="On">As written: <c>mon</c>, <c>first mon</c>, <c>last fri</c>.</param>
/// <param name="Until">The last day on which it may occur.</param>
/// <param name="Count">How often it occurs in all; days that are left out count too, as in calendars (RFC 5545, 3.8.5.1).</param>
/// <param name="Except">Days on which it does not occur.</param>
public sealed record Repeat(string Every, ImmutableArray<string> On, LocalDate? Until, int? Count, ImmutableArray<LocalDate> Except)
{
    /// <summary>The days that it means.</summary>
    internal ICalendarRule Rule { get; init; } = ICalendarRule.Of("DAILY", 1, []);

    public override string ToString() => string.Join(' ', new[]
    {
        Every, string.Join(", ", On), Until is { } until ? "until " + Iso(until) : "", Count is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} times") : "",
        Except.IsEmpty ? "" : "except " + string.Join(", ", Except.Select(Iso)),
    }.Where(part => part.Length > 0));

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One of the days of a post that repeats. It is a post of its own: sent, approved and measured by itself.</summary>
/// <param name="Of">The id of the post that repeats.</param>
/// <param name="Date">The day, local to the post.</param>
public sealed record Occurrence(string Of, LocalDate Date)
{
    /// <summary>The id of the post on that day. A file with that id stands in its place.</summary>
    public string Id => $"{Of}.{Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>Whether the id is that of the post that repeats, or of one of its days, be they planned or past.</summary>
    internal static bool IsIn(string id, Post post)
    {
        var series = post.Occurrence?.Of ?? (post.Repeat is null ? null : post.Id);
        return series is not null && id.StartsWith(series, StringComparison.Ordinal)
            && (id.Length == series.Length || (id[series.Length] == '.' && TimeText.TryDate(id[(series.Length + 1)..], out _)));
    }
}
