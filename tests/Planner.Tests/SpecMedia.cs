using System.Globalization;

namespace Planner.Tests;

/// <summary>What a spec says of a media file, a fact a line: <c>type image/png</c>, <c>size 1200x800</c>, <c>bytes 5000001</c>, <c>seconds 150</c>.</summary>
internal static class SpecMedia
{
    public static MediaFacts Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Aggregate(new MediaFacts { Length = 1000 }, (facts, line) => With(facts, line.Split(' ')));

    private static MediaFacts With(MediaFacts facts, string[] words) => words switch
    {
        ["type", var type] => facts with { MediaType = type },
        ["size", var size] => facts with { Width = Number(size.Split('x')[0]), Height = Number(size.Split('x')[1]) },
        ["bytes", var bytes] => facts with { Length = long.Parse(bytes, CultureInfo.InvariantCulture) },
        ["seconds", var seconds] => facts with { Duration = Duration.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) },
        ["rate", var rate] => facts with { FrameRate = double.Parse(rate, CultureInfo.InvariantCulture) },
        ["frames", var frames] => facts with { Frames = Number(frames), IsAnimated = true },
        ["codec", var codec] => facts with { VideoCodec = codec },
        ["location"] => facts with { HasLocation = true },
        ["lfs"] => facts with { IsLfsPointer = true },
        ["fault", var fault] => facts with { Fault = Enum.Parse<MediaFault>(fault) },
        _ => throw new InvalidDataException($"'{string.Join(' ', words)}' is no fact."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
