using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads posts.</summary>
internal static class PostReader
{
    private static readonly Field<string> Title = new("title", Text, "What the team calls the post.", IsRequired: true);
    private static readonly Field<Located<PostStatus>> Status = new("status", Located(OneOf<PostStatus>(
        new("idea", PostStatus.Idea), new("draft", PostStatus.Draft), new("review", PostStatus.Review), new("ready", PostStatus.Ready), new("withdrawn", PostStatus.Withdrawn))),
        "How far it has come. Only ready posts are published.", IsRequired: true);
    private static readonly Field<string> IdField = new("id", FieldTypes.Id, "Fixes the post's id across a rename of the file.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand that speaks.");
    private static readonly Field<ImmutableArray<PostAccount>> Accounts = new("accounts", ListOf(PostAccountReader.Type), "The accounts it goes to, each with what differs there.");
    private static readonly Field<Located<PublishTime>> PublishAt = new("publish_at", Located(TimeTypes.PostTime), "When it goes out, in local time; an explicit offset is allowed. \"@match-final -2h\" follows an event.");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of publish_at, when it is not the account's, the brand's or the site's.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "The person who looks after it.");
    private static readonly Field<Located<string>> Campaign = new("campaign", Located(FieldTypes.Id), "The campaign it belongs to.");
    private static readonly Field<Located<string>> Contest = new("contest", Located(FieldTypes.Id), "The contest it belongs to.");
    private static readonly Field<Located<string>> Step = new("step", Located(FieldTypes.Id), "The contest's step that it is.");
    private static readonly Field<Located<string>> Partner = new("partner", Located(FieldTypes.Id), "The partner it is made with; it then needs a disclosure.");
    private static readonly Field<Located<string>> Pillar = new("pillar", Located(FieldTypes.Id), "The theme of the strategy it belongs to.");
    private static readonly Field<ImmutableArray<PostMedia>> Media = new("media", ListOf(PostMediaReader.Type), "Pictures and videos.");
    private static readonly Field<Located<string>> Link = new("link", Located(Text), "The address that its card shows.");
    private static readonly Field<ImmutableArray<Located<string>>> Tags = new("tags", ListOf(Located(Text)), "Words to find it by.");
    private static readonly Field<string> Language = new("language", FieldTypes.Language, "The language of its text, when it is not the account's, the brand's or the site's.");
    private static readonly Field<LatePolicy> Late = new("late", PostTypes.Late, "What to do when its moment was missed.");
    private static readonly Field<ThreadOptions> Thread = new("thread", ThreadReader.Type, "How a text that is too long becomes a thread.");
    private static readonly Field<Located<Poll>> Poll = new("poll", Located(PollReader.Type), "A question to vote on.");
    private static readonly Field<Located<string>> ContentWarning = new("content_warning", Located(Text), "What readers see before they open it.");
    private static readonly Field<Visibility> Visibility = new("visibility", PostTypes.Visibility, "Who may see it, where the network lets you choose.");
    private static readonly Field<Located<string>> FirstComment = new("first_comment", Located(Text), "A comment added at once below it.");
    private static readonly Field<Located<string>> Idea = new("idea", Located(FieldTypes.Id), "The idea it was made from.");
    private static readonly Field<Located<Repeat>> Repeat = new("repeat", Located(RepeatReader.Type), "How it comes back.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "post", "One thing to say, on one or more accounts.",
        Title, Status, Brand, Accounts, PublishAt, Timezone, Owner, Campaign, Contest, Step, Partner, Pillar, Media, Link, Tags, Language,
        Late, Thread, Poll, ContentWarning, Visibility, FirstComment, Repeat, Idea, IdField);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var status = fields.Get(Status);
        var texts = MarkdownReader.Texts(document.Body, document.BodyLine, document.Reading);
        var title = fields.Value(Title);
        var publishAt = fields.Nullable(PublishAt);
        if (title is null || status is null)
        {
            return null;
        }

        var post = new Post
        {
            Id = fields.Value(IdField) ?? document.Id,
            Source = fields.Source,
            Title = title,
            Status = status.Value.Value,
            Brand = fields.Nullable(Brand),
            Accounts = Distinct(fields.Items(Accounts), document.Reading),
            PublishAt = publishAt is { Value.At: { } at } time ? new Located<AuthoredTime>(at, time.Source) : null,
            Follows = publishAt is { Value.Following: { } moment } following ? new Located<FollowingTime>(moment, following.Source) : null,
            Timezone = fields.Value(Timezone),
            Owner = fields.Nullable(Owner),
            Campaign = fields.Nullable(Campaign),
            Contest = fields.Nullable(Contest),
            Step = fields.Nullable(Step),
            Partner = fields.Nullable(Partner),
            Pillar = fields.Nullable(Pillar),
            Media = fields.Items(Media),
            Link = fields.Nullable(Link),
            Tags = fields.Items(Tags),
            Language = fields.Value(Language),
            Late = fields.Nullable(Late),
            Thread = fields.Value(Thread),
            Poll = fields.Nullable(Poll),
            ContentWarning = fields.Nullable(ContentWarning),
            Visibility = fields.Nullable(Visibility),
            FirstComment = fields.Nullable(FirstComment),
            Repeat = fields.Nullable(Repeat),
            Idea = fields.Nullable(Idea),
            Extra = ExtraReader.Of(fields),
            Text = texts[0],
            Variants = texts.RemoveAt(0),

            // Last, when all fields were asked for.
            Unreadable = fields.Unreadable,
        };
        return NamesShortLinks(post, document.Body) ? post with { NamesShortLinks = true } : post;
    }

    private static bool NamesShortLinks(Post post, string body)
    {
        if (ShortLinkTexts.Is(post.Link) || ShortLinkTexts.AreIn(body))
        {
            return true;
        }

        foreach (var target in post.Accounts)
        {
            if (ShortLinkTexts.Is(target.Link))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A post goes to an account once: the first line counts, so that nothing is ever sent twice.</summary>
    private static ImmutableArray<PostAccount> Distinct(ImmutableArray<PostAccount> accounts, Reading reading)
    {
        if (accounts.Length < 2)
        {
            return accounts;
        }

        var distinct = ImmutableArray.CreateBuilder<PostAccount>(accounts.Length);
        var firsts = new Dictionary<string, PostAccount>(accounts.Length, StringComparer.Ordinal);
        foreach (var target in accounts)
        {
            if (firsts.TryAdd(target.Account.Value, target))
            {
                distinct.Add(target);
            }
            else
            {
                reading.Findings.Add(Problems.AccountTwice(target.Account.Source, target.Account.Value, firsts[target.Account.Value].Account.Source.Line));
            }
        }

        return distinct.DrainToImmutable();
    }
}
