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
    private const int MaxWeight = 100_000;

    /// <summary>Up to here looking through a mapping is faster than keeping an index of it.</summary>
    private const int FewEntries = 32;

    private readonly Parser events;
    private readonly string text;
    private readonly string path;
    private readonly List<Finding> findings;
    private Dictionary<AnchorName, YamlNode>? anchors;
    private long weight;

    private YamlReader(Parser events, string text, string path, List<Finding> findings)
    {
        this.events = events;
        this.text = text;
        this.path = path;
        this.findings = findings;
    }

    /// <summary>The document's root; null when it is empty, or broken and reported.</summary>
    public static YamlNode? Read(ReadOnlySpan<char> text, string path, List<Finding> findings) =>
        PlainYaml.Read(text) ?? ReadWhole(text.ToString(), path, findings);

    /// <summary>The same by the whole of YAML, without the short way for plain files.</summary>
    internal static YamlNode? ReadWhole(string text, string path, List<Finding> findings)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        try
        {
            return new YamlReader(parser, text, path, findings).Document();
        }
        catch (YamlException exception)
        {
            findings.Add(Problems.YamlSyntax(YamlFaults.Explain(exception, parser.Current, text, path)));
            return null;
        }
        catch (Exception exception) when (YamlFaults.IsOfTheParser(exception))
        {
            findings.Add(Problems.YamlSyntax(YamlFaults.Lost(exception, parser.Current, text, path)));
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

        Weigh(1);
        if (events.Current is NodeEvent tagged)
        {
            CheckTag(tagged);
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            CheckComment(scalar);
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
        if (anchors is null || !anchors.TryGetValue(alias.Value, out var target))
        {
            throw new YamlException(alias.Start, alias.End, $"*{alias.Value} stands for nothing written before it");
        }

        Weigh(target.Weight);
        return target;
    }

    /// <summary>Counts what a full expansion would have, and stops where it becomes too much.</summary>
    private void Weigh(int nodes)
    {
        weight += nodes;
        if (weight > MaxWeight)
        {
            var at = events.Current?.Start ?? Mark.Empty;
            throw new YamlException(at, at, "the file holds more values up to here than any plan needs");
        }
    }

    /// <summary>A tag asks for another type than the field's; only those that change nothing are let through.</summary>
    private void CheckTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value is not ("tag:yaml.org,2002:str" or "tag:yaml.org,2002:map" or "tag:yaml.org,2002:seq"))
        {
            findings.Add(Problems.YamlTag(new SourceSpan(path, Line(node), Column(node)), node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal)));
        }
    }

    /// <summary>
    /// "first_comment: Merci #noel" is "Merci" for YAML, and nobody would notice that the hashtag is gone. A comment that
    /// is meant as one has a space after its sign.
    /// </summary>
    private void CheckComment(Scalar scalar)
    {
        var end = (int)scalar.End.Index;
        if (scalar.Style is not ScalarStyle.Plain || end >= text.Length || text[end] is not (' ' or '\t'))
        {
            return;
        }

        var rest = text.AsSpan(end);
        var sign = rest.IndexOfAnyExcept(" \t");
        if (sign >= 0 && rest[sign] == '#' && sign + 1 < rest.Length && char.IsLetterOrDigit(rest[sign + 1]))
        {
            var word = rest[sign..];
            var length = word.IndexOfAny(" \t\n");
            findings.Add(Problems.CommentByAccident(new SourceSpan(path, (int)scalar.End.Line, (int)scalar.End.Column + sign), (length < 0 ? word : word[..length]).ToString()));
        }
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
        Dictionary<string, YamlScalar>? index = null;
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var at = events.Current!.Start;
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw new YamlException(at, at, "a field's name must be plain text");
            }

            if (key.Value.Length == 0)
            {
                throw new YamlException(at, events.Current.Start, "a field without a name");
            }

            var value = Node(depth + 1);
            if (entries.Count == FewEntries)
            {
                index ??= entries.ToDictionary(entry => entry.Key.Value, entry => entry.Key, StringComparer.Ordinal);
            }

            Add(entries, index, new YamlEntry(key, value));
        }

        return new YamlMapping(entries.DrainToImmutable(), Line(start), Column(start));
    }

    /// <summary>YAML forbids a key twice; the first one counts, so that nothing changes behind an author's back.</summary>
    private void Add(ImmutableArray<YamlEntry>.Builder entries, Dictionary<string, YamlScalar>? index, YamlEntry entry)
    {
        if (First(entries, index, entry.Key.Value) is { } first)
        {
            findings.Add(Problems.DuplicateKey(new SourceSpan(path, entry.Key.Line, entry.Key.Column), entry.Key.Value, first.Line));
            return;
        }

        entries.Add(entry);
        index?.Add(entry.Key.Value, entry.Key);
    }

    private static YamlScalar? First(ImmutableArray<YamlEntry>.Builder entries, Dictionary<string, YamlScalar>? index, string name)
    {
        if (index is not null)
        {
            return index.GetValueOrDefault(name);
        }

        foreach (var entry in entries)
        {
            if (entry.Key.Value == name)
            {
                return entry.Key;
            }
        }

        return null;
    }

    private static int Line(ParsingEvent parsed) => (int)parsed.Start.Line;

    private static int Column(ParsingEvent parsed) => (int)parsed.Start.Column;
}
