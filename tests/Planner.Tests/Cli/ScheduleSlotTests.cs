using Planner.Cli;

namespace Planner.Tests.Cli;

/// <summary>Free places, on Monday 2 November 2026 at 8 in Paris.</summary>
[Collection("command line")]
public sealed class ScheduleSlotTests : IDisposable
{
    private const string Path = "content/posts/teaser.md";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public ScheduleSlotTests()
    {
        folder.Write("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\ncadence: {per_week: 2, min_gap: 4h}\nwindows: [\"mon-fri 18:00-20:30\"]\n");
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\naccounts: [lune-mastodon]\n---\nHello\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_free_place_is_written_with_its_reasons()
    {
        folder.WritePost("first", "2026-11-02 18:30");
        Assert.Equal(
            new CommandResult(ExitCodes.Fine, """
                teaser: no time → Tue 2026-11-03 18:00 Europe/Paris
                  lune-mastodon: Tue 2026-11-03 18:00, window mon-fri 18:00-20:30, 23h30m after 'first', 2 of 2 in its week
                  not Mon 2026-11-02 18:00 to 20:25: too close to 'first' on lune-mastodon

                """.ReplaceLineEndings("\n"), ""),
            await RunAsync("teaser", "--next-slot"));
        Assert.Equal("---\ntitle: Teaser\nstatus: draft\npublish_at: 2026-11-03 18:00\naccounts: [lune-mastodon]\n---\nHello\n", folder.Read(Path));
        Assert.Equal(new CommandResult(ExitCodes.Fine, "teaser: Tue 2026-11-03 18:00 Europe/Paris, as before.\n", ""), await RunAsync("teaser", "--next-slot"));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var before = folder.Read(Path);
        var result = await RunAsync("teaser", "--next-slot", "--after", "2026-11-06 18:02", "--dry-run");
        Assert.Equal((ExitCodes.Fine, "planner: nothing was written (--dry-run)\n"), (result.Code, result.Error));
        Assert.StartsWith("teaser: no time → Fri 2026-11-06 18:05 Europe/Paris\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read(Path));
        Assert.Equal(ExitCodes.Fine, (await RunAsync("teaser", "--at", "2026-11-06 18:00", "--dry-run")).Code);
        Assert.Equal(before, folder.Read(Path));
    }

    [Fact]
    public async Task Holidays_quiet_events_and_holds_are_left_out()
    {
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\ncountry: FR\n");
        folder.Write("content/events/rest.yml", "title: Stocktaking\nstart: 2026-11-10\nquiet: true\nbrand: lune\n");
        folder.Write("content/holds/kiln.yml", "reason: The kiln burns\nfrom: 2026-11-12 00:00\nuntil: 2026-11-12 19:00\n");
        var result = await RunAsync("teaser", "--next-slot", "--after", "2026-11-09 20:25");
        Assert.Equal("""
            teaser: no time → Thu 2026-11-12 19:00 Europe/Paris
              lune-mastodon: Thu 2026-11-12 19:00, window mon-fri 18:00-20:30, 1 of 2 in its week
              not Tue 2026-11-10 18:00 to 20:25: 'Stocktaking', during which lune-mastodon is quiet
              not Wed 2026-11-11 18:00 to 20:25: public holiday of lune-mastodon: Armistice Day (FR)
              not Thu 2026-11-12 18:00 to 18:55: lune-mastodon is held: The kiln burns

            """.ReplaceLineEndings("\n"), result.Output);
    }

    [Fact]
    public async Task Every_account_has_to_be_free_at_its_own_time()
    {
        folder.Write("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: l\ntimezone: America/Halifax\nwindows: [\"mon 18:00-20:00\"]\n");
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\naccounts: [lune-mastodon, lune-x: { publish_at: \"+1h\" }]\n---\nHello\n");
        Assert.StartsWith("teaser: no time → Mon 2026-11-02 18:00 Europe/Paris, America/Halifax\n", (await RunAsync("teaser", "--next-slot")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_gets_a_place_of_its_own()
    {
        folder.Write("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: l\nwindows: [\"wed 07:00-08:00\"]\n");
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\npublish_at: 2026-11-03 18:00\naccounts: [lune-mastodon, lune-x]\n---\nHello\n");
        Assert.StartsWith("teaser on lune-x: the post's time → Wed 2026-11-04 07:00 Europe/Paris\n", (await RunAsync("teaser", "--next-slot", "--account", "lune-x")).Output, StringComparison.Ordinal);
        Assert.Contains("accounts: [lune-mastodon, lune-x: { publish_at: 2026-11-04 07:00 }]", folder.Read(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_windows_it_is_the_day()
    {
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\naccounts: [lune-x]\n---\nHello\n");
        Assert.StartsWith("teaser: no time → Mon 2026-11-02 09:00 Europe/Paris\n", (await RunAsync("teaser", "--next-slot")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_placed_after_the_rights_to_what_it_shows_have_ended()
    {
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\naccounts: [lune-mastodon]\nmedia: [{file: media/bol.png, alt: Bol, rights: {until: 2026-11-01}}]\n---\nHello\n");
        var result = await RunAsync("teaser", "--next-slot");
        Assert.Equal(ExitCodes.Findings, result.Code);
        Assert.Contains("  the rights to media/bol.png end before\n", result.Error, StringComparison.Ordinal);
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\naccounts: [lune-mastodon]\nmedia: [{file: media/bol.png, alt: Bol, rights: {until: 2026-11-02}}]\n---\nHello\n");
        Assert.StartsWith("teaser: no time → Mon 2026-11-02 18:00 Europe/Paris\n", (await RunAsync("teaser", "--next-slot")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Campaign_and_approval_are_kept_to()
    {
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\nreview: {mode: recorded, required: 1, deadline: 2d}\n");
        folder.Write("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-02\nend: 2026-11-03\n---\n");
        folder.Write(Path, "---\ntitle: Teaser\nstatus: review\ncampaign: noel\naccounts: [lune-mastodon]\n---\nHello\n");
        var result = await RunAsync("teaser", "--next-slot");
        Assert.Equal(ExitCodes.Findings, result.Code);
        Assert.StartsWith("planner: no place is free for teaser within 8 weeks; in the way:\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("  outside the dates of 'Noël'\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("  lune-mastodon wants its approval 2d before\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("  outside the windows of lune-mastodon: mon-fri 18:00-20:30\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_of_a_step_waits_for_the_steps_before_it()
    {
        folder.Write("content/contests/win.md", """
            ---
            title: Win
            brand: lune
            start: 2026-11-01
            end: 2026-12-01
            opens: 2026-11-09 00:00
            closes: 2026-11-20 00:00
            steps:
              - { id: terms, title: Terms, due: 2026-11-05 }
              - { id: launch, title: Launch, due: 2026-11-09 }
            ---

            """);
        folder.Write(Path, "---\ntitle: Teaser\nstatus: draft\ncontest: win\nstep: launch\naccounts: [lune-mastodon]\n---\nHello\n");
        var result = await RunAsync("teaser", "--next-slot");
        Assert.StartsWith("teaser: no time → Fri 2026-11-06 18:00 Europe/Paris\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("the step 'Terms' comes first", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teaser")]
    [InlineData("teaser", "--at", "2026-11-06 18:00", "--next-slot")]
    [InlineData("--next-slot")]
    [InlineData("teaser", "--fill")]
    [InlineData("--fill", "--at", "2026-11-06 18:00")]
    [InlineData("teaser", "--next-slot", "--write")]
    [InlineData("teaser", "--next-slot", "--format", "json")]
    [InlineData("teaser", "--at", "2026-11-06 18:00", "--after", "2026-11-06 18:00")]
    [InlineData("--fill", "--from", "2026-12-01", "--to", "2026-11-01")]
    [InlineData("--fill", "--account", "lune-z")]
    [InlineData("teaser", "--next-slot", "--after", "soon")]
    [InlineData("teaser", "--next-slot", "--account", "lune-x")]
    public async Task What_does_not_go_together_is_refused(params string[] arguments)
    {
        var before = folder.Read(Path);
        Assert.Equal(ExitCodes.Usage, (await RunAsync(arguments)).Code);
        Assert.Equal(before, folder.Read(Path));
    }

    [Fact]
    public async Task Posts_without_a_time_get_places_where_weeks_lack_posts()
    {
        folder.WritePost("first", "2026-11-04 18:00");
        folder.WritePost("second", "2026-11-05 18:00");
        folder.Write("content/posts/ready.md", "---\ntitle: Ready\nstatus: ready\naccounts: [lune-mastodon]\n---\nHello you\n");
        folder.Write("content/posts/idea.md", "---\ntitle: Idea\nstatus: idea\n---\nHello you two\n");
        var result = await RunAsync("--fill");
        Assert.Equal((ExitCodes.Fine, "planner: nothing was written; --write does\n"), (result.Code, result.Error));
        Assert.Equal("""
            Mon 2026-11-09 18:00 Europe/Paris  ready (ready): Ready, in a week that lacks posts
              lune-mastodon: Mon 2026-11-09 18:00, window mon-fri 18:00-20:30, 4d after 'second', 1 of 2 in its week
            Tue 2026-11-10 18:05 Europe/Paris  teaser (draft): Teaser, in a week that lacks posts
              lune-mastodon: Tue 2026-11-10 18:05, window mon-fri 18:00-20:30, 1d after 'Ready', 2 of 2 in its week

            """.ReplaceLineEndings("\n"), result.Output);
        Assert.Equal(ExitCodes.Fine, (await RunAsync("--fill", "--write")).Code);
        Assert.Contains("status: draft\npublish_at: 2026-11-10 18:05\n", folder.Read(Path), StringComparison.Ordinal);
        Assert.Equal("No post waits for a time.\n", (await RunAsync("--fill")).Output);
    }

    [Fact]
    public async Task Pillars_that_are_behind_come_first()
    {
        folder.Write("content/brands/lune.yml", "name: Lune\npillars: {a: {title: A, share: 20}, z: {title: Z, share: 80}}\n");
        folder.Write("content/posts/one.md", "---\ntitle: One\nstatus: draft\npillar: a\naccounts: [lune-mastodon]\n---\nHello you\n");
        folder.Write("content/posts/two.md", "---\ntitle: Two\nstatus: draft\npillar: z\naccounts: [lune-mastodon]\n---\nHello you two\n");
        folder.Write("content/posts/zoo.md", "---\ntitle: Zoo\nstatus: draft\npillar: z\naccounts: [lune-mastodon]\n---\nHello you three\n");
        var output = (await RunAsync("--fill", "--format", "json")).Output;
        using var json = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal(["two", "one", "zoo", "teaser"], json.RootElement.GetProperty("proposals").EnumerateArray().Select(each => each.GetProperty("post").GetString()));
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => folder.RunAsync(["schedule", .. arguments]);
}
