using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Planner.Drawing;

/// <summary>The list of entries, as the bytes of its file: a head, an empty line, and an entry a line in the order of their bytes.</summary>
/// <param name="Bytes">All of the file.</param>
/// <param name="Body">Where the entries begin.</param>
internal sealed record EntryList(ReadOnlyMemory<byte> Bytes, EntryListHead Head, int Body)
{
    /// <summary>A million entries have 67 million bytes; ten times as many fit no forge.</summary>
    public const int MostBytes = 700_000_000;

    /// <summary>A head has a few hundred bytes.</summary>
    private const int MostOfHead = 100_000;

    private static readonly SearchValues<byte> SmallDigits = SearchValues.Create("0123456789abcdef"u8);

    private static readonly string[] Single = ["1"];

    public Sha256 Digest => Sha256.Of(Bytes.Span);

    public ReadOnlySpan<byte> Entries => Bytes.Span[Body..];

    /// <summary>Writes the list of these people.</summary>
    /// <param name="people">In the order of their pseudonyms, each with how many entries they have.</param>
    public static void Write(EntryListHead head, IEnumerable<(Sha256 Person, int Entries)> people, Stream output)
    {
        output.Write(Encoding.UTF8.GetBytes(head.ToString()));
        foreach (var (person, entries) in people)
        {
            foreach (var number in Numbers(entries))
            {
                output.Write(Encoding.ASCII.GetBytes($"{person}.{number}\n"));
            }
        }
    }

    /// <summary>The list, or what is wrong with the file.</summary>
    public static (EntryList? List, string? Fault) Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith("\uFEFF"u8) || span[..Math.Min(span.Length, MostOfHead)].Contains((byte)'\r'))
        {
            return (null, "has other line ends, or another beginning, than planner writes: git or an editor changed it; 'content/draws/.gitattributes' should say '*.txt -text'");
        }

        var end = span[..Math.Min(span.Length, MostOfHead)].IndexOf("\n\n"u8);
        if (end < 0 || EntryListHead.Read(Encoding.UTF8.GetString(span[..(end + 2)])) is not { } head)
        {
            return (null, $"is not a list of entries as planner writes it: its first line is '{EntryListHead.FirstLine}'");
        }

        var list = new EntryList(bytes, head, end + 2);
        return FaultOf(list) is { } fault ? (null, fault) : (list, null);
    }

    /// <summary>Where each entry begins, in the order of the file.</summary>
    public ImmutableArray<int> Starts()
    {
        var starts = new int[Entries.Count((byte)'\n')];
        var (position, number) = (0, 0);
        for (var rest = Entries; rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
        {
            starts[number++] = Body + position;
            position += end + 1;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(starts);
    }

    /// <summary>One line, without its end.</summary>
    public ReadOnlySpan<byte> At(int start)
    {
        var rest = Bytes.Span[start..];
        return rest[..rest.IndexOf((byte)'\n')];
    }

    /// <summary>From one, in the order of their digits: 1, 10, 2.</summary>
    private static string[] Numbers(int count) =>
        count == 1 ? Single : [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];

    private static string? FaultOf(EntryList list)
    {
        var (lines, people) = (0, 0);
        var before = ReadOnlySpan<byte>.Empty;
        for (var rest = list.Entries; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var entry = end < 0 ? rest : rest[..end];
            lines++;
            if (end < 0 || !IsEntry(entry, list.Head.EntriesPerPerson))
            {
                return string.Create(CultureInfo.InvariantCulture, $"has something else than an entry at entry {lines}");
            }

            if (entry.SequenceCompareTo(before) <= 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"is not in order at entry {lines}, or has it twice");
            }

            people += before.IsEmpty || !before[..Sha256.Digits].SequenceEqual(entry[..Sha256.Digits]) ? 1 : 0;
            before = entry;
            rest = rest[(end + 1)..];
        }

        return lines != list.Head.Entries || people != list.Head.People ? string.Create(CultureInfo.InvariantCulture, $"says {list.Head.Entries} entries of {list.Head.People} people and has {lines} of {people}")
            : list.Head.Counts.Rows - list.Head.Counts.Dropped != lines ? "has counts that do not add up"
            : null;
    }

    /// <summary>64 small hexadecimal digits, a dot, and a number from one without zeros before it.</summary>
    private static bool IsEntry(ReadOnlySpan<byte> entry, int most) =>
        entry.Length > Sha256.Digits + 1 && entry[Sha256.Digits] == (byte)'.' && entry[Sha256.Digits + 1] != (byte)'0'
        && !entry[..Sha256.Digits].ContainsAnyExcept(SmallDigits)
        && int.TryParse(entry[(Sha256.Digits + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most;
}
