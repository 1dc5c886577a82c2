namespace Planner.Checking;

/// <summary>A block's characters in one piece, and the way back to their place in the file.</summary>
internal readonly record struct BlockText(string Text, TextBlock Block)
{
    public static BlockText Of(TextBlock block) =>
        new(block.Text, block);

    /// <summary>The place of a character; exact unless an escape stands before it on its line.</summary>
    public SourceSpan PlaceOf(int position, string path)
    {
        foreach (var run in Block.Runs)
        {
            if (position < run.Text.Length)
            {
                return PlaceIn(run, position, path);
            }

            position -= run.Text.Length;
        }

        return new SourceSpan(path, Block.Line, 1);
    }

    /// <summary>The place of a character of one run.</summary>
    public static SourceSpan PlaceIn(Run run, int position, string path)
    {
        var before = run.Text[..position];
        var lines = before.Count('\n');
        return new SourceSpan(path, run.Line + lines, lines == 0 ? run.Column + position : position - before.LastIndexOf('\n'));
    }
}
