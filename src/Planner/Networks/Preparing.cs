using Planner.Networks.Bluesky;
using Planner.Networks.Counting;
using Planner.Networks.Texts;

namespace Planner.Networks;

/// <summary>A delivery to what its network gets. Checks, plan, previews and connectors all look at the same.</summary>
public static class Preparing
{
    public static PreparedDelivery Of(Delivery delivery, Content content)
    {
        var network = delivery.Network;
        var campaign = network.Links.Utm ? UtmOf(delivery.Post, content) : null;
        var written = campaign is null ? delivery.Text.Segments : [.. delivery.Text.Segments.Select(part => campaign.AddTo(part, network.Id))];
        var mediaOfWritten = MediaOf(written, delivery);
        var hasMedia = mediaOfWritten.Any(files => !files.IsEmpty);
        var card = campaign is null ? delivery.Link?.Value : campaign.AddTo(delivery.Link?.Value, network.Id);
        var inText = card is not null && Checking.Links.IsWebAddress(card) && network.Links.Work
            && (network.Links.Card is CardPlace.Text || (network.Links.Card is CardPlace.Field && hasMedia));
        if (inText && !written.Any(part => Has(part, card!)))
        {
            written = written.IsEmpty ? [Line(card!)] : written.SetItem(0, new RichText([.. written[0].Blocks, .. Line(card!).Blocks]));
        }

        // Cut last, so that the address has its room too.
        var parts = Split(written, delivery);
        var media = parts == written ? mediaOfWritten : MediaOf(parts, delivery);
        var segments = ImmutableArray.CreateBuilder<PreparedSegment>(parts.Length);
        for (var index = 0; index < parts.Length; index++)
        {
            segments.Add(Segment(parts[index], network, delivery, index < media.Length ? media[index] : []));
        }

        if (segments.Count == 0 && hasMedia)
        {
            segments.Add(Segment(RichText.Empty, network, delivery, media[0]));
        }

        var sent = segments.DrainToImmutable();
        var beside = network.Links.Card is CardPlace.Always || (network.Links.Card is CardPlace.Field && !hasMedia) ? card : null;
        return new PreparedDelivery(delivery, TitleOf(delivery), sent, beside, CostOf(network, sent, beside, network.HasComments ? delivery.FirstComment?.Value : null)) { Language = content.LanguageOf(delivery) };
    }

    /// <summary>With its first comment as one more message, which answers the last one; as it is where it has none.</summary>
    public static PreparedDelivery WithComment(PreparedDelivery prepared)
    {
        var (delivery, network) = (prepared.Delivery, prepared.Delivery.Network);
        return delivery.FirstComment is { } comment && network.HasComments && !prepared.Segments.IsEmpty
            ? prepared with { Segments = prepared.Segments.Add(Segment(Line(comment.Value), network, delivery, [])), HasComment = true }
            : prepared;
    }

    /// <summary>Of each segment; a delivery without text may still have some.</summary>
    internal static ImmutableArray<PostMedia>[] MediaOf(ImmutableArray<RichText> parts, Delivery delivery)
    {
        var media = new ImmutableArray<PostMedia>[Math.Max(1, parts.Length)];
        for (var index = 0; index < media.Length; index++)
        {
            var pictures = index < parts.Length ? TextPictures.Of(parts[index], delivery.Post.Source.Path) : [];
            media[index] = index == 0 ? delivery.Media.AddRange(pictures) : pictures;
        }

        return media;
    }

    /// <summary>How long a text may be beside these media.</summary>
    public static TextLength LengthOf(string text, string? warning, Network network, bool hasMedia)
    {
        var counter = Counters.Of(network.Text);
        var value = counter.Count(text) + (network.Text.CountsWarning && warning is not null ? Counters.Plain(counter.Unit).Count(warning) : 0);
        return LengthOf(value, counter.Unit, network, hasMedia);
    }

    private static TextLength LengthOf(int value, LengthUnit unit, Network network, bool hasMedia) =>
        new(value, hasMedia ? network.Text.MaxWithMedia ?? network.Text.Max : network.Text.Max, unit);

    /// <remarks>A message can be met alone: each has the content warning, and counts it.</remarks>
    private static PreparedSegment Segment(RichText part, Network network, Delivery delivery, ImmutableArray<PostMedia> media)
    {
        var formatted = TextFormats.Find(network.Text.Format)!(part);
        var (text, facets) = network.Text.Format == "bluesky" ? BlueskyPost.Of(formatted) : (formatted, []);
        var bytes = network.Text.MaxBytes is { } most ? new TextLength(PlainLength.Utf8Bytes(text.Counted), most, LengthUnit.Utf8Byte) : null;
        var urls = network.Text.Counter is "x" || network.Cost is not null ? TwitterText.Urls(text.Text) : [];
        var length = network.Text.Counter is "x" && ReferenceEquals(text.Text, text.Counted)
            ? LengthOf(XLength.Of(text.Text, urls), LengthUnit.WeightedCodePoint, network, !media.IsEmpty)
            : LengthOf(text.Counted, delivery.ContentWarning?.Value, network, !media.IsEmpty);
        return new PreparedSegment(part, text, facets, length, bytes, media) { Urls = urls };
    }

    /// <summary>The author's segments; with <c>thread: auto</c> those that are too long are cut.</summary>
    private static ImmutableArray<RichText> Split(ImmutableArray<RichText> parts, Delivery delivery)
    {
        var network = delivery.Network;
        if (delivery.Thread is not { Auto: true } thread || !network.HasThreads)
        {
            return parts;
        }

        return [.. parts.SelectMany((part, index) => ThreadSplit.Of(part, piece => Fits(piece, network, delivery, isFirst: index == 0), thread.Numbered && parts.Length == 1))];
    }

    private static bool Fits(RichText piece, Network network, Delivery delivery, bool isFirst)
    {
        var segment = Segment(piece, network, delivery, isFirst ? delivery.Media : []);
        return !segment.Length.IsTooLong && segment.Bytes is not { IsTooLong: true };
    }

    /// <summary>Null where messages have no title.</summary>
    public static PreparedTitle? TitleOf(Delivery delivery)
    {
        if (delivery.Network.Title is not { } limits)
        {
            return null;
        }

        var written = delivery.Extra("title") ?? delivery.Extra("subject");
        var text = written?.Value ?? delivery.Post.Title;
        var counter = Counters.Find(limits.Counter)!;
        return new PreparedTitle(text, new TextLength(counter.Count(text), limits.Max, counter.Unit), written?.Source ?? delivery.Post.Source);
    }

    /// <summary>The most UTF-16 code units that the campaign's parameters add to each address.</summary>
    internal static int MostUtm(Delivery delivery, Content content) =>
        delivery.Network.Links.Utm && UtmOf(delivery.Post, content) is { } utm ? utm.MostAdded(delivery.Network.Id) : 0;

    private static UtmLinks? UtmOf(Post post, Content content)
    {
        var id = post.Campaign?.Value ?? post.Contest?.Value;
        var campaign = content.Campaigns.Find(post.Campaign?.Value) ?? content.Contests.Find(post.Contest?.Value)?.Campaign;
        return campaign?.Utm is { } utm ? new UtmLinks(utm, id!) { ShortLinks = content.Links.Count == 0 ? null : ShortLinks.RootOf(content.Options) } : null;
    }

    /// <summary>What the network bills for one message, in US dollars; null where it bills nothing. Of all of them it is <see cref="PreparedDelivery.Cost"/>.</summary>
    /// <param name="segment">From one; the first comment is the last.</param>
    public static decimal? CostOf(PreparedDelivery prepared, int segment) =>
        prepared.Delivery.Network.Cost is { } cost ? CostOf(cost, prepared.Segments, prepared.Card, segment - 1) : null;

    private static decimal CostOf(PostCost cost, ImmutableArray<PreparedSegment> segments, string? card, int index) =>
        (index == 0 && card is not null) || !segments[index].Urls.IsEmpty ? cost.WithLink ?? cost.Post : cost.Post;

    private static decimal? CostOf(Network network, ImmutableArray<PreparedSegment> segments, string? card, string? comment)
    {
        if (network.Cost is not { } cost || segments.IsEmpty)
        {
            return null;
        }

        var sum = 0m;
        for (var index = 0; index < segments.Length; index++)
        {
            sum += CostOf(cost, segments, card, index);
        }

        // A first comment is a post of its own there.
        if (comment is not null)
        {
            sum += TwitterText.Urls(comment).IsEmpty ? cost.Post : cost.WithLink ?? cost.Post;
        }

        return sum;
    }

    private static RichText Line(string address) => new([new TextBlock(BlockKind.Paragraph, 0, "", null, 1, [new Run(address, RunStyle.None, address, 1, 1)])]);

    private static bool Has(RichText text, string address) => text.Blocks.Any(block => block.Runs.Any(run => run.Link == address || run.Text.Contains(address, StringComparison.Ordinal)));
}
