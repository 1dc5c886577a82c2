using System.Text;

namespace Planner.Checking;

/// <summary>Counts emoji as people see them: a family or a flag is one.</summary>
internal static class Emoji
{
    public static int Count(ReadOnlySpan<char> text)
    {
        // Everything that looks like an emoji lies beyond the arrows; most texts stop long before.
        if (text.IndexOfAnyInRange('\u2190', '\uFFFF') < 0)
        {
            return 0;
        }

        var count = 0;
        for (var rest = text; rest.Length > 0;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            count += IsEmoji(rest[..length]) ? 1 : 0;
            rest = rest[length..];
        }

        return count;
    }

    private static bool IsEmoji(ReadOnlySpan<char> element)
    {
        if (Rune.DecodeFromUtf16(element, out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        // The blocks of Unicode 15 whose characters are emoji by default, and any character made one by U+FE0F.
        return rune.Value is (>= 0x1F300 and <= 0x1FAFF) or (>= 0x1F1E6 and <= 0x1F1FF) or 0x1F004 or 0x1F0CF or (>= 0x1F18E and <= 0x1F19A) or (>= 0x1F201 and <= 0x1F251)
            or 0x231A or 0x231B or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 or 0x25FD or 0x25FE or 0x2614 or 0x2615
            or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or 0x26AA or 0x26AB or 0x26BD or 0x26BE or 0x26C4 or 0x26C5 or 0x26CE
            or 0x26D4 or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E
            or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55
            || element.Contains('\uFE0F');
    }
}
