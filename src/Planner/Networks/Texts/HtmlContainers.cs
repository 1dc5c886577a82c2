using System.Text;

namespace Planner.Networks.Texts;

/// <summary>The quotes and lists that are open, from the outside in.</summary>
internal sealed class HtmlContainers(StringBuilder target)
{
    private string open = "";

    /// <summary>Opens and closes what lies between the block before and this one.</summary>
    public void Enter(TextBlock block)
    {
        var step = Nesting.Step(open, block);
        Close(to: step.IsNextItem ? step.Kept + 1 : step.Kept);
        target.Append(step.IsNextItem ? "</li>\n<li>" : "");
        for (var at = step.IsNextItem ? step.Kept + 1 : step.Kept; at < block.Nesting.Length; at++)
        {
            target.Append(block.Nesting[at] switch { '>' => "<blockquote>\n", '*' => "<ul>\n<li>", _ => $"<ol{Start(block, at)}>\n<li>" });
        }

        open = block.Nesting;
    }

    public void CloseAll() => Close(to: 0);

    private void Close(int to)
    {
        for (; open.Length > to; open = open[..^1])
        {
            target.Append(open[^1] switch { '>' => "</blockquote>\n", '*' => "</li>\n</ul>\n", _ => "</li>\n</ol>\n" });
        }
    }

    /// <summary>The first number, where the list does not start with one.</summary>
    private static string Start(TextBlock block, int at) =>
        at == Nesting.ItemOf(block) && int.TryParse(block.Marker.AsSpan().TrimEnd(".)"), CultureInfo.InvariantCulture, out var number) && number != 1
            ? string.Create(CultureInfo.InvariantCulture, $" start=\"{number}\"")
            : "";
}
