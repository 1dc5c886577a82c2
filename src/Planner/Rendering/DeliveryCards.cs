namespace Planner.Rendering;

/// <summary>A post's deliveries as plain previews: who speaks, when, and the whole text.</summary>
internal sealed class DeliveryCards(SiteIndex index, ImmutableArray<Entry> entries, string textLanguage) : Html
{
    public static ImmutableArray<string> Names =>
    [
        "id", "badge", "network", "accountHref", "account", "state", "stateText", "reason", "iso", "when", "zone", "textLanguage",
        "thread", "segments", "media", "firstComment", "link", "contentWarning", "root",
    ];

    public static Html? OrNull(SiteIndex index, ImmutableArray<Entry> entries, string textLanguage) =>
        entries[0].Deliveries.IsEmpty ? null : new DeliveryCards(index, entries, textLanguage);

    internal override void WriteTo(PageWriter output)
    {
        // Most accounts say what the one before said.
        (Variant? said, Html? segments) = (null, null);
        (ImmutableArray<PostMedia> shown, Html? media) = (default, null);
        foreach (var entry in entries)
        {
            var time = new Time(index, entry);
            foreach (var delivery in entry.Deliveries)
            {
                if (!ReferenceEquals(delivery.Text, said))
                {
                    said = delivery.Text;
                    segments = said.Segments.IsEmpty ? null : new Repeated(new PostText(index, said));
                }

                if (shown != delivery.Media)
                {
                    shown = delivery.Media;
                    media = shown.IsEmpty ? null : new Repeated(new MediaList(index, shown));
                }

                Write(output, delivery, time, segments, media);
            }
        }
    }

    private void Write(PageWriter output, Delivery delivery, Time time, Html? segments, Html? media)
    {
        var account = index.Labels.Of(delivery.Account);
        var (state, stateText) = index.Markup.StateOf(delivery.State);
        index.Fragments.Delivery.Write(
            output,
            account.Class,
            index.Markup.BadgeOf(delivery.Network.Id),
            delivery.Network.Name,
            account.Link.Href,
            account.Link.Text,
            state,
            stateText,
            delivery.Why is { } why && !index.Plan.IsPast(delivery.State) ? index.Language.Message(why) : null,
            time.Iso,
            time.Text,
            time.Zone,
            textLanguage,
            delivery.Text.Segments.Length > 1 ? "thread" : null,
            segments,
            media,
            delivery.FirstComment?.Value,
            delivery.Link is { } link && !Says(delivery.Text, link.Value) ? RunHtml.SafeLink(link.Value) : null,
            delivery.ContentWarning?.Value,
            "../");
    }

    /// <summary>Whether the text leads to the address already, so that it need not be shown again.</summary>
    private static bool Says(Variant text, string address)
    {
        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                foreach (var run in block.Runs)
                {
                    if (run.Link == address || run.Text.Contains(address, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>When the deliveries of an entry leave.</summary>
    private sealed class Time(SiteIndex index, Entry entry)
    {
        public string? Iso { get; } = entry.Local is { } local ? Rendering.Names.Iso(local) : null;

        public string? Text { get; } = entry.Local is { } local ? index.Language.DateTime(local) : null;

        public string Zone { get; } = Rendering.Names.City(entry.Zone);
    }
}
