using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Loading;

/// <summary>
/// YAML text to nodes with places, from YamlDotNet's parser events. Aliases share their node, so that a "billion
/// laughs" costs nothing; depth and expanded size are bounded, so that no reader ever walks one.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>No field of the content model nests deeper than seven; this leaves room for <c>extra</c>.</summary>
    private const int MaxDepth = 64;

    /// <summary>A contest with a hundred steps has about a thousand nodes.</summary>
    private const int MaxWeight = 200_000;

    private readonly Parser events;
    private readonly string path;
    private readonly List<Finding> findings;
    private Dictionary<AnchorName, YamlNode>? anchors;

    private YamlReader(Parser events, string path, List<Finding> findings)
    {
        this.events = events;
        this.path = path;
        this.findings = findings;
    }

    /// <summary>The document's root; null when it is empty, or broken and reported.</summary>
    public static YamlNode? Read(string text, string path, List<Finding> findings) =>
        PlainYaml.Read(text) ?? ReadWhole(text, path, findings);

    /// <summary>The same by the whole of YAML, without the short way for plain files.</summary>
    internal static YamlNode? ReadWhole(string text, string path, List<Finding> findings)
    {
        try
        {
            using var reader = new StringReader(text);
            return new YamlReader(new Parser(reader), path, findings).Document();
        }
        catch (YamlException exception)
        {
            findings.Add(Problems.YamlSyntax(YamlFaults.Explain(exception, text, path)));
            return null;
        }
    }

    private YamlNode? Document()
    {
        events.Consume<StreamStart>();
        if (!events.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = Node(0);
        if (root.Weight > MaxWeight)
        {
            throw new YamlException(Mark.Empty, Mark.Empty, "the aliases in this file expand to too many values");
        }

        events.Consume<DocumentEnd>();
        if (events.TryConsume<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "a second YAML document starts here; a file holds one");
        }

        return root;
    }

    private YamlNode Node(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(events.Current!.Start, events.Current.End, "values are nested too deep here");
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            return Anchored(scalar.Anchor, new YamlScalar(scalar.Value, scalar.Style is ScalarStyle.Plain, Line(scalar), Column(scalar)));
        }

        if (events.TryConsume<SequenceStart>(out var sequence))
        {
            return Anchored(sequence.Anchor, Sequence(sequence, depth));
        }

        if (events.TryConsume<MappingStart>(out var mapping))
        {
            return Anchored(mapping.Anchor, Mapping(mapping, depth));
        }

        var alias = events.Consume<AnchorAlias>();
        return anchors is not null && anchors.TryGetValue(alias.Value, out var target)
            ? target
            : throw new YamlException(alias.Start, alias.End, $"*{alias.Value} stands for nothing written before it");
    }

    private YamlNode Anchored(AnchorName anchor, YamlNode node)
    {
        // Remembered only when complete: an alias inside its own anchor stands for nothing, and cannot loop.
        if (!anchor.IsEmpty)
        {
            (anchors ??= [])[anchor] = node;
        }

        return node;
    }

    private YamlSequence Sequence(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlSequence(items.DrainToImmutable(), Line(start), Column(start));
    }

    private YamlMapping Mapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var at = events.Current!.Start;
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw new YamlException(at, at, "a field's name must be plain text");
            }

            var value = Node(depth + 1);
            Add(entries, new YamlEntry(key, value));
        }

        return new YamlMapping(entries.DrainToImmutable(), Line(start), Column(start));
    }

    /// <summary>YAML forbids a key twice; the first one counts, so that nothing changes behind an author's back.</summary>
    private void Add(ImmutableArray<YamlEntry>.Builder entries, YamlEntry entry)
    {
        foreach (var other in entries)
        {
            if (other.Key.Value == entry.Key.Value)
            {
                findings.Add(Problems.DuplicateKey(new SourceSpan(path, entry.Key.Line, entry.Key.Column), entry.Key.Value, other.Key.Line));
                return;
            }
        }

        entries.Add(entry);
    }

    private static int Line(ParsingEvent parsed) => (int)parsed.Start.Line;

    private static int Column(ParsingEvent parsed) => (int)parsed.Start.Column;
}
