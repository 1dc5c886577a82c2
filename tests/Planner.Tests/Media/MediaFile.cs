using Planner.Loading.Media;

namespace Planner.Tests.Media;

/// <summary>A file of <c>tests/Planner.Tests/Media/Files</c>, in memory.</summary>
internal sealed record MediaFile(string Name, byte[] Bytes)
{
    private static readonly string[] NotMedia = [".md", ".sh"];

    public static ImmutableArray<MediaFile> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Golden.Root, "tests/Planner.Tests/Media/Files"))
            .Where(path => !NotMedia.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)
            .Select(path => new MediaFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];

    public static MediaFile Of(string name) => All.Single(file => file.Name == name);

    public MediaFile Cut(int length) => this with { Bytes = Bytes[..length] };

    public MediaFacts Read() => MediaReader.Read(Bytes.Length, (position, buffer) =>
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, Bytes.Length - position));
        Bytes.AsSpan((int)position, count).CopyTo(buffer);
        return count;
    });

    /// <summary>What is known of it, in one line.</summary>
    public static string Line(MediaFacts facts)
    {
        string?[] words =
        [
            facts.MediaType ?? "unknown",
            facts.Width is null ? null : $"{facts.Width} x {facts.Height}",
            facts.Frames is null ? null : $"{facts.Frames}{(facts.HasMoreFrames ? "+" : "")} frames",
            facts.Duration is { } duration ? $"{duration.TotalSeconds} s" : null,
            facts.FrameRate is { } rate ? $"{rate} a second" : null,
            facts.VideoCodec,
            facts.AudioCodec,
            facts.IsAnimated ? "animated" : null,
            facts.HasLocation ? "location" : null,
            facts.HasFastStart ? "fast start" : null,
            facts.IsLfsPointer ? "LFS pointer" : null,
            facts.Fault?.ToString(),
        ];
        return string.Join(", ", words.OfType<string>());
    }
}
