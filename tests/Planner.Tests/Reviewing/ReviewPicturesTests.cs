using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

public sealed class ReviewPicturesTests
{
    private const string Bowl = "media/un bol.jpg";
    private const string At = "https://github.com/lune/plan/raw/";

    [Fact]
    public void A_picture_comes_from_the_forge_at_the_heads_commit() => Assert.Equal(
        $"<img src=\"{At}fedcba9876543210/plan/content/media/un%20bol.jpg\" alt=\"\" width=\"160\"> ", new ReviewPictures(Example("1", "1"), "plan/").Of(Bowl));

    [Fact]
    public void Beside_one_that_is_replaced_stands_the_old_one() => Assert.Equal(
        $"<img src=\"{At}0123456789abcdef/content/media/un%20bol.jpg\" alt=\"\" width=\"160\"> → <img src=\"{At}fedcba9876543210/content/media/un%20bol.jpg\" alt=\"\" width=\"160\"> ",
        new ReviewPictures(Example("1", "2"), "").Of(Bowl));

    [Fact]
    public void Where_no_commit_is_known_it_is_only_named() => Assert.Equal("", new ReviewPictures(Example("1", "2") with { Standing = null }, "").Of(Bowl));

    [Fact]
    public void Where_the_base_names_no_forge_it_is_only_named_whatever_the_request_says()
    {
        var review = Example("1", "2", "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\n");
        Assert.NotNull(review.After.Content.Options.Repository);
        Assert.Equal("", new ReviewPictures(review, "").Of(Bowl));
    }

    [Theory]
    [InlineData("media/no.jpg")]
    [InlineData("media/../../etc/a.jpg")]
    [InlineData("https://elsewhere.example/a.jpg")]
    public void What_is_no_picture_of_the_repository_is_only_named(string file) => Assert.Equal("", new ReviewPictures(Example("1", "2"), "").Of(file));

    private static Review Example(string old, string now, string? options = null)
    {
        var review = ReviewSample.Of(options is null ? [(Bowl, "old")] : [(Bowl, "old"), ("planner.yml", options)], [(Bowl, "new")]);
        return review with { Before = With(review.Before, old), After = With(review.After, now) };
    }

    private static ReviewSide With(ReviewSide side, string digest) => side with { Content = side.Content with { MediaDigests = new MediaDigests(_ => digest) } };
}
