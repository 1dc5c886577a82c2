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
                var before = run.Text[..position];
                var lines = before.Count('\n');
                return new SourceSpan(path, run.Line + lines, lines == 0 ? run.Column + position : position - before.LastIndexOf('\n'));
            }

            position -= run.Text.Length;
        }

        return new SourceSpan(path, Block.Line, 1);
    }
}
