using Planner.Cli;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class ScheduleTests : IDisposable
{
    private const string Path = "content/posts/2026/12/teaser.md";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_writes_the_time_and_says_what_it_was()
    {
        Post("title: T # a: b\nstatus: ready\npublish_at: 2026-11-24 18:30   # agreed\naccounts: [lune-mastodon]\n");
        Assert.Equal(new CommandResult(ExitCodes.Fine, "teaser: Tue 2026-11-24 18:30 Europe/Paris → Tue 2026-12-01 07:05 Europe/Paris\n", ""), await RunAsync("2026-12-01 07:05"));
        Assert.Equal("---\ntitle: T # a: b\nstatus: ready\npublish_at: 2026-12-01 07:05   # agreed\naccounts: [lune-mastodon]\n---\nHello\n", folder.Read(Path));
        Assert.Equal(new CommandResult(ExitCodes.Fine, "teaser: Tue 2026-12-01 07:05 Europe/Paris, as before.\n", ""), await RunAsync("2026-12-01T07:05"));
    }

    [Theory]
    [InlineData("publish_at: \"2026-11-24T18:30\"\n", "publish_at: \"2026-12-01T07:05\"\n")]
    [InlineData("publish_at: '2026-11-24 18:30'\n", "publish_at: '2026-12-01 07:05'\n")]
    [InlineData("publish_at:   2026-11-24 18:30:20 \t\n", "publish_at:   2026-12-01 07:05 \t\n")]
    [InlineData("publish_at: 2026-11-24 18:30+01:00\n", "publish_at: 2026-12-01 07:05\n")]
    [InlineData("publish_at:\n", "publish_at: 2026-12-01 07:05\n")]
    [InlineData("publish_at: # later\n", "publish_at: 2026-12-01 07:05 # later\n")]
    [InlineData("", "publish_at: 2026-12-01 07:05\n")]
    public async Task Quotes_spaces_and_comments_stay(string before, string after)
    {
        Post("title: T\nstatus: ready\n" + before + "accounts: [lune-mastodon]\n");
        var result = await RunAsync("2026-12-01 07:05");
        Assert.Equal((ExitCodes.Fine, ""), (result.Code, result.Error));
        Assert.Equal("---\ntitle: T\nstatus: ready\n" + after + "accounts: [lune-mastodon]\n---\nHello\n", folder.Read(Path));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\r", "\uFEFF")]
    public async Task Line_ends_and_the_mark_at_the_start_stay(string end, string mark)
    {
        var text = mark + "---\ntitle: T\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon]\n---\nHello\n\nWorld".Replace("\n", end, StringComparison.Ordinal);
        folder.Write(Path, text);
        Assert.Equal(ExitCodes.Fine, (await RunAsync("2026-12-01 07:05")).Code);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(text.Replace("2026-11-24 18:30", "2026-12-01 07:05", StringComparison.Ordinal)), await File.ReadAllBytesAsync(System.IO.Path.Combine(folder.Root, Path)));

        folder.Write(Path, text.Replace("publish_at: 2026-11-24 18:30" + end, "", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Fine, (await RunAsync("2026-11-24 18:30")).Code);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(text), await File.ReadAllBytesAsync(System.IO.Path.Combine(folder.Root, Path)));
    }

    [Theory]
    [InlineData("  - lune-x: { publish_at: 2026-11-25 09:00, link: a }\n", "  - lune-x: { publish_at: 2026-12-01 07:05, link: a }\n")]
    [InlineData("  - lune-x: { publish_at: \"+45m\" }\n", "  - lune-x: { publish_at: \"2026-12-01 07:05\" }\n")]
    [InlineData("  - lune-x: { publish_at: +45m }\n", "  - lune-x: { publish_at: 2026-12-01 07:05 }\n")]
    [InlineData("  - lune-x:\n      publish_at: 2026-11-25 09:00\n", "  - lune-x:\n      publish_at: 2026-12-01 07:05\n")]
    [InlineData("  - lune-x: { first_comment: a }\n", "  - lune-x: { publish_at: 2026-12-01 07:05, first_comment: a }\n")]
    [InlineData("  - lune-x\n", "  - lune-x: { publish_at: 2026-12-01 07:05 }\n")]
    [InlineData("  - lune-x # later\n", "  - lune-x: { publish_at: 2026-12-01 07:05 } # later\n")]
    public async Task One_account_gets_a_time_of_its_own(string before, string after)
    {
        Post("title: T\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts:\n  - lune-mastodon\n" + before);
        var result = await RunAsync("2026-12-01 07:05", "--account", "lune-x");
        Assert.Equal((ExitCodes.Fine, ""), (result.Code, result.Error));
        Assert.StartsWith("teaser on lune-x: ", result.Output, StringComparison.Ordinal);
        Assert.Equal("---\ntitle: T\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts:\n  - lune-mastodon\n" + after + "---\nHello\n", folder.Read(Path));
    }

    [Fact]
    public async Task An_account_with_a_time_of_its_own_is_told_to_stay()
    {
        Post("title: T\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon, lune-x: { publish_at: 2026-11-25 09:00 }]\n");
        Assert.Equal("planner: lune-x keeps a time of its own, Wed 2026-11-25 09:00 Europe/Paris; --account lune-x moves it\n", (await RunAsync("2026-12-01 07:05")).Error);
    }

    [Theory]
    [InlineData("2027-03-28 02:30", "does not exist in Europe/Paris: clocks go forward then, from 02:00 to 03:00")]
    [InlineData("2027-10-31 02:30", "comes twice in Europe/Paris: clocks go back then. Say which with an offset, \"2027-10-31 02:30+02:00\" or \"2027-10-31 02:30+01:00\"")]
    [InlineData("2026-12-01", "--at takes a time such as \"2026-12-01 18:30\", not '2026-12-01'.")]
    [InlineData("2026-13-01 10:00", "write a day that exists")]
    [InlineData("tomorrow\u001b[2J", "not 'tomorrow␛[2J'")]
    [InlineData("2026-12-01 10:00\nstatus: ready", "--at takes a time")]
    public async Task A_time_that_is_none_is_refused(string time, string message)
    {
        Post("title: T\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon]\n");
        var before = folder.Read(Path);
        var result = await RunAsync(time);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read(Path));
    }

    [Theory]
    [InlineData("title: T\nstatus: ready\npublish_at: tomorrow\naccounts: [lune-mastodon]\n", "publish_at of content/posts/2026/12/teaser.md cannot be read")]
    [InlineData("title: [T\nstatus: ready\n", "Mend that first; nothing was written.")]
    [InlineData("status: ready\n", "Mend that first; nothing was written.")]
    [InlineData("{title: T, status: ready}\n", "write publish_at: 2026-12-01 07:05 there yourself")]
    public async Task What_cannot_be_read_is_not_written(string fields, string message)
    {
        Post(fields);
        var before = folder.Read(Path);
        var result = await RunAsync("2026-12-01 07:05");
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read(Path));
    }

    [Fact]
    public async Task A_post_that_is_not_there_or_twice_is_told()
    {
        Post("title: T\nstatus: ready\naccounts: [lune-mastodon]\n");
        Assert.Contains("did you mean 'teaser'?", (await folder.RunAsync("schedule", "teasr", "--at", "2026-12-01 07:05")).Error, StringComparison.Ordinal);
        Assert.Contains("does not go to 'lune-x'", (await RunAsync("2026-12-01 07:05", "--account", "lune-x")).Error, StringComparison.Ordinal);
        folder.Write("content/posts/teaser.md", folder.Read(Path));
        Assert.Contains("Nothing was written.", (await RunAsync("2026-12-01 07:05")).Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(string time, params string[] more) => folder.RunAsync(["schedule", "teaser", "--at", time, .. more]);

    private void Post(string fields) => folder.Write(Path, $"---\n{fields}---\nHello\n");
}
