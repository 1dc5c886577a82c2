using System.Text;
using Planner.Findings;
using Planner.Networks;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors;

/// <summary>A message of two pictures with everything that a post may say, for connectors that hand it over as it is.</summary>
internal static class HandedMessage
{
    public static readonly Instant Due = Instant.FromUtc(2026, 11, 24, 17, 30);
    private static readonly SourceSpan Nowhere = new("content/posts/teaser.md", 1, 1);

    public static Account Account(params (string Name, string Value)[] extra) => new()
    {
        Id = "lune-bluesky",
        Source = Nowhere,
        Network = At("bluesky"),
        Brand = At("lune"),
        Handle = "@lune",
        Language = "fr",
        Extra = new NamedTexts([.. extra.Select(each => new NamedText(each.Name, At(each.Value)))]),
    };

    public static ConnectorSettings Settings(Account account, HttpClient http, params (string Name, string Value)[] secrets) => new(
        account, BuiltInNetworks.Find("bluesky")!, null, new Secrets(secrets.ToDictionary(each => each.Name, each => each.Value)), http, () => Instant.FromUnixTimeSeconds(1_795_800_600));

    public static OutgoingMessage Of(Account account, string markdown = "Voir [la galerie](https://lune.example/noel) #noel", params (string Path, string Bytes)[] media)
    {
        ImmutableArray<PostMedia> files = [.. media.Select(each => new PostMedia(At(each.Path), At("Un bol « bleu »"), null, null))];
        var post = new Post
        {
            Id = "teaser",
            Source = Nowhere,
            Title = "Teaser",
            Status = new Located<PostStatus>(PostStatus.Ready, Nowhere),
            Owner = At("camille"),
            Text = new Variant(null, Nowhere, [Planner.Tests.Networks.Texts.Sources.Read(markdown)]),
            Media = files,
            ContentWarning = At("Feu"),
            Visibility = Visibility.Unlisted,
        };
        var delivery = new Delivery
        {
            Post = post,
            Target = new PostAccount(At(account.Id)),
            Account = account,
            Network = BuiltInNetworks.Find("bluesky")!,
            Text = post.TextFor(account),
            Due = Due,
            DueSource = Nowhere,
            Zone = DateTimeZone.Utc,
            Local = new LocalDateTime(2026, 11, 24, 17, 30),
            State = DeliveryState.Due,
            Why = null,
        };
        return new OutgoingMessage(Preparing.Of(delivery, new Content { Options = Feeds.Sample.Options() }), 1, Due)
        {
            Key = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
            Media = [.. files.Zip(media, (file, each) => new UploadedMedia(Media(file, each.Bytes), file.File.Value))],
        };
    }

    private static OutgoingMedia Media(PostMedia file, string bytes) => new(
        file, new MediaFacts { Length = Encoding.UTF8.GetByteCount(bytes), MediaType = "image/jpeg", Width = 640, Height = 480 }, () => new MemoryStream(Encoding.UTF8.GetBytes(bytes)));

    private static Located<string> At(string text) => new(text, Nowhere);
}
