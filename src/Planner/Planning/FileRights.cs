namespace Planner.Planning;

/// <summary>
/// Which rights count for a file: those that the post states; where it states none, what another post states of the same file, or whose deliverable it
/// is; and, where a partner is named, what that partner's file says.
/// </summary>
internal sealed class FileRights
{
    private const string PartnerFile = "partner ";

    private readonly Content content;

    /// <summary>Partners whose file cannot be read: any picture may be theirs, until when nobody knows.</summary>
    private readonly ImmutableArray<string> unread;
    private readonly Dictionary<string, ImmutableArray<MediaRights>> ofFile = new(StringComparer.Ordinal);

    public FileRights(Content content)
    {
        this.content = content;
        unread = [.. content.Refused.Where(file => file.StartsWith(PartnerFile, StringComparison.Ordinal)).Select(file => file[PartnerFile.Length..]).Order(StringComparer.Ordinal)];
        foreach (var post in content.Posts)
        {
            AddAll(post.Media);
            foreach (var target in post.Accounts)
            {
                AddAll(target.Media ?? []);
            }
        }

        foreach (var partner in content.Partners)
        {
            foreach (var file in partner.Deliverables.SelectMany(owed => owed.Files))
            {
                Add(file.Value, new MediaRights { Source = file.Source, Partner = new Located<string>(partner.Id, file.Source) });
            }
        }
    }

    /// <summary>Whether nobody stated anything that can be checked, as in most plans.</summary>
    public bool IsEmpty => ofFile.Count == 0 && unread.IsEmpty;

    /// <summary>Files of which rights are stated several times, with what is stated, posts before partners.</summary>
    public IEnumerable<(string File, ImmutableArray<MediaRights> Stated)> StatedOften => ofFile.Where(file => file.Value.Length > 1).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value));

    /// <summary>What counts for the media of a delivery, and for the pictures in its text.</summary>
    public ImmutableArray<AppliedRights> Of(Delivery delivery)
    {
        if (IsEmpty)
        {
            return [];
        }

        ImmutableArray<AppliedRights> all = [];
        foreach (var media in delivery.Media)
        {
            if (media.Rights is { HasFields: true } || ofFile.ContainsKey(media.File.Value))
            {
                all = all.AddRange(Of(media));
            }
        }

        foreach (var segment in delivery.Text.Segments)
        {
            if (segment.HasPictures)
            {
                all = all.AddRange(Pictures(segment, delivery.Post.Source.Path).SelectMany(Of));
            }
        }

        return all;
    }

    /// <summary>Media whose rights the unreadable file of a partner may state: those that name the partner, and those that say nothing themselves.</summary>
    public IEnumerable<(PostMedia Media, string Partner)> Untold(Delivery delivery) => unread.IsEmpty ? [] :
        from media in delivery.Media.Concat(delivery.Text.Segments.SelectMany(segment => Pictures(segment, delivery.Post.Source.Path)))
        let partner = media.Rights is { } rights ? unread.FirstOrDefault(id => id == rights.Partner?.Value) : unread[0]
        where partner is not null
        select (media, partner);

    /// <summary>The first of its rights that ended between the delivery's moment and another one; null when none did.</summary>
    public AppliedRights? EndedBefore(Delivery delivery, Instant moment) => delivery.Local is not { } local ? null
        : Of(delivery).FirstOrDefault(each => each.Rights.Until is { } until && local.Date <= until.Value && moment.InZone(delivery.Zone).Date > until.Value);

    private void AddAll(ImmutableArray<PostMedia> all)
    {
        foreach (var media in all)
        {
            if (media.Rights is { HasFields: true } rights)
            {
                Add(media.File.Value, rights);
            }
        }
    }

    private void Add(string file, MediaRights rights) => ofFile[file] = ofFile.GetValueOrDefault(file, []).Add(rights);

    private IEnumerable<AppliedRights> Of(PostMedia media)
    {
        var own = media.Rights is { HasFields: true } ? media.Rights : null;
        var stated = own is null ? ofFile.GetValueOrDefault(media.File.Value, []) : [own];
        var partners = ofFile.GetValueOrDefault(media.File.Value, []).Concat(stated).Select(rights => rights.Partner?.Value).OfType<string>().Distinct(StringComparer.Ordinal);
        if (stated is [var first, ..])
        {
            yield return new AppliedRights(media, first, null);
        }

        foreach (var partner in partners.Select(content.Partners.Find))
        {
            if (partner is { Rights: { HasFields: true } rights })
            {
                yield return new AppliedRights(media, rights, partner);
            }
        }
    }

    private IEnumerable<PostMedia> Pictures(RichText text, string path) =>
        from block in text.Blocks
        from run in block.Runs
        where run.Style.HasFlag(RunStyle.Image) && run.Link is not null && (ofFile.ContainsKey(run.Link) || !unread.IsEmpty)
        let place = new SourceSpan(path, run.Line, run.Column)
        select new PostMedia(new Located<string>(run.Link!, place), new Located<string>(run.Text.ToString(), place), null, null);
}

/// <summary>Rights that count for a file that a post shows.</summary>
/// <param name="Partner">Whose file states them; null: a post's.</param>
internal sealed record AppliedRights(PostMedia Media, MediaRights Rights, Partner? Partner)
{
    public string File => Media.File.Value;

    /// <summary>Where the post's author mends it: in their own file, also where another states the rights.</summary>
    public SourceSpan PlaceOf(SourceSpan? stated) => stated is { } place && place.Path == Media.File.Source.Path && Media.Rights == Rights ? place : Media.File.Source;
}
