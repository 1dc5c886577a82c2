using Planner.Networks;
using Planner.Networks.Counting;

namespace Planner.Checking;

/// <summary>What a network would refuse of a delivery's pictures, videos and documents.</summary>
internal static class NetworkMediaRules
{
    private static readonly ImmutableArray<MediaKind> Kinds = [.. Enum.GetValues<MediaKind>()];

    public static IEnumerable<Finding> Check(Content content, Plan plan) => Deliveries.OnEveryCore(plan, delivery => Check(delivery, content));

    private static List<Finding> Check(Delivery delivery, Content content)
    {
        var findings = new List<Finding>();
        var isFirst = true;
        foreach (var media in Preparing.MediaOf(delivery.Text.Segments, delivery))
        {
            Check(media, delivery, content, isFirst, findings);
            isFirst = false;
        }

        return findings;
    }

    private static void Check(ImmutableArray<PostMedia> media, Delivery delivery, Content content, bool isFirst, List<Finding> findings)
    {
        var network = delivery.Network;
        if (media.IsEmpty)
        {
            if (isFirst && network.Media is { IsRequired: true } && delivery.Post.Status.Value is PostStatus.Ready or PostStatus.Review)
            {
                findings.Add(Problems.MediaRequired(delivery.Target.Account.Source, network));
            }

            return;
        }

        // What is not there, or is no media, is told by other rules.
        var known = new List<SentMedia>(media.Length);
        foreach (var item in media)
        {
            if (content.MediaFiles.ContainsKey(item.File.Value) && MediaTypes.IsKnown(item.File.Value))
            {
                known.Add(new SentMedia(item, content.Media.GetValueOrDefault(item.File.Value)));
            }
        }

        if (network.Media is { } limits)
        {
            if (isFirst && limits.Video is { IsRequired: true } && !media.Any(item => MediaTypes.IsVideo(item.File.Value)) && delivery.Post.Status.Value is PostStatus.Ready or PostStatus.Review)
            {
                findings.Add(Problems.VideoRequired(delivery.Target.Account.Source, network));
            }

            Together(known, limits, network, findings);
            foreach (var item in known)
            {
                Alone(item, limits, network, findings);
            }
        }
        else
        {
            findings.AddRange(known.Select(item => Problems.MediaRefused(item.Source, network, item.File)));
        }
    }

    private static void Together(List<SentMedia> media, MediaLimits limits, Network network, List<Finding> findings)
    {
        if (media.Count > limits.Max)
        {
            findings.Add(Problems.MediaTooMany(media[^1].Source, network, media.Count, limits.Max.Value, limits.Facts.IsVerified("limit")));
        }

        foreach (var kind in Kinds)
        {
            var (count, last) = Of(kind, media);
            if (last is null || LimitsOf(kind, limits) is not { } files)
            {
                continue;
            }

            if (count > files.Max && !(media.Count > limits.Max))
            {
                findings.Add(Problems.MediaTooMany(last.Source, network, count, files.Max.Value, files.Facts.IsVerified("limit")));
            }
            else if (count < files.Min)
            {
                findings.Add(Problems.MediaTooFew(last.Source, network, count, files.Min.Value, files.Facts.IsVerified("min")));
            }
        }

        if (!limits.MayMix && Of(MediaKind.Video, media).Count > 0 && Of(MediaKind.Picture, media).Count + Of(MediaKind.Animation, media).Count > 0)
        {
            findings.Add(Problems.MediaMixed(media[^1].Source, network));
        }
    }

    /// <summary>How many there are of a kind, and the last of them.</summary>
    private static (int Count, SentMedia? Last) Of(MediaKind kind, List<SentMedia> media)
    {
        var (count, last) = (0, (SentMedia?)null);
        foreach (var item in media)
        {
            if (item.Kind == kind)
            {
                (count, last) = (count + 1, item);
            }
        }

        return (count, last);
    }

    private static void Alone(SentMedia item, MediaLimits limits, Network network, List<Finding> findings)
    {
        if (LimitsOf(item.Kind, limits) is not { } files)
        {
            findings.Add(Problems.MediaRefused(item.Source, network, item.File));
            return;
        }

        if (item.Facts is { IsLfsPointer: false, Fault: null or MediaFault.TooManyParts } facts)
        {
            new FileFits(item.Source, item.File, facts, files, network, findings).Check();
        }

        if (limits.Alt is { Work: true, Max: { } most } alt && item.Media.Alt is { } written && Counters.Find(alt.Counter)!.Count(written.Value) is var length && length > most)
        {
            findings.Add(Problems.AltTextTooLong(written.Source, network, item.File, length, most, alt.Facts.IsVerified("limit")));
        }
    }

    private static FileLimits? LimitsOf(MediaKind kind, MediaLimits limits) => kind switch
    {
        MediaKind.Picture => limits.Picture,
        MediaKind.Animation => limits.Animation ?? limits.Picture,
        MediaKind.Video => limits.Video,
        MediaKind.Audio => limits.Audio,
        _ => limits.Document,
    };
}

/// <summary>A file of a message, and what is known of it.</summary>
/// <param name="Facts">Null where nobody looked into it.</param>
internal sealed record SentMedia(PostMedia Media, MediaFacts? Facts)
{
    public string File => Media.File.Value;

    public SourceSpan Source => Media.File.Source;

    /// <summary>By what is in it; by its name where that is not known.</summary>
    public MediaKind Kind { get; } = Facts?.MediaType switch
    {
        { } type when type.StartsWith("image/", StringComparison.Ordinal) => Facts.IsAnimated ? MediaKind.Animation : MediaKind.Picture,
        { } type when type.StartsWith("video/", StringComparison.Ordinal) => MediaKind.Video,
        { } type when type.StartsWith("audio/", StringComparison.Ordinal) => MediaKind.Audio,
        { } => MediaKind.Document,
        null => MediaTypes.IsPicture(Media.File.Value) ? MediaKind.Picture : MediaTypes.IsVideo(Media.File.Value) ? MediaKind.Video : MediaKind.Document,
    };
}

internal enum MediaKind
{
    Picture,

    /// <summary>A picture that moves.</summary>
    Animation,
    Video,
    Audio,
    Document,
}
