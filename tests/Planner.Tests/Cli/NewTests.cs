using Planner.Loading;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class NewTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_post_is_a_draft_of_today()
    {
        var made = await folder.RunAsync("new", "post", "Teaser de Noël");
        Assert.Equal((0, "content/posts/2026/11/teaser-de-noel.md\n", ""), (made.Code, made.Output, made.Error));
        Assert.Equal("---\ntitle: Teaser de Noël\nstatus: draft\nbrand: lune\n---\n", folder.Read("content/posts/2026/11/teaser-de-noel.md"));
        Assert.Equal(0, (await folder.RunAsync("validate")).Code);
    }

    [Fact]
    public async Task A_post_stands_under_the_month_in_which_it_goes_out()
    {
        var made = await folder.RunAsync("new", "post", "Later", "--set", "publish_at=2027-02-03 18:30");
        Assert.Equal("content/posts/2027/02/later.md\n", made.Output);
    }

    [Fact]
    public async Task Today_is_the_day_where_the_team_sits()
    {
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Pacific/Auckland\n");
        var made = await folder.RunAsync("new", "post", "X", "--now", "2026-12-31T12:00:00Z");
        Assert.Equal("content/posts/2027/01/x.md\n", made.Output);
    }

    /// <summary>Every kind but approvals and draws validates with what it says is still to fill in, and with nothing else.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_can_be_made(string kind)
    {
        var made = await folder.RunAsync("new", kind, "Été: un titre #1");
        Assert.Equal(0, made.Code);
        Assert.StartsWith($"content/{EntityKinds.OfName(kind)!.Folder}/", made.Output, StringComparison.Ordinal);
        var validated = await folder.RunAsync("validate", "--format", "json");
        Assert.Equal(made.Error.Contains("Still to fill in:", StringComparison.Ordinal), validated.Code == 1);
        Assert.Equal(kind is "account" or "source" or "find" or "contest" or "link", validated.Code == 1);
    }

    public static TheoryData<string> Kinds => [.. EntityKinds.All.Select(kind => kind.Name).Where(name => name is not ("approval" or "draw"))];

    [Theory]
    [InlineData("Ce qu’on ne dit pas", "ce-quon-ne-dit-pas")]
    [InlineData("Œuvre d'été à Straße", "oeuvre-dete-a-strasse")]
    [InlineData("日本語のタイトル", "日本語のタイトル")]
    [InlineData("हिन्दी में", "हिन्दी-में")]
    [InlineData("🔥🔥", "idea")]
    [InlineData("...", "idea")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("CON", "con-2")]
    [InlineData("a\nb: \"c\" #d\t\u0007", "a-b-c-d")]
    [InlineData("- [x] {y}: *z & !t", "x-y-z-t")]
    [InlineData("null", "null")]
    [InlineData("---", "idea")]
    public async Task A_title_becomes_a_valid_id_and_is_kept(string title, string id)
    {
        var made = await folder.RunAsync("new", "idea", title);
        Assert.Equal((0, $"content/ideas/{id}.md\n"), (made.Code, made.Output));
        var validated = await folder.RunAsync("validate");
        Assert.Equal((0, "No findings; 0 posts, 0 deliveries\n"), (validated.Code, validated.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    public async Task An_empty_title_is_refused(string title)
    {
        var made = await folder.RunAsync("new", "idea", title);
        Assert.Equal(2, made.Code);
        Assert.Contains("the title is empty", made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_title_is_cut_at_a_word_for_the_id_only()
    {
        var title = string.Join(' ', Enumerable.Repeat("wörter", 80));
        var made = await folder.RunAsync("new", "idea", title);
        var path = made.Output.TrimEnd();
        Assert.InRange(Path.GetFileNameWithoutExtension(path).Length, 50, 60);
        Assert.Contains($"title: {title}\n", folder.Read(path), StringComparison.Ordinal);
        Assert.Equal(60, Path.GetFileNameWithoutExtension((await folder.RunAsync("new", "idea", new string('x', 500))).Output.TrimEnd()).Length);
    }

    [Fact]
    public async Task A_post_id_is_new_in_the_whole_tree_whatever_its_case()
    {
        folder.Write("content/posts/2025/01/TEASER.md", "---\ntitle: Old\nstatus: draft\n---\n");
        folder.Write("content/posts/other.md", "---\ntitle: Other\nstatus: draft\nid: teaser-2\n---\n");
        Assert.Equal("content/posts/2026/11/teaser-3.md\n", (await folder.RunAsync("new", "post", "Teaser")).Output);
    }

    [Fact]
    public async Task A_name_that_another_file_has_is_not_taken_even_if_that_file_is_broken()
    {
        folder.Write("content/ideas/x.md", "no front matter");
        Assert.Equal("content/ideas/x-2.md\n", (await folder.RunAsync("new", "idea", "X")).Output);
        Assert.Equal("no front matter", folder.Read("content/ideas/x.md"));
    }

    [Fact]
    public async Task An_account_is_called_after_its_handle_and_network()
    {
        var made = await folder.RunAsync("new", "account", "@soleil@social.example", "--set", "network=mastodon", "--set", "server=https://social.example");
        Assert.Equal("content/accounts/soleil-mastodon.yml\n", made.Output);
        Assert.StartsWith("handle: \"@soleil@social.example\"\n", folder.Read("content/accounts/soleil-mastodon.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_quoted_where_YAML_needs_it()
    {
        var made = await folder.RunAsync(
            "new", "post", "Yes", "--set", "tags=#a,b, c d", "--set", "first_comment=@you: - no", "--set", "content_warning=2026", "--set", "link=https://a.example/?q=1&r=[2]",
            "--set", "accounts=[lune-x, {lune-mastodon: {publish_at: \"+45m\", first_comment: 'a, b'}}]", "--set", "publish_at=2026-11-24 18:30");
        Assert.Equal(0, made.Code);
        Assert.Equal(
            """
            ---
            title: "Yes"
            status: draft
            brand: lune
            accounts: [lune-x, {lune-mastodon: {publish_at: +45m, first_comment: "a, b"}}]
            publish_at: 2026-11-24 18:30
            link: https://a.example/?q=1&r=[2]
            tags: ["#a", b, c d]
            content_warning: 2026
            first_comment: "@you: - no"
            ---

            """.ReplaceLineEndings("\n"),
            folder.Read(made.Output.TrimEnd()));
    }

    [Theory]
    [InlineData("'stauts' is not a field of this post; did you mean 'status'?", "--set", "stauts=draft")]
    [InlineData("did you mean 'draft'?", "--set", "status=drat")]
    [InlineData("There is no brand 'lnue'; did you mean 'lune'?", "--set", "brand=lnue")]
    [InlineData("There is no account 'lune-mastodn'; did you mean 'lune-mastodon'?", "--set", "accounts=lune-mastodn")]
    [InlineData("--set publish_at: '24/11/2026' is not right here", "--set", "publish_at=24/11/2026")]
    [InlineData("--set publish_at: 2026-03-29 02:30 does not exist", "--set", "publish_at=2026-03-29 02:30", "--set", "accounts=lune-x")]
    [InlineData("--set accounts: This YAML cannot be read", "--set", "accounts=[a")]
    [InlineData("'title' is the title that you gave", "--set", "title=Other")]
    [InlineData("--body", "--set", "body=Hello")]
    [InlineData("--set takes field=value, not 'draft'", "--set", "draft")]
    [InlineData("given twice", "--set", "tags=a", "--set", "tags=b")]
    public async Task What_cannot_be_right_is_refused_and_nothing_is_written(string message, params string[] settings)
    {
        var before = folder.Files();
        var made = await folder.RunAsync(["new", "post", "X", .. settings]);
        Assert.Equal((2, ""), (made.Code, made.Output));
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files());
    }

    [Fact]
    public async Task A_status_that_needs_more_fields_lists_them()
    {
        var made = await folder.RunAsync("new", "post", "X", "--set", "status=ready");
        Assert.Equal(0, made.Code);
        Assert.Contains("needs the field 'publish_at'", made.Error, StringComparison.Ordinal);
        Assert.Contains("needs the field 'accounts'", made.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psot", "did you mean 'post'?")]
    [InlineData("approval", "planner plan --format json")]
    [InlineData("draw", "planner contest entries")]
    [InlineData("thing", "there is no kind 'thing'. Kinds are: brand, account")]
    public async Task A_kind_that_cannot_be_made_is_refused_with_help(string kind, string message)
    {
        var made = await folder.RunAsync("new", kind, "X");
        Assert.Equal(2, made.Code);
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_taken_from_the_command_line_or_from_standard_input_when_it_is_asked_for()
    {
        await folder.RunWithInputAsync("Ignored", "new", "idea", "One", "--body", "Said here");
        await folder.RunWithInputAsync("Line one\r\n\r\nLine two", "new", "idea", "Two", "--body", "-");
        await folder.RunWithInputAsync("Ignored", "new", "idea", "Three");
        Assert.EndsWith("---\nSaid here\n", folder.Read("content/ideas/one.md"), StringComparison.Ordinal);
        Assert.EndsWith("---\nLine one\n\nLine two\n", folder.Read("content/ideas/two.md"), StringComparison.Ordinal);
        Assert.EndsWith("---\n", folder.Read("content/ideas/three.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contest_leaves_time_to_prepare_and_its_owners_open()
    {
        var made = await folder.RunAsync("new", "contest", "A bowl");
        Assert.Contains("'A bowl' has no 'terms'", made.Error, StringComparison.Ordinal);
        var text = folder.Read("content/contests/a-bowl.md");
        Assert.Contains("opens: 2026-11-23 10:00\ncloses: 2026-12-07 23:59\ndraw_at: 2026-12-09 11:00\n", text, StringComparison.Ordinal);
        Assert.Contains("owner: , due: opens - 14d}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set closes: 'closes', 2026-11-20 18:00, must be after 'opens', 2026-12-01 10:00. Nothing was written.", "opens=2026-12-01 10:00", "closes=2026-11-20 18:00")]
    [InlineData("--set closes: 'closes', 2026-10-20 18:00, must be after 'opens', 2026-12-01 10:00. Nothing was written.", "opens=2026-12-01 10:00", "closes=2026-10-20 18:00")]
    [InlineData("--set draw_at: 'draw_at', 2026-11-01 11:00, must be after 'closes', 2026-12-06 23:59. Nothing was written.", "draw_at=2026-11-01 11:00", "start=2026-11-01")]
    [InlineData("--set opens: 2026-12-01 10:00 is outside the contest's own dates, from 2026-11-02 to 2026-11-20. Nothing was written.", "opens=2026-12-01 10:00", "end=2026-11-20")]
    public async Task Moments_of_a_contest_that_contradict_each_other_are_refused(string message, params string[] settings)
    {
        var before = folder.Files();
        var made = await folder.RunAsync(["new", "contest", "A bowl", .. settings.SelectMany(setting => new[] { "--set", setting })]);
        Assert.Equal((2, ""), (made.Code, made.Output));
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files());
    }

    [Fact]
    public async Task A_contest_whose_draw_is_still_to_be_found_is_written()
    {
        var made = await folder.RunAsync("new", "contest", "A bowl", "--set", "draw_at=");
        Assert.Equal(0, made.Code);
        Assert.Contains("counts from 'draw_at', which the contest does not have", made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_two_brands_none_is_guessed()
    {
        folder.Write("content/brands/soleil.yml", "name: Soleil\n");
        var made = await folder.RunAsync("new", "campaign", "Spring");
        Assert.Contains("needs the field 'brand'", made.Error, StringComparison.Ordinal);
        Assert.Contains("\nbrand:\n", folder.Read("content/campaigns/spring.md"), StringComparison.Ordinal);
    }
}
