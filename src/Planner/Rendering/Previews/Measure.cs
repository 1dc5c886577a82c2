using Planner.Networks;
using Planner.Networks.Counting;

namespace Planner.Rendering.Previews;

/// <summary>How long a message is against its network's limit, and what it costs.</summary>
internal sealed class Measure(SiteIndex index, PreparedSegment? segment, PreparedTitle? title, decimal? cost) : Html
{
    public static ImmutableArray<string> Names => ["length", "over", "cost"];

    internal override void WriteTo(PageWriter output)
    {
        var language = index.Language;
        index.Fragments.Measure.Write(
            output,
            segment is null ? null : Length(segment.Length),
            title?.Length is { IsTooLong: true } ofTitle ? language.Text("preview.title_over", Over(ofTitle))
                : segment?.Length is { IsTooLong: true } length ? language.Text("preview.over", Over(length))
                : segment?.Bytes is { IsTooLong: true } bytes ? language.Text("preview.bytes_over", Over(bytes))
                : null,
            cost is { } dollars ? language.Cost(dollars) : null);
    }

    private string Length(TextLength length)
    {
        var language = index.Language;
        var unit = length.Unit is LengthUnit.Utf8Byte ? "preview.bytes" : "preview.characters";
        return length.Limit is { } limit ? language.Text("preview.of_limit", language.Number(length.Value), language.Count(unit, limit)) : language.Count(unit, length.Value);
    }

    private string Over(TextLength length) => index.Language.Number(length.Value - length.Limit ?? 0);
}
