using Planner.Reviewing;
using static Planner.Tests.Reviewing.ReviewSample;

namespace Planner.Tests.Reviewing;

public sealed class ReviewMarkdownTests
{
    private const string Hostile = "@user #1 </details> <script>alert(1)</script> `a` | **b** \u202Ecba\n\n    code\n\n/close\n\nhttps://github.com/a/b/issues/1 :tada: ![x](javascript:y)";

    /// <summary>GitHub's own limit.</summary>
    private const int Most = 65_536;

    [Fact]
    public void The_comment_is_what_people_have_read() => Golden.Check("tests/Planner.Tests/Golden/review/comment.md", ReviewMarkdown.Of(Example(), "plan/"));

    [Fact]
    public void The_json_is_what_programs_get() => Golden.Check("tests/Planner.Tests/Golden/review/review.json", ReviewJson.Of(Example()));

    [Fact]
    public void Hostile_content_is_inert() => Golden.Check("tests/Planner.Tests/Golden/review/hostile.md", ReviewMarkdown.Of(
        Of([("posts/mal.md", Post("\"Mal </summary> | @user #1\"", "2026-11-24 18:30", Hostile))], [("posts/mal.md", Post("\"Mal </summary> | @user #1\"", "2026-11-24 18:30", Hostile + "\n\n@other </details>", more: "content_warning: \"</details> @user\"\nmedia: [{file: \"media/../../x.jpg\", alt: \"<img src=x onerror=y> @user\"}]\n"))]), ""));

    [Theory]
    [InlineData(2000, "bol-{0:0000}", "bol-1234")]
    [InlineData(2000, "la-galerie-nuit-claire-ouvre-ses-portes-aux-amis-numero-{0:0000}", null)]
    [InlineData(6000, "bol-{0:0000}", null)]
    public void A_comment_fits_whatever_changed_and_counts_every_delivery(int posts, string id, string? named)
    {
        var before = Posts(posts, id, "Un bol bleu, tourné ce matin").ToArray();
        var review = Of(before, Posts(posts, id, "Un bol vert, tourné ce matin"));
        var comment = ReviewMarkdown.Of(review, "");
        Assert.InRange(comment.Length, 1000, Most);
        Assert.Contains($"## Planned deliveries: {2 * posts} changed", comment, StringComparison.Ordinal);
        Assert.Contains("posts with texts that have no room here: see the site", comment, StringComparison.Ordinal);
        Assert.True(named is null || comment.Contains(named, StringComparison.Ordinal));
        Assert.Equal(Occurrences(comment, "<details>"), Occurrences(comment, "</details>"));
        if (named is null)
        {
            var counted = comment.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("changed: ", StringComparison.Ordinal))
                .Sum(line => line.Split("changed: ")[1].Split(',').Sum(part => int.Parse(part.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(2 * posts, counted);
        }
    }

    [Fact]
    public void Folds_are_left_out_by_whole_posts_before_a_table_gets_shorter()
    {
        var review = Of([], Posts(100, "bol-{0}", string.Join(' ', Enumerable.Repeat("Un bol bleu.", 30))));
        var comment = ReviewMarkdown.Of(review, "", 40_000);
        Assert.InRange(comment.Length, 30_000, 40_000);
        Assert.Equal(200, Occurrences(comment, "| added | scheduled |"));
        var shown = Occurrences(comment, "<details>");
        Assert.Contains($"… and {100 - shown} more posts", comment, StringComparison.Ordinal);
    }

    private static Review Example() => Of(
    [
        ("posts/teaser.md", Post("Teaser", "2026-11-24 18:30", "La galerie ouvre mardi : trois bols, deux tasses.\n\n#AtelierLune", "lune-mastodon, lune-x")),
        ("posts/moves.md", Post("Marché", "2026-11-26 08:00", "Au marché")),
        ("posts/gone.md", Post("Soldes", "2026-11-27 08:00", "Tout doit partir", "lune-x")),
        ("media/bol.jpg", "a picture"),
    ],
    [
        ("planner.yml", "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: recorded}\n"),
        ("posts/teaser.md", Post("Teaser", "2026-11-24 18:30", "La galerie ouvre jeudi : quatre bols, deux tasses.\n\n#AtelierLune\n\n## @x\n\nJeudi, la galerie. https://lune.example/", "lune-mastodon, lune-x", "media: [{file: media/bol.jpg, alt: Un bol bleu}]\n")),
        ("posts/moves.md", Post("Marché", "2026-11-24 20:00", "Au marché")),
        ("posts/added.md", Post("Atelier", "2026-11-30 08:00", "Un cours de plus", "lune-mastodon, lune-x: { publish_at: 2026-11-30 08:00, timezone: America/Halifax }", "poll: {options: [Matin, Soir]}\n")),
        ("events/ouverture.yml", "title: Ouverture\nstart: 2026-11-24\n"),
        ("media/bol.jpg", "a picture"),
    ]);

    private static IEnumerable<(string Path, string Text)> Posts(int count, string id, string body) =>
        from number in Enumerable.Range(0, count)
        let name = string.Format(System.Globalization.CultureInfo.InvariantCulture, id, number)
        let day = new LocalDate(2026, 11, 2).PlusDays(number % 120)
        select ($"posts/{name}.md", Post("Bol", $"{day:uuuu-MM-dd} {8 + (number % 12):00}:{number % 60:00}", $"{Letters(number)}, {body}", "lune-mastodon, lune-x"));

    /// <summary>No two texts are alike: each has letters of its own.</summary>
    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
