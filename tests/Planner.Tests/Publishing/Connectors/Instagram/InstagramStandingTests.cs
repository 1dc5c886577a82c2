using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Meta;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Instagram;

/// <summary>What is or may be out, and whose the account is.</summary>
public sealed class InstagramStandingTests : IDisposable
{
    private readonly InstagramDouble instagram = new();
    private readonly Doubled lune;

    public InstagramStandingTests() => lune = new Doubled(instagram);

    public void Dispose() => lune.Dispose();

    [Fact, Proves("instagram", Cell.Duplicates)]
    public async Task A_lost_answer_is_found_by_its_container_and_in_the_accounts_list()
    {
        using var network = Losing("media_publish");
        var message = network.Message("The kiln is open");
        Assert.IsType<Outcome.Unknown>(await network.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await network.NextRun().FindAsync(network.Message("The kiln is open"), Doubled.Now, default));
        Assert.Equal($"https://www.instagram.com/p/{Assert.Single(instagram.Posts).Id}/", found.Message.Url);
    }

    [Theory, InlineData("media: [{ file: media/bowl.jpg }]\nextra: { format: story }"), InlineData("media: [{ file: media/kiln.mp4 }]")]
    [Proves("instagram", Cell.Duplicates)]
    public async Task Stories_and_reels_are_found_too(string fields)
    {
        using var network = Losing("media_publish");
        Assert.IsType<Outcome.Unknown>(await network.RunAsync(network.Message("Hello", fields)));
        Assert.IsType<Sighting.Found>(await network.NextRun().FindAsync(network.Message("Hello", fields), Doubled.Now, default));
    }

    [Fact, Proves("instagram", Cell.Duplicates)]
    public async Task A_container_that_was_not_published_says_so()
    {
        var message = lune.Message("Hello");
        var connector = lune.NextRun();
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, Doubled.Now, default));
        Assert.Null(await connector.StageAsync(await Doubled.UploadedAsync(connector, message, lune.Media(message)), default));
        Assert.IsType<Sighting.Missing>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
        instagram.Expire();
        Assert.IsType<Sighting.Missing>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
    }

    [Fact]
    public async Task A_container_that_was_published_and_is_not_listed_is_for_a_person()
    {
        await lune.PublishedAsync(lune.Message("Hello"));
        instagram.Posts.Clear();
        Assert.IsType<Sighting.Unclear>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
        instagram.Containers.Clear();
        Assert.IsType<Sighting.Unclear>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
    }

    [Fact, Proves("instagram", Cell.Comment), Proves("instagram", Cell.Verified)]
    public async Task The_first_comment_stands_below_the_post_and_is_found_there()
    {
        const string Fields = "media: [{ file: media/bowl.jpg }]\nfirst_comment: Shop in the profile";
        var post = await lune.PublishedAsync(lune.Message("Hello", Fields));
        var comment = lune.Message("Hello", Fields, segment: 2) with { Root = post, Parent = post };
        var connector = lune.NextRun();
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(comment, Doubled.Now, default));
        Assert.Null(await connector.StageAsync(comment, default));
        var sent = Assert.IsType<Outcome.Published>(await connector.SendAsync(comment, default)).Message;
        Assert.Equal(("Shop in the profile", post.Id), (instagram.Posts[1].Text, instagram.Posts[1].Answers));
        Assert.Equal(sent, Assert.IsType<Sighting.Found>(await connector.FindAsync(comment, Doubled.Now, default)).Message);
        Assert.IsType<Sighting.Found>(await connector.VerifyAsync(sent, default));
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await connector.VerifyAsync(sent, default));
        Assert.Empty(instagram.Violations);
    }

    [Fact, Proves("instagram", Cell.Withdraw), Proves("instagram", Cell.Verified)]
    public async Task Through_the_Page_a_post_is_deleted()
    {
        var sent = await lune.PublishedAsync(lune.Message("Hello"));
        var connector = lune.NextRun();
        Assert.Equal(sent, Assert.IsType<Sighting.Found>(await connector.VerifyAsync(sent, default)).Message);
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.Empty(instagram.Standing);
        Assert.IsType<Sighting.Missing>(await connector.VerifyAsync(sent, default));
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.Empty(instagram.Violations);
    }

    [Fact]
    public async Task With_Instagrams_login_deleting_is_a_persons_to_do()
    {
        using var network = new Doubled(new InstagramDouble { IsOfPage = false });
        var sent = await network.PublishedAsync(network.Message("Hello"));
        var fault = await network.NextRun().WithdrawAsync(sent, default);
        Assert.Contains("delete it in the app", fault!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(network.Requests, request => request.Method == "DELETE");
    }

    [Fact, Proves("instagram", Cell.Verified)]
    public async Task A_login_token_is_exchanged_and_kept_and_serves_the_next_run()
    {
        var login = new InstagramDouble { IsOfPage = false };
        var vault = new MemoryVault { Now = Doubled.Now };
        using var network = new Doubled(login) { Vault = vault };
        await network.PublishedAsync(network.Message("Hello"));
        Assert.Equal("IGQVJanother", login.Exchanged);
        Assert.Single(network.Asked, asked => asked.StartsWith("GET /refresh_access_token?grant_type=ig_refresh_token&access_token=IGQVJloginTokenOfLune", StringComparison.Ordinal));
        Assert.Empty(login.Violations);
        var about = await network.NextRun().AboutTokenAsync(default);
        Assert.Equal(("@lune", Doubled.Now + Duration.FromDays(60), "3 of 50 posts in 24 hours are used"), (about.Owner, about.Until, about.Remark));
    }

    [Fact]
    public async Task Without_a_vault_a_login_token_is_used_as_it_is()
    {
        var login = new InstagramDouble { IsOfPage = false };
        using var network = new Doubled(login);
        await network.PublishedAsync(network.Message("Hello"));
        Assert.Null(login.Exchanged);
    }

    [Fact]
    public async Task Whose_the_token_is_and_what_it_lacks_is_told()
    {
        var about = await lune.NextRun().AboutTokenAsync(default);
        Assert.Equal(("@lune through the Page Atelier Lune", "3 of 50 posts in 24 hours are used"), (about.Owner, about.Remark));
        Assert.Equal(("instagram_content_publish", (Instant?)null), (Assert.Single(about.Lacking), about.Until));
        Assert.Empty(instagram.Violations);
        using var unlinked = new Doubled(new InstagramDouble { IsLinked = false });
        Assert.Contains("an Instagram account that is linked to the Page", (await unlinked.NextRun().AboutTokenAsync(default)).Lacking);
        Assert.Equal(FaultKind.Configuration, (await unlinked.NextRun().PrepareAsync(default))!.Kind);
    }

    [Theory]
    [InlineData(400, 190, 463, FaultKind.Authorization)]
    [InlineData(400, 9, 2207042, FaultKind.RateLimited)]
    [InlineData(400, 9007, 2207027, FaultKind.MediaProcessing)]
    [InlineData(403, 10, 0, FaultKind.Authorization)]
    [InlineData(400, 4, 2207051, FaultKind.Unknown)]
    internal async Task What_is_refused_is_not_out(int status, int code, int subcode, FaultKind kind)
    {
        using var network = new Doubled(instagram, (request, _) => request.Path.EndsWith("media_publish", StringComparison.Ordinal) ? GraphDouble.Refusal(status, code, subcode, "No") : null);
        Assert.Equal(kind, Assert.IsType<Outcome.Rejected>(await network.RunAsync(network.Message("Hello"))).Fault.Kind);
        Assert.Empty(instagram.Posts);
    }

    [Theory, InlineData(200, "{}"), InlineData(200, "<html>"), InlineData(500, ""), InlineData(400, """{"error":{"code":2,"message":"Service temporarily unavailable"}}"""), InlineData(0, "")]
    public async Task What_leaves_it_open_is_unknown(int status, string body)
    {
        using var network = new Doubled(instagram, (request, _) => request.Path.EndsWith("media_publish", StringComparison.Ordinal) ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await network.RunAsync(network.Message("Hello")));
    }

    private Doubled Losing(string path) => new(instagram, (request, usual) =>
    {
        if (!request.Path.EndsWith(path, StringComparison.Ordinal))
        {
            return null;
        }

        usual();
        return new LoopbackAnswer(0, "");
    });
}
