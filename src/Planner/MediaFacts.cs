namespace Planner;

/// <summary>What is wrong with a media file itself, whatever a network makes of it.</summary>
public enum MediaFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It ends before what it announces: an upload or a copy that broke off.</summary>
    CutShort,

    /// <summary>It begins as one kind of file and goes on as none.</summary>
    Corrupt,

    /// <summary>It has more parts than are looked at, so the facts may lack some: no camera or editor writes such a file.</summary>
    TooManyParts,

    /// <summary>The disk does not give it: no permission, or gone since the folder was listed.</summary>
    Unreadable,
}

/// <summary>
/// What a media file is, from its bytes and never from its name. Only headers are read, pictures are not decoded; what the
/// headers do not say is null.
/// </summary>
public sealed record MediaFacts
{
    /// <summary>In bytes.</summary>
    public long Length { get; init; }

    /// <summary>Such as <c>image/jpeg</c>; null when it is nothing that we know.</summary>
    public string? MediaType { get; init; }

    /// <summary>In pixels as shown: turned as EXIF, HEIF or the video's matrix say, with the video's own shape of pixels.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>A picture of more than one frame; a video is not called animated.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Null for what has none, such as sound, or does not count them, such as WebM and fragmented MP4.</summary>
    public int? Frames { get; init; }

    /// <summary>There are more frames than were counted: <see cref="Frames"/> is where counting stopped.</summary>
    public bool HasMoreFrames { get; init; }

    /// <summary>To the millisecond; null for a still picture, and for a live recording that does not know its end.</summary>
    public Duration? Duration { get; init; }

    /// <summary>Frames per second of a video, on average.</summary>
    public double? FrameRate { get; init; }

    /// <summary>A plain name, <c>h264</c>, <c>hevc</c>, <c>av1</c>, <c>vp9</c>; else the file's own code for it.</summary>
    public string? VideoCodec { get; init; }

    /// <summary>A plain name, <c>aac</c>, <c>opus</c>, <c>mp3</c>; else the file's own code for it.</summary>
    public string? AudioCodec { get; init; }

    /// <summary>It says where it was taken: GPS in EXIF or XMP, or a place in the headers of MP4 and MOV.</summary>
    public bool HasLocation { get; init; }

    /// <summary>MP4 and MOV whose index stands before the sound and pictures, so that they play while they load.</summary>
    public bool HasFastStart { get; init; }

    /// <summary>It is the text that Git LFS leaves where the file itself was not fetched.</summary>
    public bool IsLfsPointer { get; init; }

    /// <summary>The first thing that is wrong; the other facts are those that were read before.</summary>
    public MediaFault? Fault { get; init; }

    /// <summary>The same with a size; none where a file says zero or what no picture has.</summary>
    internal MediaFacts Sized(long width, long height) => this with
    {
        Width = width is > 0 and <= int.MaxValue ? (int)width : null,
        Height = height is > 0 and <= int.MaxValue ? (int)height : null,
    };

    /// <summary>The same picture on its side.</summary>
    internal MediaFacts Turned(bool isTurned) => isTurned ? this with { Width = Height, Height = Width } : this;
}
