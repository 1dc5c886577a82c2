namespace Planner.Rendering;

/// <summary>The quotes and lists that are open, from the outside in.</summary>
internal sealed class Containers(PageWriter output)
{
    private string open = "";

    /// <summary>Opens and closes what lies between the block before and this one.</summary>
    public void Enter(TextBlock block)
    {
        var common = CommonPrefix(open, block.Nesting);
        if (block.Marker is not null && common == block.Nesting.Length && common > 0)
        {
            Close(to: common);
            output.Write("</li>\n"u8);
        }
        else
        {
            Close(to: common);
            Open(block, from: common);
        }

        if (block.Marker is not null)
        {
            output.Write("<li>"u8);
        }
    }

    public void CloseAll() => Close(to: 0);

    private void Close(int to)
    {
        for (; open.Length > to; open = open[..^1])
        {
            output.Write(open[^1] switch { '>' => "</blockquote>\n"u8, '*' => "</li>\n</ul>\n"u8, _ => "</li>\n</ol>\n"u8 });
        }
    }

    private void Open(TextBlock block, int from)
    {
        for (var at = from; at < block.Nesting.Length; at++)
        {
            // A list directly inside a list, or a block without a marker of its own, still needs an item to stand in.
            var needsItem = block.Nesting[at] is not '>' && (at < block.Nesting.Length - 1 || block.Marker is null);
            output.Write(block.Nesting[at] switch { '>' => "<blockquote>\n", '*' => "<ul>\n", _ => $"<ol{StartOf(block, at)}>\n" });
            output.Write(needsItem ? "<li>"u8 : []);
        }

        open = block.Nesting;
    }

    private static string StartOf(TextBlock block, int at) =>
        at == block.Nesting.Length - 1 && int.TryParse(block.Marker.AsSpan().TrimEnd(".)"), CultureInfo.InvariantCulture, out var number) && number != 1
            ? $" start=\"{number.ToString(CultureInfo.InvariantCulture)}\""
            : "";

    private static int CommonPrefix(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return length;
    }
}
