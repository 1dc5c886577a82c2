using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;

namespace Planner.Loading.Media;

/// <summary>What EXIF says, which is a small TIFF inside of other files.</summary>
/// <param name="IsTurned">Shown on its side: orientations 5 to 8 (Exif 2.32, 4.6.4).</param>
internal sealed record Exif(bool IsTurned, bool HasLocation, int? Width, int? Height)
{
    private static readonly Exif Nothing = new(IsTurned: false, HasLocation: false, null, null);

    public static Exif Read(MediaBytes bytes, long start, long end)
    {
        var tags = new TiffTags();
        try
        {
            TiffReader.ProcessTiff(new TiffBytes(bytes, start, end - start), tags);
        }
        catch (Exception exception) when (exception is IOException or ImageProcessingException or ArithmeticException)
        {
            // A file is fine without its EXIF: pictures whose tags a tool has damaged are shown everywhere.
        }

        return tags.Directories.OfType<ExifIfd0Directory>().FirstOrDefault() is { } picture
            ? new Exif(Number(picture, ExifDirectoryBase.TagOrientation) is >= 5 and <= 8, tags.HasLocation, Number(picture, ExifDirectoryBase.TagImageWidth), Number(picture, ExifDirectoryBase.TagImageHeight))
            : Nothing;
    }

    private static int? Number(ExifIfd0Directory directory, int tag) => directory.TryGetInt32(tag, out var number) && number > 0 ? number : null;
}

/// <summary>Takes the few tags that are asked for: the size, the orientation and the place.</summary>
internal sealed class TiffTags() : DirectoryTiffHandler([])
{
    private const int XmpPacket = 0x02BC;

    /// <summary>A picture has some dozens of tags; the count of values in one may be any number of four bytes.</summary>
    private int callsLeft = 100_000;
    private bool hasXmpLocation;

    public new List<MetadataExtractor.Directory> Directories => base.Directories;

    /// <summary>Coordinates of 0/0 are what a camera writes that did not know where it was.</summary>
    public bool HasLocation => hasXmpLocation || Directories.OfType<GpsDirectory>().Any(place =>
        place.GetRationalArray(GpsDirectory.TagLatitude)?.Any(part => part.Denominator != 0) == true
        || place.GetRationalArray(GpsDirectory.TagLongitude)?.Any(part => part.Denominator != 0) == true);

    public override void SetTiffMarker(int marker) => PushDirectory(new ExifIfd0Directory());

    /// <summary>Only the place, and once: other tags lead to tables of tables.</summary>
    public override bool TryEnterSubIfd(int tagType)
    {
        if (--callsLeft < 0)
        {
            throw new IOException("More tags than a picture has.");
        }

        if (tagType != ExifIfd0Directory.TagGpsInfoOffset || CurrentDirectory is not ExifIfd0Directory || Directories.OfType<GpsDirectory>().Any())
        {
            return false;
        }

        PushDirectory(new GpsDirectory());
        return true;
    }

    public override bool HasFollowerIfd() => false;

    /// <summary>True says that nothing more is to be done with a tag: previews and makers' notes are not read.</summary>
    public override bool CustomProcessTag(int tagOffset, ICollection<int> processedIfdOffsets, IndexedReader reader, int tagId, int byteCount)
    {
        if (tagId == XmpPacket && CurrentDirectory is ExifIfd0Directory)
        {
            hasXmpLocation |= Xmp.HasLocation(reader.GetBytes(tagOffset, byteCount));
        }

        return byteCount > 24 || !(CurrentDirectory is GpsDirectory
            ? tagId is GpsDirectory.TagLatitude or GpsDirectory.TagLongitude
            : tagId is ExifDirectoryBase.TagOrientation or ExifDirectoryBase.TagImageWidth or ExifDirectoryBase.TagImageHeight);
    }

    public override bool TryCustomProcessFormat(int tagId, TiffDataFormatCode formatCode, uint componentCount, out long byteCount)
    {
        byteCount = 0;
        return false;
    }
}

/// <summary>A part of a file, as MetadataExtractor wants it: what lies outside is an <see cref="IOException"/>, and so is too much work.</summary>
internal sealed class TiffBytes(MediaBytes bytes, long start, long length, bool isMotorola = true, int shift = 0) : IndexedReader(isMotorola)
{
    public override long Length => Math.Min(length - shift, int.MaxValue);

    public override IndexedReader WithByteOrder(bool isMotorolaByteOrder) => new TiffBytes(bytes, start, length, isMotorolaByteOrder, shift);

    public override IndexedReader WithShiftedBaseOffset(int shift) => new TiffBytes(bytes, start, length, IsMotorolaByteOrder, shift);

    public override int ToUnshiftedOffset(int localOffset) => localOffset + shift;

    public override byte GetByte(int index)
    {
        ValidateIndex(index, 1);
        return bytes.At(start + shift + index);
    }

    public override byte[] GetBytes(int index, int count)
    {
        ValidateIndex(index, count);
        return bytes.Copy(start + shift + index, count, 256 * 1024);
    }

    protected override void ValidateIndex(int index, int bytesRequested)
    {
        if (!IsValidIndex(index, bytesRequested) || bytes.IsSpent)
        {
            throw new IOException("A tag leads out of the file.");
        }
    }

    protected override bool IsValidIndex(int index, int bytesRequested) => index >= 0 && bytesRequested >= 0 && (long)index + bytesRequested <= Length;
}
