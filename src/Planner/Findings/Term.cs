namespace Planner.Findings;

/// <summary>
/// A word of ours inside a message: <c>brand</c>, <c>a private key</c>. It reads as it stands in English; other
/// languages look it up, and ask for the form that the sentence around it needs.
/// </summary>
public readonly record struct Term(string Word) : IFormattable
{
    public override string ToString() => Word;

    public string ToString(string? format, IFormatProvider? formatProvider) => Word;
}

/// <summary>Parts of a message with commas between them, each translated by itself.</summary>
public sealed record Listing(ImmutableArray<IFormattable> Items) : IFormattable
{
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.Join(", ", Items.Select(item => item.ToString(null, CultureInfo.InvariantCulture)));
}
