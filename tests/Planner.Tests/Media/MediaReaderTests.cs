using System.Text;
using Planner.Loading.Media;

namespace Planner.Tests.Media;

public sealed class MediaReaderTests
{
    public static TheoryData<string> WithAnEnd =>
    [
        .. MediaFile.All.Select(file => file.Name).Where(name => Path.GetExtension(name) is ".jpg" or ".png" or ".gif" or ".webp" or ".bmp" or ".heic" or ".avif" or ".mp4" or ".mov" or ".mkv" or ".pdf" or ".wav" or ".ogg" or ".opus" or ".ogv")
            .Except(["empty.png", "lfs-pointer.jpg", "text.jpg", "fragmented.mp4"]),
    ];

    [Fact]
    public void Every_file_is_what_its_bytes_are() =>
        Golden.Check("tests/Planner.Tests/Golden/media-facts.txt", string.Concat(MediaFile.All.Select(file => $"{file.Name}: {MediaFile.Line(file.Read())}\n")));

    [Theory, MemberData(nameof(WithAnEnd))]
    public void A_file_that_ends_too_early_is_cut_short(string name)
    {
        var file = MediaFile.Of(name);
        Assert.All(Enumerable.Range(1, 7), eighth => Assert.Equal(MediaFault.CutShort, file.Cut(file.Bytes.Length * eighth / 8).Read().Fault));
    }

    [Fact]
    public void Without_its_index_at_the_end_a_video_is_cut_short_and_nothing_else_is_known()
    {
        var file = MediaFile.Of("index-last.mp4");
        var facts = file.Cut(file.Bytes.AsSpan().IndexOf("moov"u8) - 4).Read();
        Assert.Equal((MediaFault.CutShort, "video/mp4", null), (facts.Fault, facts.MediaType, facts.Width));
    }

    [Fact]
    public void What_stands_behind_a_jpeg_does_not_matter() =>
        Assert.Null((MediaFile.Of("plain.jpg") with { Bytes = [.. MediaFile.Of("plain.jpg").Bytes, .. new byte[20_000]] }).Read().Fault);

    [Fact]
    public void Only_the_headers_of_a_long_video_are_read()
    {
        var header = MediaFile.Of("index-first.mp4").Bytes;
        var at = header.AsSpan().IndexOf("mdat"u8) - 4;
        const long Length = 3L << 30;
        byte[] start = [.. header[..at], 0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, .. BigEndian((uint)(Length - at))];
        var asked = 0L;
        var facts = MediaReader.Read(Length, (position, buffer) =>
        {
            asked += buffer.Length;
            buffer.Clear();
            start.AsSpan((int)Math.Min(position, start.Length), (int)Math.Clamp(start.Length - position, 0, buffer.Length)).CopyTo(buffer);
            return (int)Math.Min(buffer.Length, Length - position);
        });
        Assert.Equal((64, "h264", null, Length), (facts.Width, facts.VideoCodec, facts.Fault, facts.Length));
        Assert.InRange(asked, 1, 256 * 1024);
    }

    [Fact]
    public void Frames_are_counted_up_to_ten_thousand()
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 5, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0, 0];
        var file = new MediaFile("a.gif", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, .. Enumerable.Repeat(frame, 10_001).SelectMany(each => each), 0x3B]);
        Assert.Equal("image/gif, 1 x 1, 10000+ frames, animated", MediaFile.Line(file.Read()));
        var shorter = file with { Bytes = [.. file.Bytes[..(13 + (frame.Length * 10_000))], 0x3B] };
        Assert.Equal("image/gif, 1 x 1, 10000 frames, 500 s, animated", MediaFile.Line(shorter.Read()));
    }

    [Fact]
    public void A_file_of_nothing_but_small_parts_is_given_up()
    {
        byte[] box = [0, 0, 0, 8, .. "free"u8];
        var facts = new MediaFile("a.mp4", [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, .. Enumerable.Repeat(box, 30_000).SelectMany(each => each)]).Read();
        Assert.Equal(MediaFault.TooManyParts, facts.Fault);
    }

    [Fact]
    public void A_part_that_claims_more_than_there_is_ends_the_walk() => Assert.All(
        new byte[][] { [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 1], [0, 0, 0, 2] },
        size => Assert.NotNull(new MediaFile("a.mp4", [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, .. size, .. "moov"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).Read().Fault));

    /// <summary>Each of 5,000 tags says that it leads to 14,848 tables.</summary>
    [Fact]
    public void Exif_that_is_made_to_be_slow_is_given_up()
    {
        using var tiff = new MemoryStream();
        tiff.Write([.. "MM"u8, 0, 42, 0, 0, 0, 8, 0x13, 0x88]);
        for (var tag = 0; tag < 5_000; tag++)
        {
            tiff.Write([0x88, 0x25, 0, 4, 0, 0, 0x3A, 0, 0, 0, 0, (byte)(tag % 200)]);
        }

        byte[] segment = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        var picture = MediaFile.Of("plain.jpg").Bytes;
        var facts = new MediaFile("a.jpg", [0xFF, 0xD8, 0xFF, 0xE1, .. BigEndian((uint)segment.Length + 2)[2..], .. segment, .. picture[2..]]).Read();
        Assert.Equal((48, 32, null), (facts.Width, facts.Height, facts.Fault));
    }

    [Fact]
    public void Coordinates_that_a_camera_did_not_know_are_no_location()
    {
        var file = MediaFile.Of("turned-with-gps.jpg");
        var bytes = (byte[])file.Bytes.Clone();
        foreach (var denominator in new uint[] { 1, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000 })
        {
            var number = BigEndian(denominator);
            for (var at = bytes.AsSpan().IndexOf(number); at >= 0; at = bytes.AsSpan().IndexOf(number))
            {
                bytes.AsSpan(at, 4).Clear();
            }
        }

        Assert.True(file.Read().HasLocation);
        Assert.False((file with { Bytes = bytes }).Read().HasLocation);
    }

    [Fact]
    public void A_title_that_holds_the_letters_of_a_place_is_none()
    {
        var file = MediaFile.Of("gps.mp4");
        var at = file.Bytes.AsSpan().IndexOf("\u00A9xyz"u8[1..]);
        byte[] renamed = [.. file.Bytes[..at], .. "\u00A9nam"u8[1..], .. file.Bytes[(at + 4)..]];
        "velocity"u8.CopyTo(renamed.AsSpan(at + 8));
        Assert.True(file.Read().HasLocation);
        Assert.False((file with { Bytes = renamed }).Read().HasLocation);
    }

    [Theory]
    [InlineData("<svg/>", "image/svg+xml")]
    [InlineData("\uFEFF  <?xml version='1.0'?><!-- a --><svg>", "image/svg+xml")]
    [InlineData("<!DOCTYPE html><html><body><svg/></body></html>", null)]
    [InlineData("A text about <svg>", null)]
    [InlineData("version https://git-lfs.github.com/spec/v2\n", null)]
    [InlineData("{}", null)]
    [InlineData("\u0000", null)]
    public void Texts_are_not_media(string text, string? type)
    {
        var facts = new MediaFile("a", Encoding.UTF8.GetBytes(text)).Read();
        Assert.Equal((type, null), (facts.MediaType, facts.Fault));
    }

    private static byte[] BigEndian(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
