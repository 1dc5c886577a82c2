using System.Text;

namespace Planner.Networks.Texts;

/// <summary>
/// Writes blocks line by line, with what quotes and lists put before each line. What readers see is shown and escaped;
/// what they do not see is markup. One instance writes one text.
/// </summary>
/// <param name="countsShown">Whether what readers see is also kept apart, for networks that count that.</param>
internal abstract class BlockWriter(bool countsShown)
{
    /// <summary>Of ordinary texts; the memory of a huge one is given back.</summary>
    private const int MostKept = 16_384;

    // Thousands of texts are written one after the other on each thread; their buffers serve the next one.
    [ThreadStatic]
    private static StringBuilder? spareText;

    [ThreadStatic]
    private static StringBuilder? spareShown;

    private string rest = "";

    /// <summary>What is sent.</summary>
    protected StringBuilder Text { get; } = Taken(ref spareText);

    /// <summary>What readers see; null when the network counts what is sent.</summary>
    protected StringBuilder? Shown { get; } = countsShown ? Taken(ref spareShown) : null;

    /// <summary>What readers see, once the text is written.</summary>
    public string Counted { get; private set; } = "";

    public string Write(RichText text)
    {
        MakeRoom(text);
        TextBlock? previous = null;
        foreach (var block in text.Blocks)
        {
            if (previous is not null)
            {
                Between(previous, block);
            }

            Begin(previous, block);
            Write(block);
            previous = block;
        }

        End(previous);
        var sent = Text.ToString();
        Counted = Shown?.ToString() ?? sent;
        Keep(Text, ref spareText);
        Keep(Shown, ref spareShown);
        return sent;
    }

    private static StringBuilder Taken(ref StringBuilder? spare)
    {
        var taken = spare ?? new StringBuilder();
        spare = null;
        return taken;
    }

    private static void Keep(StringBuilder? used, ref StringBuilder? spare)
    {
        if (used is { Capacity: <= MostKept })
        {
            spare = used.Clear();
        }
    }

    /// <summary>Most texts are then written without growing anything.</summary>
    private void MakeRoom(RichText text)
    {
        var length = 0;
        foreach (var block in text.Blocks)
        {
            length += 8;
            foreach (var run in block.Runs)
            {
                length += run.Text.Length + (run.Link is { } link ? link.Length + 3 : 0);
            }
        }

        Text.EnsureCapacity(length + (length / 32));
        Shown?.EnsureCapacity(length);
    }

    protected virtual void Between(TextBlock previous, TextBlock block) => Break(Layout.IsTight(previous, block) ? "\n" : "\n\n");

    protected virtual void Begin(TextBlock? previous, TextBlock block) => Begin(Layout.Prefix(block.Nesting, block.Marker), Layout.Prefix(block.Nesting, null));

    /// <param name="first">Stands before the block's first line.</param>
    /// <param name="others">Stands before each line after it.</param>
    protected void Begin(string first, string others)
    {
        rest = others;
        Prefix(first);
    }

    protected virtual void End(TextBlock? last)
    {
    }

    /// <summary>A code block in one piece, a row cell by cell, and everything else link by link.</summary>
    protected virtual void Write(TextBlock block)
    {
        for (var at = 0; at < block.Runs.Length;)
        {
            if ((block.Runs[at].Style & RunStyle.CellEnd) != 0)
            {
                at++;
                Show(at < block.Runs.Length ? Layout.Bar : "", RunStyle.None);
                continue;
            }

            var length = LengthOfLink(block.Runs, at);
            Write(block, block.Runs.AsSpan(at, length), block.Runs[at].Link);
            at += length;
        }
    }

    /// <summary>The runs of one link, or neighbours that lead nowhere.</summary>
    protected abstract void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link);

    /// <summary>What readers see; every line break in it starts a line of the block.</summary>
    protected void Show(ReadOnlySpan<char> shown, RunStyle style)
    {
        for (var line = shown.IndexOf('\n'); line >= 0; line = shown.IndexOf('\n'))
        {
            ShowLine(shown[..line], style);
            Break("\n");
            Prefix(rest);
            shown = shown[(line + 1)..];
        }

        ShowLine(shown, style);
    }

    /// <summary>What readers do not see.</summary>
    protected void Mark(string markup) => Text.Append(markup);

    protected void Break(string lines)
    {
        Shown?.Append(lines);
        Text.Append(lines);
    }

    /// <summary>Without escapes, unless the network has some.</summary>
    protected virtual void Escape(ReadOnlySpan<char> line, RunStyle style) => Text.Append(line);

    protected virtual void Prefix(string prefix) => ShowLine(prefix, RunStyle.None);

    protected void ShowLine(ReadOnlySpan<char> line, RunStyle style)
    {
        Escape(line, style);
        Shown?.Append(line);
    }

    /// <summary>The runs of one link share its address; two links beside each other may be equal, and are still two.</summary>
    protected static int LengthOfLink(ImmutableArray<Run> runs, int start)
    {
        var end = start + 1;
        while (end < runs.Length && ReferenceEquals(runs[end].Link, runs[start].Link) && ((runs[end].Style | runs[start].Style) & (RunStyle.CellEnd | RunStyle.Image)) == 0)
        {
            end++;
        }

        return end - start;
    }

    /// <summary>Whether the label of a link says no more than its address.</summary>
    protected static bool IsAddress(ReadOnlySpan<Run> runs, string link) =>
        runs.Length == 1 ? Addresses.IsSame(runs[0].Text, link) : Addresses.IsSame(LabelOf(runs), link);

    /// <summary>The label of a link, as it is read.</summary>
    protected static string LabelOf(ReadOnlySpan<Run> runs)
    {
        if (runs.Length == 1)
        {
            return runs[0].Characters.ToString();
        }

        var label = new StringBuilder();
        foreach (var run in runs)
        {
            label.Append(run.Text);
        }

        return label.ToString();
    }
}
