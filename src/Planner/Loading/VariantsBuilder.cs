using SourceSpan = Planner.Findings.SourceSpan;

namespace Planner.Loading;

/// <summary>Puts the blocks of a post's body together: to segments, and these to variants.</summary>
/// <param name="path">Of the post's file.</param>
/// <param name="firstLine">Of the body, in the file.</param>
internal sealed class VariantsBuilder(string path, int firstLine)
{
    private readonly ImmutableArray<Variant>.Builder variants = ImmutableArray.CreateBuilder<Variant>();
    private readonly ImmutableArray<RichText>.Builder segments = ImmutableArray.CreateBuilder<RichText>();
    private string? target;
    private int start = firstLine;

    /// <summary>Of the segment that is being read.</summary>
    public List<TextBlock> Blocks { get; } = [];

    public void EndSegment()
    {
        if (TakeText() is { IsEmpty: false } segment)
        {
            segments.Add(segment);
        }
    }

    /// <param name="account">Or network, as its heading names it.</param>
    /// <param name="line">Of the heading, in the file.</param>
    public void StartVariant(string account, int line)
    {
        EndVariant();
        (target, start) = (account, line);
    }

    /// <summary>The common text first, then the variants in the order of the file.</summary>
    public ImmutableArray<Variant> End()
    {
        EndVariant();
        return variants.DrainToImmutable();
    }

    /// <summary>The blocks as one text.</summary>
    public RichText TakeText()
    {
        if (Blocks.Count == 0)
        {
            return RichText.Empty;
        }

        var text = new RichText([.. Blocks]);
        Blocks.Clear();
        return text;
    }

    private void EndVariant()
    {
        EndSegment();
        variants.Add(new Variant(target, new SourceSpan(path, start, 1), segments.DrainToImmutable()));
    }
}
