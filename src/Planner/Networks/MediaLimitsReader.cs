using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Networks;

/// <summary>Reads what a network says about media.</summary>
internal static class MediaLimitsReader
{
    private static readonly Field<bool> IsRequired = new("required", Flag, "Whether nothing goes out without any.");
    private static readonly Field<int> Limit = new("limit", Count, "The most files in one message.");
    private static readonly Field<bool> Mix = new("mix", Flag, "Whether pictures and videos may stand together.");
    private static readonly Field<FileLimits> Picture = new("picture", FileLimitsReader.Type, "Pictures; absent: none are taken.");
    private static readonly Field<FileLimits> Animation = new("animation", FileLimitsReader.Type, "Pictures that move; absent: as pictures.");
    private static readonly Field<FileLimits> Video = new("video", FileLimitsReader.Type, "Videos; absent: none are taken.");
    private static readonly Field<FileLimits> Audio = new("audio", FileLimitsReader.Type, "Sound; absent: none is taken.");
    private static readonly Field<FileLimits> Document = new("document", FileLimitsReader.Type, "Documents; absent: none are taken.");
    private static readonly Field<AltLimits> Alt = new("alt", AltLimitsReader.Type, "Descriptions for people who cannot see.");

    public static FieldType<MediaLimits> Type { get; } = Group(
        FactsReader.Shape("media rule", "What a network says about media.", IsRequired, Limit, Mix, Picture, Animation, Video, Audio, Document, Alt),
        fields => new MediaLimits
        {
            IsRequired = fields.Value(IsRequired),
            Max = fields.Nullable(Limit),
            MayMix = fields.Value(Mix),
            Picture = fields.Value(Picture),
            Animation = fields.Value(Animation),
            Video = fields.Value(Video),
            Audio = fields.Value(Audio),
            Document = fields.Value(Document),
            Alt = fields.Value(Alt) ?? new AltLimits(),
            Facts = FactsReader.Of(fields),
        });
}

/// <summary>Reads the limits of one kind of file.</summary>
internal static class FileLimitsReader
{
    /// <summary>More than any picture has on one side, and little enough to divide by.</summary>
    private const decimal LargestSide = 1_000_000;

    private static readonly FieldType<long> Whole = new(
        (YamlNode node, Reading reading, out long value) => TryScalar(node, reading, $"a whole number such as 8388608", TryWhole, out value), Count.Schema);

    private static readonly FieldType<decimal> Ratio = new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out decimal value) => TryScalar(node, reading, $"width and height such as '4:5', between quotes", TryRatio, out value),
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9.]+:[0-9.]+$" });

    private static readonly Field<bool> Required = new("required", Flag, "Whether nothing goes out without a video; for videos alone.");
    private static readonly Field<int> Limit = new("limit", Count, "The most in one message.");
    private static readonly Field<int> Min = new("min", Count, "The fewest, where there is more than one.");
    private static readonly Field<long> Bytes = new("bytes", Whole, "The largest file.");
    private static readonly Field<ImmutableArray<string>> Types = new("types", ListOf(Text), "Media types: [image/jpeg, image/png]; absent: any.");
    private static readonly Field<ImmutableArray<string>> Codecs = new("codecs", ListOf(Text), "Video codecs: [h264]; absent: any.");
    private static readonly Field<int> MinWidth = new("min_width", Count, "In pixels.");
    private static readonly Field<int> MaxWidth = new("max_width", Count, "In pixels.");
    private static readonly Field<int> MinHeight = new("min_height", Count, "In pixels.");
    private static readonly Field<int> MaxHeight = new("max_height", Count, "In pixels.");
    private static readonly Field<long> Pixels = new("pixels", Whole, "Width times height.");
    private static readonly Field<decimal> MinRatio = new("min_ratio", Ratio, "The tallest form: '4:5'.");
    private static readonly Field<decimal> MaxRatio = new("max_ratio", Ratio, "The widest form: '1.91:1'.");
    private static readonly Field<int> Frames = new("frames", Count, "The most frames of a picture that moves.");
    private static readonly Field<decimal> MinSeconds = new("min_seconds", Amount, "The shortest.");
    private static readonly Field<decimal> MaxSeconds = new("max_seconds", Amount, "The longest.");
    private static readonly Field<decimal> MinRate = new("min_rate", Amount, "Frames in a second.");
    private static readonly Field<decimal> MaxRate = new("max_rate", Amount, "Frames in a second.");

    public static FieldType<FileLimits> Type { get; } = Group(
        FactsReader.Shape(
            "file rule", "Limits of one kind of file.",
            Required, Limit, Min, Bytes, Types, Codecs, MinWidth, MaxWidth, MinHeight, MaxHeight, Pixels, MinRatio, MaxRatio, Frames, MinSeconds, MaxSeconds, MinRate, MaxRate),
        fields => new FileLimits
        {
            IsRequired = fields.Value(Required),
            Max = fields.Nullable(Limit),
            Min = fields.Nullable(Min),
            MaxBytes = fields.Nullable(Bytes),
            Types = fields.Items(Types),
            Codecs = fields.Items(Codecs),
            MinWidth = fields.Nullable(MinWidth),
            MaxWidth = fields.Nullable(MaxWidth),
            MinHeight = fields.Nullable(MinHeight),
            MaxHeight = fields.Nullable(MaxHeight),
            MaxPixels = fields.Nullable(Pixels),
            MinRatio = fields.Nullable(MinRatio),
            MaxRatio = fields.Nullable(MaxRatio),
            MaxFrames = fields.Nullable(Frames),
            MinSeconds = fields.Nullable(MinSeconds),
            MaxSeconds = fields.Nullable(MaxSeconds),
            MinRate = fields.Nullable(MinRate),
            MaxRate = fields.Nullable(MaxRate),
            Facts = FactsReader.Of(fields),
        });

    private static bool TryWhole(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryRatio(string text, out decimal value)
    {
        value = 0;
        if (text.Split(':') is not [var width, var height]
            || !decimal.TryParse(width, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var across)
            || !decimal.TryParse(height, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var down) || across is <= 0 or > LargestSide || down is < 1 / LargestSide or > LargestSide)
        {
            return false;
        }

        value = across / down;
        return true;
    }
}

/// <summary>Reads what a network says about descriptions.</summary>
internal static class AltLimitsReader
{
    private static readonly Field<bool> Work = new("work", Flag, "Whether the network takes any; true when absent.");
    private static readonly Field<int> Limit = new("limit", Count, "The longest.");
    private static readonly Field<string> Counter = new("counter", OneOfText([.. Counting.Counters.Names]), "How it counts.");

    public static FieldType<AltLimits> Type { get; } = Group(
        FactsReader.Shape("description rule", "What a network says about descriptions.", Work, Limit, Counter),
        fields => new AltLimits
        {
            Work = fields.Nullable(Work) ?? true,
            Max = fields.Nullable(Limit),
            Counter = fields.Value(Counter) ?? "character",
            Facts = FactsReader.Of(fields),
        });
}
