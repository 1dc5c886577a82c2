namespace Planner.Networks;

/// <summary>Values of a network that no vendor's page or code states: clients found them out, or their notes say so.</summary>
internal static class UnverifiedValues
{
    /// <summary>By where they stand in the data file, in its order: <c>text.limit</c>, <c>media.picture.bytes</c>.</summary>
    public static IEnumerable<string> Of(Network network) =>
        from @group in Groups(network)
        from value in @group.Facts?.Unverified ?? []
        select $"{@group.Name}.{value}";

    /// <summary>Unlike <see cref="Network.Facts"/> with the groups inside media, which share its sources.</summary>
    private static IEnumerable<(string Name, Facts? Facts)> Groups(Network network) =>
    [
        ("text", network.Text.Facts),
        ("title", network.Title?.Facts),
        ("hashtags", network.Hashtags.Facts),
        ("mentions", network.Mentions.Facts),
        ("links", network.Links.Facts),
        ("poll", network.Poll?.Facts),
        ("media", network.Media?.Facts),
        ("media.picture", network.Media?.Picture?.Facts),
        ("media.animation", network.Media?.Animation?.Facts),
        ("media.video", network.Media?.Video?.Facts),
        ("media.audio", network.Media?.Audio?.Facts),
        ("media.document", network.Media?.Document?.Facts),
        ("media.alt", network.Media?.Alt.Facts),
        ("schedule", network.Schedule?.Facts),
        ("cost", network.Cost?.Facts),
    ];
}
