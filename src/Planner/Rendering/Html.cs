namespace Planner.Rendering;

/// <summary>Text that is HTML already. A template writes it as it is, and escapes every other value.</summary>
public sealed record Html(string Text)
{
    /// <summary>Null, so that <c>{{#if}}</c> says no, where there is nothing to show.</summary>
    public static Html? OrNull(string text) => text.Length == 0 ? null : new Html(text);

    public override string ToString() => Text;
}
