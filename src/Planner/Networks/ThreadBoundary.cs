namespace Planner.Networks;

/// <summary>How good a place is to end a segment, the worst first.</summary>
internal enum ThreadCut
{
    /// <summary>Inside an address, a mention, a hashtag, a link's label or a piece of code.</summary>
    Piece,

    /// <summary>Inside a word, or between two words of a label or a piece of code.</summary>
    Word,

    /// <summary>Between two characters of a script without spaces between words.</summary>
    Character,
    Space,

    /// <summary>Between a heading, or what reads as one, and what it stands above.</summary>
    Introduction,

    /// <summary>Between two sentences, or at a line break, which authors make on purpose.</summary>
    Sentence,
    Block,
}

/// <summary>A place in a rich text where a segment may end and the next one begin.</summary>
/// <param name="Offset">In UTF-16 code units of the block's text; zero before the whole block.</param>
internal readonly record struct ThreadBoundary(int Block, int Offset, ThreadCut Cut);
