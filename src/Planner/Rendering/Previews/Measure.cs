using Planner.Networks;
using Planner.Networks.Counting;

namespace Planner.Rendering.Previews;

/// <summary>How long a message is against its network's limit, and what it costs.</summary>
/// <param name="segment">Null when it has no limit.</param>
/// <param name="title">Null when it fits.</param>
internal sealed class Measure(SiteIndex index, PreparedSegment? segment, PreparedTitle? title, decimal? cost) : Html
{
    public static ImmutableArray<string> Names => ["length", "over", "cost"];

    /// <summary>The messages of a thread have each their own length; the cost is that of all.</summary>
    public static Measure? OrNull(SiteIndex index, PreparedDelivery prepared)
    {
        var segment = prepared.Segments is [{ Length.Limit: not null } only] ? only : null;
        var title = prepared.Title is { Length.IsTooLong: true } tooLong ? tooLong : null;
        return segment is null && title is null && prepared.Cost is null ? null : new Measure(index, segment, title, prepared.Cost);
    }

    internal override void WriteTo(PageWriter output)
    {
        var language = index.Language;
        index.Fragments.Measure.Write(
            output,
            segment is null ? null : Length(segment.Length),
            title is not null ? language.Text("preview.title_over", Over(title.Length))
                : segment?.Length is { IsTooLong: true } length ? language.Text("preview.over", Over(length))
                : segment?.Bytes is { IsTooLong: true } bytes ? language.Text("preview.bytes_over", Over(bytes))
                : null,
            cost is { } dollars ? language.Cost(dollars) : null);
    }

    private string Length(TextLength length)
    {
        var language = index.Language;
        var unit = length.Unit is LengthUnit.Utf8Byte ? "preview.bytes" : "preview.characters";
        return language.Text("preview.of_limit", language.Number(length.Value), language.Count(unit, length.Limit ?? 0));
    }

    private string Over(TextLength length) => index.Language.Number(length.Value - length.Limit ?? 0);
}
