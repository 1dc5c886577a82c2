using Planner.Reviewing;
using static Planner.Tests.Reviewing.ReviewSample;

namespace Planner.Tests.Reviewing;

public sealed class ChangesBetweenTests
{
    private const string Usual = "Un bol bleu";
    private const string Time = "2026-11-24 18:30";

    public static TheoryData<string, string, string> Differences => new()
    {
        { Plain(), Plain(body: "Un bol vert"), "changed text" },
        { Plain(), Plain(time: "2026-11-24 19:30"), "moved time" },
        { Plain(), Plain(time: "2026-11-24 19:30", body: "Un bol vert"), "changed time,text" },
        { Plain(), Plain().Replace("status: ready", "status: draft", StringComparison.Ordinal), "changed status" },
        { Plain(), Plain().Replace("title: Bol", "title: Le bol", StringComparison.Ordinal), "" },
        { Plain(), Plain().ReplaceLineEndings("\r\n"), "" },
        { Plain(), Plain(more: "link: https://lune.example/\n"), "changed text,link" },
        { Plain(), Plain(more: "content_warning: Four\n"), "changed warning" },
        { Plain(), Plain(more: "visibility: unlisted\n"), "changed visibility" },
        { Plain(), Plain(more: "media: [{file: media/a.jpg, alt: Un bol}]\n"), "changed media" },
        { Plain(more: "media: [{file: media/a.jpg, alt: Un bol}]\n"), Plain(more: "media: [{file: media/a.jpg, alt: Un bol bleu}]\n"), "changed alt" },
        { Plain(more: "media: [{file: media/a.jpg, alt: Un bol}]\n"), Plain(more: "media: [{file: media/b.jpg, alt: Un bol}]\n"), "changed media" },
        { Plain(), Plain(more: "poll: {options: [Bleu, Vert]}\n"), "changed poll" },
        { Plain(more: "poll: {options: [Bleu, Vert]}\n"), Plain(more: "poll: {options: [Bleu, Rouge]}\n"), "changed poll" },
        { Plain(), Plain(more: "first_comment: Le lien\n"), "changed comment" },
        { Plain(), Plain(more: "late: skip\n"), "changed late" },
        { Plain(), Plain(more: "language: en\n"), "changed language" },
    };

    [Theory, MemberData(nameof(Differences))]
    public void Each_part_of_a_delivery_is_told_by_its_name(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of([("posts/bol.md", before)], [("posts/bol.md", after)]).Changes.Select(change => $"{ReviewWords.Of(change.Kind)} {string.Join(',', change.Parts.Select(ReviewWords.Of))}")));

    [Fact]
    public void What_differs_on_one_account_is_told_of_that_one()
    {
        var changes = Of([("posts/bol.md", Post("Bol", Time, Usual, "lune-mastodon, lune-x"))], [("posts/bol.md", Post("Bol", Time, Usual + "\n\n## @x\n\nUn bol", "lune-mastodon, lune-x"))]).Changes;
        Assert.Equal("lune-x", Assert.Single(changes).Account.Id);
    }

    [Fact]
    public void Accounts_that_join_or_leave_are_added_and_removed()
    {
        var changes = Of([("posts/bol.md", Post("Bol", Time, Usual, "lune-mastodon"))], [("posts/bol.md", Post("Bol", Time, Usual, "lune-x"))]).Changes;
        Assert.Equal([(ChangeKind.Removed, "lune-mastodon"), (ChangeKind.Added, "lune-x")], changes.Select(change => (change.Kind, change.Account.Id)));
    }

    [Fact]
    public void Another_zone_of_the_site_moves_what_has_none_of_its_own()
    {
        var change = Assert.Single(Of([("posts/bol.md", Plain())], [("posts/bol.md", Plain()), ("planner.yml", "title: Plan\nlanguage: fr\ntimezone: Europe/London\n")]).Changes);
        Assert.Equal(ChangeKind.Moved, change.Kind);
    }

    [Fact]
    public void A_campaign_that_adds_other_parameters_changes_the_texts_with_links()
    {
        const string Campaign = "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nutm: {source: social}\n---\n";
        var post = Plain(body: "https://lune.example/", more: "campaign: noel\n");
        var change = Assert.Single(Of([("posts/bol.md", post), ("campaigns/noel.md", Campaign)], [("posts/bol.md", post), ("campaigns/noel.md", Campaign.Replace("social", "toots", StringComparison.Ordinal))]).Changes);
        Assert.Equal([ChangedPart.Text], change.Parts.AsEnumerable());
    }

    [Fact]
    public void Another_handle_is_another_place() =>
        Assert.Equal([ChangedPart.Account], Assert.Single(Of([("posts/bol.md", Plain())], [("posts/bol.md", Plain()), ("accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@autre\"\nserver: https://mastodon.example\n")]).Changes).Parts.AsEnumerable());

    [Fact]
    public void Cadence_and_bills_are_told_before_and_after()
    {
        var review = Of(
            [("posts/un.md", Post("Un", "2026-11-23 08:00", "Un", "lune-x"))],
            [("posts/un.md", Post("Un", "2026-11-30 08:00", "Un", "lune-x")), ("posts/deux.md", Post("Deux", "2026-11-30 18:00", "https://lune.fr/", "lune-x"))]);
        Assert.Equal([new CadenceEffect("lune-x", new LocalDate(2026, 11, 23), 1, 0, null), new CadenceEffect("lune-x", new LocalDate(2026, 11, 30), 0, 2, null)], review.Cadence.AsEnumerable());
        Assert.Equal([new CostEffect("lune-x", new YearMonth(2026, 11), 0.015m, 0.215m, 0.30m)], review.Costs.AsEnumerable());
    }

    private static string Plain(string time = Time, string body = Usual, string more = "") => Post("Bol", time, body, more: more);
}
