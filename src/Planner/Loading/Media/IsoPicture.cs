namespace Planner.Loading.Media;

/// <summary>The index of a HEIC or AVIF file: which of its items is the picture, and what is said of it (ISO/IEC 23008-12).</summary>
internal static class IsoPicture
{
    public static MediaFacts Read(MediaBytes bytes, IsoBox meta, MediaFacts facts)
    {
        var boxes = IsoBoxes.Of(bytes, meta, skipped: 4).ToArray();
        var primary = Find(boxes, "pitm") is { } item ? bytes.Big(item.Start + 4, bytes.At(item.Start) == 0 ? 2 : 4) : 0;
        facts = facts with { Frames = facts.Frames ?? 1, HasLocation = facts.HasLocation || HasLocation(bytes, boxes) };
        if (Find(boxes, "iprp") is { } properties)
        {
            facts = With(Properties(bytes, properties, primary), bytes, facts);
        }

        if (facts.Width is null)
        {
            bytes.Report(MediaFault.Corrupt);
        }

        return facts;
    }

    private static IsoBox? Find(IsoBox[] boxes, string kind) => Array.Find(boxes, box => box.Kind == kind);

    /// <summary>
    /// The size, what is cut from it, and how it is turned. EXIF's orientation is not for these files: what it says is a
    /// property already.
    /// </summary>
    private static MediaFacts With(IEnumerable<IsoBox> properties, MediaBytes bytes, MediaFacts facts)
    {
        var isTurned = false;
        foreach (var box in properties)
        {
            switch (box.Kind)
            {
                case "ispe":
                    facts = facts.Sized(bytes.Big(box.Start + 4, 4), bytes.Big(box.Start + 8, 4));
                    break;
                case "clap" when bytes.Big(box.Start + 4, 4) > 0 && bytes.Big(box.Start + 12, 4) > 0:
                    facts = facts.Sized(bytes.Big(box.Start, 4) / bytes.Big(box.Start + 4, 4), bytes.Big(box.Start + 8, 4) / bytes.Big(box.Start + 12, 4));
                    break;
                case "irot":
                    isTurned = (bytes.At(box.Start) & 1) == 1;
                    break;
            }
        }

        return facts.Turned(isTurned);
    }

    /// <summary>One list holds the properties, another says which items have which, counting from one.</summary>
    private static List<IsoBox> Properties(MediaBytes bytes, IsoBox parent, long item)
    {
        var parts = IsoBoxes.Of(bytes, parent).ToArray();
        var result = new List<IsoBox>();
        if (Find(parts, "ipco") is { } list && Find(parts, "ipma") is { } map)
        {
            var all = IsoBoxes.Of(bytes, list).ToArray();
            result.AddRange(Indexes(bytes, map, item).Where(index => index > 0 && index <= all.Length).Select(index => all[index - 1]));
        }

        return result;
    }

    private static IEnumerable<int> Indexes(MediaBytes bytes, IsoBox map, long wanted)
    {
        var idLength = bytes.At(map.Start) == 0 ? 2 : 4;
        var isWide = (bytes.At(map.Start + 3) & 1) == 1;
        var position = map.Start + 8;
        for (var items = bytes.Big(map.Start + 4, 4); items > 0 && position < map.End && bytes.NextPart(); items--)
        {
            var item = bytes.Big(position, idLength);
            var count = bytes.At(position + idLength);
            position += idLength + 1;
            for (; count > 0; count--, position += isWide ? 2 : 1)
            {
                if (item == wanted)
                {
                    // The highest bit says only that the property must be understood.
                    yield return (int)(isWide ? bytes.Big(position, 2) & 0x7FFF : bytes.Big(position, 1) & 0x7F);
                }
            }
        }
    }

    private static bool HasLocation(MediaBytes bytes, IsoBox[] boxes)
    {
        var kinds = Find(boxes, "iinf") is { } list ? IsoItems.Kinds(bytes, list) : [];
        if (kinds.Count == 0 || Find(boxes, "iloc") is not { } places)
        {
            return false;
        }

        var data = Find(boxes, "idat")?.Start ?? 0;
        foreach (var (item, start, length) in IsoItems.Places(bytes, places, data))
        {
            // Four bytes say how far behind them the EXIF begins.
            var kind = kinds.GetValueOrDefault(item);
            if ((kind == "Exif" && Exif.Read(bytes, start + 4 + bytes.Big(start, 4), start + length).HasLocation)
                || (kind == "mime" && Xmp.HasLocation(bytes, start, start + length)))
            {
                return true;
            }
        }

        return false;
    }
}
