namespace Planner.Rendering;

/// <summary>What is HTML already. A template writes it as it is, and escapes every other value.</summary>
public abstract class Html
{
    /// <summary>Null, so that <c>{{#if}}</c> says no, where there is nothing to show.</summary>
    public static Html? OrNull(string text) => text.Length == 0 ? null : new Whole(text);

    public static Html Of(string text) => new Whole(text);

    public abstract void WriteTo(TextWriter output);

    public override string ToString()
    {
        using var text = new HtmlBuffer();
        WriteTo(text);
        return text.ToString();
    }

    private sealed class Whole(string text) : Html
    {
        public override void WriteTo(TextWriter output) => output.Write(text);

        public override string ToString() => text;
    }
}
