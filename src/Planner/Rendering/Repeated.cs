namespace Planner.Rendering;

/// <summary>HTML that stands several times on one page: made once, then copied from where it stands already.</summary>
internal sealed class Repeated(Html html) : Html
{
    private int start = -1;
    private int length;

    internal override void WriteTo(PageWriter output)
    {
        if (start >= 0)
        {
            output.Repeat(start, length);
            return;
        }

        start = output.Length;
        html.WriteTo(output);
        length = output.Length - start;
    }
}
