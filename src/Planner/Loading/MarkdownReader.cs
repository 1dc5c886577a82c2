using System.Buffers;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using SourceSpan = Planner.Findings.SourceSpan;

namespace Planner.Loading;

/// <summary>
/// Markdown to rich text. A post's body is cut into variants at headings <c>## @target</c> and into segments at
/// thematic breaks; both count only at the top level, so that neither a code block nor a list splits a thread.
/// </summary>
internal static class MarkdownReader
{
    /// <summary>
    /// A book of sixty pages, far beyond every network. Markdig's time grows with the square of a hostile text's length;
    /// up to here the worst one known takes seconds.
    /// </summary>
    public const int MaxLength = 100_000;

    /// <summary>Every row of a table is filled up to the widest one: a few kilobytes can ask for gigabytes of cells.</summary>
    private const int MaxCells = 100_000;

    /// <summary>Markdig itself stops at 128 containers in each other.</summary>
    private const int LongestPrefix = 512;

    /// <summary>What opens quotes and lists.</summary>
    private static readonly SearchValues<char> Prefix = SearchValues.Create("> -*+.)0123456789\t");

    /// <summary>Each may be read to the end of the text in search of its closing bracket.</summary>
    private const int MaxLinks = 2_000;

    // HTML stays text: what an author types is what readers see, and nothing in a file can run.
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>The common text first, then the variants in the order of the file.</summary>
    public static ImmutableArray<Variant> Texts(string body, int firstLine, Reading reading)
    {
        var plain = new VariantsBuilder(reading.Path, firstLine);
        return PlainMarkdown.TryRead(body, firstLine, plain, hasVariants: true) ? plain.End() : WholeTexts(body, firstLine, reading);
    }

    /// <summary>Prose that is one text.</summary>
    public static RichText Prose(string body, int firstLine, Reading reading)
    {
        var plain = new VariantsBuilder(reading.Path, firstLine);
        return PlainMarkdown.TryRead(body, firstLine, plain, hasVariants: false) ? plain.TakeText() : WholeProse(body, firstLine, reading);
    }

    /// <summary>The same by the whole of Markdown, without the short way for plain texts.</summary>
    internal static ImmutableArray<Variant> WholeTexts(string body, int firstLine, Reading reading)
    {
        if (Parse(body, firstLine, reading) is not { } parsed)
        {
            return [new Variant(null, new SourceSpan(reading.Path, firstLine, 1), []) { IsRefused = true }];
        }

        var variants = new VariantsBuilder(reading.Path, firstLine);
        var blocks = new RichTextBlocks(body, firstLine, variants.Blocks);
        foreach (var block in parsed)
        {
            if (block is ThematicBreakBlock)
            {
                variants.EndSegment();
            }
            else if (TargetOf(block, body) is { } target)
            {
                variants.StartVariant(target, block.Line + firstLine);
            }
            else
            {
                blocks.Add(block);
            }
        }

        return variants.End();
    }

    internal static RichText WholeProse(string body, int firstLine, Reading reading)
    {
        var prose = new VariantsBuilder(reading.Path, firstLine);
        var blocks = new RichTextBlocks(body, firstLine, prose.Blocks);
        foreach (var block in Parse(body, firstLine, reading) ?? [])
        {
            blocks.Add(block);
        }

        return prose.TakeText();
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
            .DisableHtml()
            .UsePreciseSourceLocation();

        // A line of dashes is how a thread is cut, with or without an empty line before it; nobody underlines headings in a post.
        builder.BlockParsers.FindExact<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        builder.BlockParsers.InsertBefore<ThematicBreakParser>(new DashesBelowText());
        return builder.Build();
    }

    /// <summary>Null when it cannot be shown, which is reported.</summary>
    private static IEnumerable<Block>? Parse(string body, int firstLine, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return [];
        }

        var place = new SourceSpan(reading.Path, firstLine, 1);
        if (TooMuch(body, place) is { } finding)
        {
            reading.Findings.Add(finding);
            return null;
        }

        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit on nesting: a hostile file, or thousands of '>' pasted from a mail.
            reading.Findings.Add(Problems.FormattingTooDeep(place));
            return null;
        }
    }

    /// <summary>What would keep Markdig busy for minutes; null when there is nothing of the kind.</summary>
    private static Finding? TooMuch(string body, SourceSpan place) =>
        body.Length > MaxLength ? Problems.TextTooLongToRead(place, body.Length, MaxLength)
        : body.AsSpan().Count("](") > MaxLinks ? Problems.TooManyLinks(place, MaxLinks)
        : MostCells(body) > MaxCells ? Problems.TableTooLarge(place, MaxCells)
        : IsNestedTooDeep(body) ? Problems.FormattingTooDeep(place)
        : null;

    /// <summary>Hundreds of quotes and lists that open on one line; Markdig looks through the whole line for each of them.</summary>
    private static bool IsNestedTooDeep(string body)
    {
        foreach (var range in body.AsSpan().Split('\n'))
        {
            var line = body.AsSpan(range);
            if (line.Length > LongestPrefix && line.IndexOfAnyExcept(Prefix) > LongestPrefix)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As many as there would be if every line with a bar were a row as wide as the widest.</summary>
    private static long MostCells(string body)
    {
        if (!body.Contains('|', StringComparison.Ordinal))
        {
            return 0;
        }

        var (rows, widest) = (0L, 0);
        foreach (var line in body.AsSpan().Split('\n'))
        {
            var bars = body.AsSpan(line).Count('|');
            (rows, widest) = (rows + (bars > 0 ? 1 : 0), Math.Max(widest, bars));
        }

        return rows * widest;
    }

    /// <summary>The account or network after <c>## @</c>; read from the source, since ids may hold underscores.</summary>
    private static string? TargetOf(Block block, string body)
    {
        if (block is not HeadingBlock { Level: 2 })
        {
            return null;
        }

        var text = body.AsSpan(block.Span.Start, block.Span.Length).TrimStart('#').TrimEnd("# \t").Trim();
        return text is ['@', .. var target] && target.Length > 0 ? target.Trim().ToString() : null;
    }
}
