using System.Text;

namespace Planner.Rendering;

/// <summary>What is HTML already. A template writes it as it is, and escapes every other value.</summary>
public abstract class Html
{
    internal static Html Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    internal static Html Of(byte[] utf8) => new Whole(utf8);

    internal abstract void WriteTo(PageWriter output);

    public override string ToString()
    {
        using var text = new PageWriter();
        WriteTo(text);
        return text.ToString();
    }

    private sealed class Whole(byte[] utf8) : Html
    {
        internal override void WriteTo(PageWriter output) => output.Write(utf8);
    }
}
