namespace Planner.Checking;

/// <summary>What a skeleton of terms leaves to fill in: <c>[… the organiser's address]</c>.</summary>
internal static class TermsBlanks
{
    private const string Mark = "[…";

    public static int In(RichText prose)
    {
        var blanks = 0;
        foreach (var block in prose.Blocks)
        {
            for (var (text, at) = (block.Text, 0); (at = text.IndexOf(Mark, at, StringComparison.Ordinal)) >= 0; at += Mark.Length)
            {
                blanks++;
            }
        }

        return blanks;
    }
}
