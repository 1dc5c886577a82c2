using System.Text;

namespace Planner.Printing;

/// <summary>
/// Build servers take orders from what is printed, wherever it stands in a line: <c>##[group]</c> (GitHub, Azure),
/// <c>##vso[task.complete]</c> (Azure), <c>##teamcity[buildStop]</c>. A heading, <c>## Title</c>, is none.
/// </summary>
internal static class BuildServerOrders
{
    /// <param name="text">What is going to be printed.</param>
    /// <param name="sign">Stands for the second <c>#</c> of an order.</param>
    public static string Break(string text, string sign)
    {
        var start = text.IndexOf("##", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var broken = new StringBuilder(text, 0, start, text.Length + sign.Length);
        for (var position = start; position < text.Length; position++)
        {
            var isOrder = text[position] == '#' && position > 0 && text[position - 1] == '#'
                && position + 1 < text.Length && (text[position + 1] == '[' || char.IsAsciiLetter(text[position + 1]));
            _ = isOrder ? broken.Append(sign) : broken.Append(text[position]);
        }

        return broken.ToString();
    }
}
