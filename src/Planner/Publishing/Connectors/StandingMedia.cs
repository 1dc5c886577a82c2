namespace Planner.Publishing.Connectors;

/// <summary>Media of a post that is out, for its edit: they are not sent again, and their addresses stand in it.</summary>
internal static class StandingMedia
{
    public static SendFault Changed { get; } =
        new(FaultKind.Validation, "its pictures are not those that are out; take it down with planner withdraw and let it go out again");

    /// <summary>The address of each of the message's media, in their order; null when what stands there shows others.</summary>
    /// <param name="featured">Which one is not in the text; -1 for none.</param>
    /// <param name="html">What stands there.</param>
    public static ImmutableArray<string?>? Of(OutgoingMessage message, int featured, string html)
    {
        var media = message.Content.Media;
        var none = media.Select(_ => (string?)null).ToImmutableArray();

        // Pictures of the web stand in the text as they are.
        var web = BlogText.Shown(message.Content.Text.Counted);
        var standing = BlogText.Shown(html).Where(address => !web.Contains(address)).ToArray();
        var beside = media.Length - BlogText.InText(message);
        int[] order = [.. Enumerable.Range(beside, media.Length - beside), .. Enumerable.Range(0, beside).Where(index => index != featured)];
        if (order.Length != standing.Length)
        {
            return null;
        }

        return order.Zip(standing).Aggregate(none, (addresses, pair) => addresses.SetItem(pair.First, pair.Second));
    }
}
