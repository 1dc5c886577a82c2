namespace Planner.Networks.Texts;

/// <summary>What lies between two blocks: how many of the open quotes and lists stay open.</summary>
/// <param name="Kept">The containers that stay open, from the outside in.</param>
/// <param name="IsNextItem">Whether the list behind the kept ones stays open too, with its next item.</param>
internal readonly record struct Nesting(int Kept, bool IsNextItem)
{
    /// <param name="open">The containers that are open, as in <see cref="TextBlock.Nesting"/>.</param>
    public static Nesting Step(string open, TextBlock block)
    {
        var common = open.AsSpan().CommonPrefixLength(block.Nesting);
        var item = ItemOf(block);
        return item >= 0 && item < common ? new Nesting(item, IsNextItem: true) : new Nesting(common, IsNextItem: false);
    }

    /// <summary>The list that the block's marker belongs to, the innermost one; -1 when the block starts no item.</summary>
    public static int ItemOf(TextBlock block) => block.Marker is null ? -1 : block.Nesting.AsSpan().LastIndexOfAny('*', '1');
}
