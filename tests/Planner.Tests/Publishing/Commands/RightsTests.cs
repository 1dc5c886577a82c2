namespace Planner.Tests.Publishing.Commands;

/// <summary>A picture whose rights have ended does not go out.</summary>
[Collection("command line")]
public sealed class RightsTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public RightsTests() => File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(repository.Root, "content/media")).FullName, "bol.png"), Media.MediaFile.Of("plain.png").Bytes);

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Rights_that_end_before_its_moment_stop_a_post()
    {
        repository.Post("ouverture", more: Shown("2026-11-01"));
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("content/posts/ouverture.md(6,60): rights-expired: media/bol.png may be shown until 2026-11-01, and this goes out on 2026-11-02;", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task On_their_last_day_it_goes_out()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("file"));
        repository.Post("ouverture", more: Shown("2026-11-02"));
        var run = await repository.RunAsync("publish");
        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Single(repository.Sent);
    }

    [Theory]
    [InlineData("late: publish\n")]
    [InlineData("late: ask\n")]
    public async Task What_comes_late_is_not_sent_after_they_ended(string late)
    {
        repository.Now = Instant.FromUtc(2026, 11, 3, 9, 0);
        repository.Post("ouverture", more: late + Shown("2026-11-02"));
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("the rights to media/bol.png ended on 2026-11-02; agree on new ones, or take another file", run.Output, StringComparison.Ordinal);
        await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry");
        run = await repository.RunAsync("publish");
        Assert.Empty(repository.Sent);
        Assert.Equal(3, run.Code);
    }

    [Fact]
    public async Task A_network_that_is_not_among_theirs_stops_a_post()
    {
        repository.Post("ouverture", more: "media: [{file: media/bol.png, alt: Un bol, rights: {networks: [instagram]}}]\n");
        var run = await repository.RunAsync("publish");
        Assert.Contains("rights-network: media/bol.png may not be shown on Mastodon, only on: Instagram", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    private static string Shown(string until) => $"media: [{{file: media/bol.png, alt: Un bol, rights: {{until: {until}}}}}]\n";
}
