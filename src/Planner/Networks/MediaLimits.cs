namespace Planner;

/// <summary>What a network says about pictures, videos and documents.</summary>
public sealed record MediaLimits
{
    /// <summary>Whether nothing goes out without any.</summary>
    public bool IsRequired { get; init; }

    /// <summary>All together; null: any number.</summary>
    public int? Max { get; init; }

    /// <summary>Whether pictures and videos may stand in one message.</summary>
    public bool MayMix { get; init; }

    /// <summary>Null: none are taken.</summary>
    public FileLimits? Picture { get; init; }

    /// <summary>Pictures that move, where they have limits of their own; null: as pictures.</summary>
    public FileLimits? Animation { get; init; }

    /// <summary>Null: none are taken.</summary>
    public FileLimits? Video { get; init; }

    /// <summary>Null: none are taken.</summary>
    public FileLimits? Audio { get; init; }

    /// <summary>Null: none are taken.</summary>
    public FileLimits? Document { get; init; }

    public AltLimits Alt { get; init; } = new();

    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>Limits of one kind of file; absent ones are not known.</summary>
public sealed record FileLimits
{
    /// <summary>Whether nothing goes out without one of this kind; looked at for videos.</summary>
    public bool IsRequired { get; init; }

    public int? Max { get; init; }

    public int? Min { get; init; }

    public long? MaxBytes { get; init; }

    /// <summary>Media types such as <c>image/jpeg</c>; empty: any.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Names such as <c>h264</c>; empty: any.</summary>
    public ImmutableArray<string> Codecs { get; init; } = [];

    public int? MinWidth { get; init; }

    public int? MaxWidth { get; init; }

    public int? MinHeight { get; init; }

    public int? MaxHeight { get; init; }

    public long? MaxPixels { get; init; }

    /// <summary>Width by height.</summary>
    public decimal? MinRatio { get; init; }

    /// <summary>Width by height.</summary>
    public decimal? MaxRatio { get; init; }

    public int? MaxFrames { get; init; }

    /// <summary>In seconds.</summary>
    public decimal? MinSeconds { get; init; }

    /// <summary>In seconds.</summary>
    public decimal? MaxSeconds { get; init; }

    /// <summary>Frames in a second.</summary>
    public decimal? MinRate { get; init; }

    /// <summary>Frames in a second.</summary>
    public decimal? MaxRate { get; init; }

    public Facts Facts { get; init; } = Facts.None;
}

/// <summary>What a person who cannot see a picture is told.</summary>
public sealed record AltLimits
{
    /// <summary>Whether the network takes any.</summary>
    public bool Work { get; init; } = true;

    public int? Max { get; init; }

    /// <summary>By a name of <see cref="Networks.Counting.Counters"/>.</summary>
    public string Counter { get; init; } = "character";

    public Facts Facts { get; init; } = Facts.None;
}
