using Planner.Loading;
using Planner.Reviewing;
using Planner.Tests.Feeds;

namespace Planner.Tests.Reviewing;

public sealed class DigestTests
{
    private static readonly Poll Poll = new([Sample.At("Bleu"), Sample.At("Vert")], new TimeOffset(1, Duration.Zero), Multiple: false);
    private static readonly Post Post = Sample.Post("p", "Titre", "Texte") with { Poll = Sample.At(Poll), Thread = new ThreadOptions(Auto: true, Numbered: false) };

    private static readonly PostMedia Picture = new(Sample.At("media/a.jpg"), Sample.At("Un bol"), "0,0.5", null);

    public static TheoryData<string> Changes => [.. All.Keys];

    private static Dictionary<string, Post> All { get; } = new(StringComparer.Ordinal)
    {
        ["another answer"] = Post with { Poll = Sample.At(Poll with { Options = [Sample.At("Bleu"), Sample.At("Rouge")] }) },
        ["how long a poll is open"] = Post with { Poll = Sample.At(Poll with { Open = new TimeOffset(2, Duration.Zero) }) },
        ["several answers"] = Post with { Poll = Sample.At(Poll with { Multiple = true }) },
        ["no poll"] = Post with { Poll = null },
        ["a thread that is not split"] = Post with { Thread = new ThreadOptions(Auto: false, Numbered: false) },
        ["a thread with numbers"] = Post with { Thread = new ThreadOptions(Auto: true, Numbered: true) },
        ["no thread options"] = Post with { Thread = null },
        ["another title for the network"] = Post with { Extra = new NamedTexts([.. Post.Extra.All, new NamedText("title", Sample.At("Un titre"))]) },
        ["a word in bold"] = Post with { Text = Post.Text with { Segments = [MarkdownReader.Prose("**Texte**", 1, new Reading("content/posts/p.md", []))] } },
        ["a heading"] = Post with { Text = Post.Text with { Segments = [MarkdownReader.Prose("# Texte", 1, new Reading("content/posts/p.md", []))] } },
        ["a picture"] = Post with { Media = [Picture] },
        ["another text"] = Post with { Text = Post.Text with { Segments = [Sample.Text("Autre")] } },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_a_person_says_yes_to_changes_the_digest(string change) => Assert.NotEqual(Of(Post), Of(All[change]));

    [Fact]
    public void What_readers_do_not_see_does_not() => Assert.Equal(Of(Post), Of(Post with { Title = "Autre", Pillar = Sample.At("coulisses") }));

    /// <summary>Approvals in many repositories are bound to these. When this fails, take the change back, or begin a second version of the form.</summary>
    [Theory]
    [InlineData("plain", "1-oAYXHVJ2U-FiVjstqnHloSVz-5aSto-8idQo-hRk80Y@2026-11-22T09:00:00Z")]
    [InlineData("rich", "1-vuSZBujyqwOCaO5sd3-oJ7tQwMCIl2Pki8wkxknspzo@2026-11-22T09:00:00Z")]
    [InlineData("full", "1-NrZLTjp22JQNMONBENSA9UkXQGHl0TgVQ7W1mAq4rWc@2026-11-22T09:00:00Z")]
    public void The_form_never_changes(string which, string digest) => Assert.Equal(digest, Of(which switch
    {
        "plain" => Sample.Post("p", "Titre", "Texte"),
        "rich" => Post with { Poll = null, Thread = null, Text = Post.Text with { Segments = [MarkdownReader.Prose("# Été\n\n> **gras** et [lien](https://lune.example/é)\n\n- un\n- deux 🎉", 1, new Reading("content/posts/p.md", []))] } },
        _ => Post with { Media = [Picture], FirstComment = Sample.At("Plus bas"), Link = Sample.At("https://lune.example/"), ContentWarning = Sample.At("Feu"), Visibility = Visibility.Unlisted },
    }));

    [Fact]
    public void Content_and_time_are_parts_of_their_own()
    {
        var digest = Of(Post);
        var (content, due) = Digest.Parts(digest);
        Assert.Matches("^1-[A-Za-z0-9_-]{43}$", content);
        Assert.Equal($"{content}@{NodaTime.Text.InstantPattern.ExtendedIso.Format(due!.Value)}", digest);
        Assert.Equal(("5f2c9e0b", null), Digest.Parts("5f2c9e0b"));
        Assert.Equal(("5f2c9e0b", null), Digest.Parts("5f2c9e0b@tomorrow"));
    }

    [Fact]
    public void A_file_that_is_replaced_under_its_name_changes_it()
    {
        var post = Post with { Media = [Picture] };
        var delivery = Sample.Delivery(Sample.Content(posts: [post]), post, Sample.Now, DeliveryState.Scheduled);
        string With(string? bytes) => Digest.Of(delivery with { MediaDigests = new MediaDigests(_ => bytes) });
        Assert.Equal(3, new[] { With("a"), With("b"), With(null) }.Distinct().Count());
        Assert.Equal(With("a"), With("a"));
    }

    private static string Of(Post post) => Digest.Of(Sample.Delivery(Sample.Content(posts: [post]), post, Sample.Now, DeliveryState.Scheduled));
}
