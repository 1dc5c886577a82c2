using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Planner.Tests.Media;

/// <summary>What holds for every file, however damaged.</summary>
public sealed class MediaPropertyTests
{
    private static readonly byte[] Odd = [0, 1, 2, 0x7F, 0x80, 0xFF];

    private static Gen<MediaFile> Whole { get; } = Gen.Elements(MediaFile.All.Where(file => file.Bytes.Length > 0));

    private static Gen<MediaFile> Prefix { get; } =
        from file in Whole
        from length in Gen.Choose(0, file.Bytes.Length)
        select file.Cut(length);

    /// <summary>Bytes at any place, and more of them in the headers.</summary>
    private static Gen<MediaFile> Damaged { get; } =
        from file in Gen.OneOf(Whole, Whole, Prefix.Where(file => file.Bytes.Length > 0))
        from count in Gen.Choose(1, 12)
        from places in Gen.OneOf(Gen.Choose(0, file.Bytes.Length - 1), Gen.Choose(0, Math.Min(file.Bytes.Length, 700) - 1)).ListOf(count)
        from values in Gen.OneOf(Gen.Elements(Odd).Select(value => (int)value), Gen.Choose(0, 255)).ListOf(count)
        select file with { Bytes = With(file.Bytes, places, values) };

    /// <summary>A file that goes on as another one.</summary>
    private static Gen<MediaFile> Spliced { get; } =
        from first in Prefix
        from second in Whole
        from start in Gen.Choose(0, second.Bytes.Length)
        select new MediaFile(first.Name + second.Name, [.. first.Bytes, .. second.Bytes[start..]]);

    [Fact]
    public void Reading_never_throws_and_never_takes_long() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(Gen.OneOf(Prefix, Damaged, Damaged, Spliced)), IsRead));

    [Fact]
    public void Every_byte_may_be_the_last_and_any_may_be_wrong() => Assert.All(MediaFile.All.Where(file => file.Bytes.Length is > 0 and < 1200), file =>
    {
        for (var place = 0; place < file.Bytes.Length; place++)
        {
            Assert.True(IsRead(file.Cut(place)));
            Assert.All(Odd, value => IsRead(file with { Bytes = With(file.Bytes, [place], [value]) }));
        }
    });

    /// <summary>Seconds are allowed because a machine may be busy; it takes less than a millisecond.</summary>
    private static bool IsRead(MediaFile file)
    {
        var started = Stopwatch.GetTimestamp();
        var facts = file.Read();
        return facts.Length == file.Bytes.Length && facts.Width is not <= 0 && facts.Height is not <= 0 && facts.Frames is not < 0
            && Stopwatch.GetElapsedTime(started).TotalSeconds < 5;
    }

    private static byte[] With(byte[] bytes, IEnumerable<int> places, IEnumerable<int> values)
    {
        var changed = (byte[])bytes.Clone();
        foreach (var (place, value) in places.Zip(values))
        {
            changed[place] = (byte)value;
        }

        return changed;
    }
}
