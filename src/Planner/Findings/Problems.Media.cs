namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding MediaNotFetched(SourceSpan source, string file) =>
        Error("media-missing", source, $"{file} is what Git LFS leaves in place of a file; run 'git lfs pull', and let the build machine fetch such files too.");

    public static Finding MediaFaulty(SourceSpan source, string file, MediaFault fault) => fault switch
    {
        MediaFault.Empty => Error("media-type", source, $"{file} is empty; put the file there again."),
        MediaFault.CutShort => Error("media-type", source, $"{file} ends before its end: a copy or an upload broke off. Put the whole file there."),
        MediaFault.Unreadable => Error("media-type", source, $"{file} cannot be read; look at its permissions."),
        _ => Error("media-type", source, $"{file} is damaged; save it again from its program."),
    };

    public static Finding MediaOfAnotherType(SourceSpan source, string file, string type) =>
        Warning("media-type", source, $"{file} is {type} by what is in it; name it so, or save it as what it is called.");

    public static Finding MediaOfNoType(SourceSpan source, string file) =>
        Error("media-type", source, $"{file} is no picture, no video and no PDF that Planner knows by its content; save it again from its program.");

    public static Finding MediaLocation(SourceSpan source, string file) => Warning(
        "media-location-metadata", source, $"{file} says where it was taken; take the place out before it goes out (exiftool -gps:all=).");

    public static Finding MediaRequired(SourceSpan source, Network network) =>
        Error("media-required", source, $"Nothing goes out on {network.Name} without a picture or a video; add one under media:, or take the account off the list.");

    public static Finding VideoRequired(SourceSpan source, Network network) =>
        Error("media-required", source, $"Nothing goes out on {network.Name} without a video; add one under media:, or take the account off the list.");

    public static Finding MediaTooMany(SourceSpan source, Network network, int count, int limit, bool isVerified) =>
        Graded("media-too-many", source, $"{network.Name} takes {limit} of these in one message; there are {count}.", network, isVerified);

    public static Finding MediaTooFew(SourceSpan source, Network network, int count, int limit, bool isVerified) =>
        Graded("media-required", source, $"{network.Name} wants {limit} of these at least; there are {count}.", network, isVerified);

    public static Finding MediaMixed(SourceSpan source, Network network) =>
        Error("media-too-many", source, $"{network.Name} takes pictures or a video in one message, not both.");

    public static Finding MediaRefused(SourceSpan source, Network network, string file) =>
        Error("media-type", source, $"{network.Name} does not take {file}: no media of this kind go out there.");

    public static Finding MediaTypeRefused(SourceSpan source, Network network, string file, string type, IEnumerable<string> types, bool isVerified) =>
        Graded("media-type", source, $"{file} is {type}; {network.Name} takes {string.Join(", ", types)}.", network, isVerified);

    public static Finding MediaTooLarge(SourceSpan source, Network network, string file, long bytes, long limit, bool isVerified) =>
        Graded("media-too-large", source, $"{file} has {new WrittenSize(bytes)}; {network.Name} takes {new WrittenSize(limit)} at most.", network, isVerified);

    /// <param name="side">width or height.</param>
    public static Finding MediaTooSmall(SourceSpan source, Network network, string file, int width, int height, string side, int limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} is {width} × {height} pixels; {network.Name} wants a {new Term(side)} of {limit} at least.", network, isVerified);

    /// <param name="side">width or height.</param>
    public static Finding MediaTooBig(SourceSpan source, Network network, string file, int width, int height, string side, int limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} is {width} × {height} pixels; {network.Name} takes a {new Term(side)} of {limit} at most.", network, isVerified);

    public static Finding MediaTooManyPixels(SourceSpan source, Network network, string file, long pixels, long limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} has {pixels} pixels; {network.Name} takes {limit} at most.", network, isVerified);

    public static Finding MediaTooManyFrames(SourceSpan source, Network network, string file, int frames, int limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} has {frames} frames; {network.Name} takes {limit} at most.", network, isVerified);

    public static Finding MediaTooShort(SourceSpan source, Network network, string file, decimal seconds, decimal limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} lasts {seconds} s; {network.Name} wants {limit} s at least.", network, isVerified);

    public static Finding MediaTooLong(SourceSpan source, Network network, string file, decimal seconds, decimal limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} lasts {seconds} s; {network.Name} takes {limit} s at most.", network, isVerified);

    public static Finding MediaTooSlow(SourceSpan source, Network network, string file, decimal rate, decimal limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} has {rate} frames a second; {network.Name} wants {limit} at least.", network, isVerified);

    public static Finding MediaTooFast(SourceSpan source, Network network, string file, decimal rate, decimal limit, bool isVerified) => Graded(
        "media-dimensions", source, $"{file} has {rate} frames a second; {network.Name} takes {limit} at most.", network, isVerified);

    public static Finding MediaTooTall(SourceSpan source, Network network, string file, int width, int height, decimal limit, bool isVerified) => Graded(
        "media-aspect-ratio", source, $"{file} is {width} × {height} pixels; {network.Name} wants a width of {Ratio(limit)} times the height at least.", network, isVerified);

    public static Finding MediaTooFlat(SourceSpan source, Network network, string file, int width, int height, decimal limit, bool isVerified) => Graded(
        "media-aspect-ratio", source, $"{file} is {width} × {height} pixels; {network.Name} takes a width of {Ratio(limit)} times the height at most.", network, isVerified);

    public static Finding AltTextTooLong(SourceSpan source, Network network, string file, int length, int limit, bool isVerified) => Graded(
        "alt-text-too-long", source, $"On {network.Name} the alt text of {file} counts {length} of {limit} characters.", network, isVerified);

    private static Finding Graded(string rule, SourceSpan source, FormattableString text, Network network, bool isVerified) =>
        isVerified ? Error(rule, source, text) : Unsure(rule, source, text, network);

    private static decimal Ratio(decimal ratio) => Math.Round(ratio, 2);
}
