using Planner.Reviewing;
using Planner.Tests.Feeds;

namespace Planner.Tests.Reviewing;

public sealed class DigestTests
{
    private static readonly Poll Poll = new([Sample.At("Bleu"), Sample.At("Vert")], new TimeOffset(1, Duration.Zero), Multiple: false);
    private static readonly Post Post = Sample.Post("p", "Titre", "Texte") with { Poll = Sample.At(Poll), Thread = new ThreadOptions(Auto: true, Numbered: false) };

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
        ["another text"] = Post with { Text = Post.Text with { Segments = [Sample.Text("Autre")] } },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_a_person_says_yes_to_changes_the_digest(string change) => Assert.NotEqual(Of(Post), Of(All[change]));

    [Fact]
    public void What_readers_do_not_see_does_not() => Assert.Equal(Of(Post), Of(Post with { Title = "Autre", Pillar = Sample.At("coulisses") }));

    private static string Of(Post post) => Digest.Of(Sample.Delivery(Sample.Content(posts: [post]), post, Sample.Now, DeliveryState.Scheduled));
}
