using System.Text;

namespace Planner.Networks.Texts;

/// <summary>How blocks stand under one another where a text has lines and nothing else.</summary>
internal static class Layout
{
    /// <summary>Between the cells of a row.</summary>
    public const string Bar = " | ";

    /// <summary>Lines of one list or table stand close together.</summary>
    public static bool IsTight(TextBlock previous, TextBlock block) =>
        (block.Marker is not null && previous.Nesting.Length > 0 && (previous.Nesting.StartsWith(block.Nesting, StringComparison.Ordinal) || block.Nesting.StartsWith(previous.Nesting, StringComparison.Ordinal)))
        || (block.Kind is BlockKind.TableRow && previous.Kind is BlockKind.TableHeader or BlockKind.TableRow);

    /// <summary>What stands before a line: <c>&gt; </c> for a quote, an indent and the marker for a list.</summary>
    public static string Prefix(string nesting, string? marker)
    {
        // Most texts have no other containers than these.
        switch (nesting, marker)
        {
            case ("", _):
                return "";
            case ("*", "-"):
                return "- ";
            case ("*" or "1", null):
                return "  ";
        }

        var prefix = new StringBuilder();
        var lists = nesting.Count(container => container != '>');
        foreach (var container in nesting)
        {
            if (container == '>')
            {
                prefix.Append("> ");
            }
            else if (--lists > 0)
            {
                prefix.Append("  ");
            }
            else
            {
                prefix.Append(marker is null ? "  " : marker + " ");
            }
        }

        return prefix.ToString();
    }
}
