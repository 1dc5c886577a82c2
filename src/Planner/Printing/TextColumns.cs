namespace Planner.Printing;

/// <summary>Columns of text in a terminal.</summary>
internal static class TextColumns
{
    /// <summary>How many characters people see; ids are narrow letters.</summary>
    public static int Width(string text) => new StringInfo(text).LengthInTextElements;

    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));
}
