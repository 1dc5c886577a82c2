using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>Says what differs of a delivery that is in both plans.</summary>
internal sealed class ChangesComparison
{
    private readonly ReviewSide before;
    private readonly ReviewSide after;
    private readonly FrozenSet<string> media;
    private readonly bool hasOtherNetworks;

    public ChangesComparison(ReviewSide before, ReviewSide after, FrozenSet<string> changedFiles)
    {
        (this.before, this.after) = (before, after);
        media = changedFiles.Where(file => file.StartsWith("content/media/", StringComparison.Ordinal)).Select(file => file["content/".Length..]).ToFrozenSet(StringComparer.Ordinal);
        hasOtherNetworks = changedFiles.Any(file => file.StartsWith("content/networks/", StringComparison.Ordinal));
    }

    /// <summary>Null when nothing differs that matters.</summary>
    public DeliveryChange? Of(Delivery old, Delivery now)
    {
        var isSaid = IsSame(old, now);
        if (isSaid && old.Due == now.Due && old.Local == now.Local && old.State == now.State)
        {
            return null;
        }

        var (was, becomes) = (ChangesBetween.Reviewed(old, before.Content), ChangesBetween.Reviewed(now, after.Content));
        ImmutableArray<ChangedPart> parts = [.. Standing(old, now), .. isSaid ? [] : Said(was.Prepared, becomes.Prepared)];
        return parts.IsEmpty ? null
            : new DeliveryChange(parts.All(part => part is ChangedPart.Time or ChangedPart.State) && parts.Contains(ChangedPart.Time) ? ChangeKind.Moved : ChangeKind.Changed, was, becomes, parts);
    }

    /// <summary>Whether all that makes up the message is the very same: files of the same bytes are read once for both sides.</summary>
    private bool IsSame(Delivery old, Delivery now) =>
        ReferenceEquals(old.Post, now.Post) && ReferenceEquals(old.Account, now.Account) && !hasOtherNetworks
        && ReferenceEquals(before.Content.Campaigns.Find(old.Post.Campaign?.Value), after.Content.Campaigns.Find(now.Post.Campaign?.Value))
        && ReferenceEquals(before.Content.Contests.Find(old.Post.Contest?.Value), after.Content.Contests.Find(now.Post.Contest?.Value))
        && before.Content.LanguageOf(old) == after.Content.LanguageOf(now)
        && (media.Count == 0 || !HasChangedMedia(now));

    private bool HasChangedMedia(Delivery delivery) =>
        delivery.Media.Any(each => media.Contains(each.File.Value)) || Preparing.MediaOf(delivery.Text.Segments, delivery).Any(files => files.Any(each => media.Contains(each.File.Value)));

    private static IEnumerable<ChangedPart> Standing(Delivery old, Delivery now)
    {
        if (old.Due != now.Due || old.Local != now.Local)
        {
            yield return ChangedPart.Time;
        }

        if (old.Post.Status.Value != now.Post.Status.Value)
        {
            yield return ChangedPart.Status;
        }
        else if (old.State != now.State)
        {
            yield return ChangedPart.State;
        }
    }

    private IEnumerable<ChangedPart> Said(PreparedDelivery was, PreparedDelivery becomes)
    {
        var (old, now) = (was.Delivery, becomes.Delivery);
        (ChangedPart Part, bool Differs)[] all =
        [
            (ChangedPart.Text, !TextsOf(was).SequenceEqual(TextsOf(becomes), StringComparer.Ordinal)),
            (ChangedPart.Title, was.Title?.Text != becomes.Title?.Text),
            (ChangedPart.Media, !MediaOf(was).Select(each => each.File.Value).SequenceEqual(MediaOf(becomes).Select(each => each.File.Value), StringComparer.Ordinal) || MediaOf(becomes).Any(each => media.Contains(each.File.Value))),
            (ChangedPart.Alt, AltDiffers(was, becomes)),
            (ChangedPart.Link, was.Card != becomes.Card || old.Link?.Value != now.Link?.Value),
            (ChangedPart.Poll, PollOf(old) != PollOf(now)),
            (ChangedPart.Warning, old.ContentWarning?.Value != now.ContentWarning?.Value),
            (ChangedPart.Comment, old.FirstComment?.Value != now.FirstComment?.Value),
            (ChangedPart.Visibility, old.Visibility != now.Visibility),
            (ChangedPart.Thread, was.Segments.Length != becomes.Segments.Length || old.Thread != now.Thread),
            (ChangedPart.Language, was.Language != becomes.Language),
            (ChangedPart.Extra, ExtrasOf(old) != ExtrasOf(now)),
            (ChangedPart.Late, (old.Target.Late ?? old.Post.Late ?? old.Account.Late) != (now.Target.Late ?? now.Post.Late ?? now.Account.Late)),
            (ChangedPart.Account, PlaceOf(old) != PlaceOf(now)),
        ];
        return all.Where(each => each.Differs).Select(each => each.Part);
    }

    private static IEnumerable<string> TextsOf(PreparedDelivery prepared) => prepared.Segments.Select(segment => segment.Text.Text);

    private static IEnumerable<PostMedia> MediaOf(PreparedDelivery prepared) => prepared.Segments.SelectMany(segment => segment.Media);

    /// <summary>Of media that are on both sides: what is new is told as media.</summary>
    private static bool AltDiffers(PreparedDelivery was, PreparedDelivery becomes)
    {
        var old = MediaOf(was).ToLookup(each => each.File.Value, each => each.Alt?.Value, StringComparer.Ordinal);
        return MediaOf(becomes).Any(each => old.Contains(each.File.Value) && !old[each.File.Value].Contains(each.Alt?.Value));
    }

    private static string PollOf(Delivery delivery) => delivery.Poll?.Value is { } poll
        ? string.Join('\n', poll.Options.Select(option => option.Value)) + $"\n{poll.Open?.ToDuration()}\n{poll.Multiple}"
        : "";

    private static string ExtrasOf(Delivery delivery)
    {
        IEnumerable<NamedText> all = [.. delivery.Target.Extra.All, .. delivery.Post.Extra.All, .. delivery.Account.Extra.All];
        var names = all.Select(text => text.Name).Distinct().Where(name => name is not ("title" or "subject")).Order(StringComparer.Ordinal);
        return string.Join('\n', names.Select(name => $"{name}={delivery.Extra(name)?.Value}"));
    }

    private static (string Network, string Handle, string? Server, string? Connector) PlaceOf(Delivery delivery) =>
        (delivery.Network.Id, delivery.Account.Handle, delivery.Account.Server?.Value, delivery.Account.Connector?.Value);
}
