using Planner.Networks.Counting;

namespace Planner.Networks;

/// <summary>A length as commands print it: <c>123 of 280 weighted characters</c>.</summary>
internal static class LengthText
{
    public static string Of(TextLength length)
    {
        var unit = length.Unit switch
        {
            LengthUnit.Utf8Byte => "bytes",
            LengthUnit.WeightedCodePoint => "weighted characters",
            _ => "characters",
        };
        return length.Limit is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $"{length.Value} of {limit} {unit}{(length.IsTooLong ? ", TOO LONG" : "")}")
            : string.Create(CultureInfo.InvariantCulture, $"{length.Value} {unit}");
    }
}
