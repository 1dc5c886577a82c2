using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Meta;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Threads;

public sealed class ThreadsTests : IDisposable
{
    private const string Two = "First of all\n\n---\n\nAnd second";

    private readonly ThreadsDouble threads = new();
    private readonly Doubled lune;

    public ThreadsTests() => lune = new Doubled(threads);

    public void Dispose() => lune.Dispose();

    [Fact, Proves("threads", Cell.Text), Proves("threads", Cell.Verified)]
    public async Task A_text_is_a_container_that_is_published()
    {
        var sent = await lune.PublishedAsync(lune.Message("The kiln is open", "extra: { topic_tag: \"#Ceramics\", reply_control: mentioned_only }"));
        var post = Assert.Single(threads.Posts);
        Assert.Equal(("TEXT", "The kiln is open", "Ceramics", "mentioned_only"), (post.Fields["media_type"], post.Text, post.Fields["topic_tag"], post.Fields["reply_control"]));
        Assert.Equal(new SentMessage(post.Id, $"https://www.threads.net/@lune/post/{post.Id}"), sent);
        Assert.Equal(
            ["POST /v1.0/me/threads", "GET /v1.0/17900000000000001", "POST /v1.0/me/threads_publish", "GET /v1.0/17900000000000002"], lune.Asked.Select(asked => asked.Split('?')[0]));
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Media), Proves("threads", Cell.Verified)]
    public async Task Pictures_and_videos_have_descriptions_and_several_are_a_carousel()
    {
        await lune.PublishedAsync(lune.Message("One", "media: [{ file: media/bowl.jpg, alt: A bowl }]"));
        await lune.PublishedAsync(lune.Message("Both", "media: [{ file: media/bowl.jpg, alt: A bowl }, { file: media/kiln.mp4, alt: A kiln }]"));
        Assert.Equal(("IMAGE", "A bowl"), (threads.Posts[0].Fields["media_type"], threads.Posts[0].Fields["alt_text"]));
        Assert.Equal(("CAROUSEL", "Both"), (threads.Posts[1].Fields["media_type"], threads.Posts[1].Text));
        var children = threads.Posts[1].Fields["children"].Split(',').Select(id => threads.Containers.Single(each => each.Id == id).Fields);
        Assert.Equal([("IMAGE", "A bowl"), ("VIDEO", "A kiln")], children.Select(child => (child["media_type"], child["alt_text"])));
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Text), Proves("threads", Cell.Verified)]
    public async Task A_link_and_a_poll_are_attached_to_a_text()
    {
        await lune.PublishedAsync(lune.Message("Come and see", "link: https://lune.example/kiln"));
        await lune.PublishedAsync(lune.Message("Which one?", "poll: { options: [Bowl, Cup] }"));
        Assert.StartsWith("https://lune.example/kiln", threads.Posts[0].Fields["link_attachment"], StringComparison.Ordinal);
        Assert.Equal("""{"option_a":"Bowl","option_b":"Cup"}""", threads.Posts[1].Fields["poll_attachment"]);
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Thread), Proves("threads", Cell.Verified)]
    public async Task Each_message_of_a_thread_answers_the_one_before()
    {
        var first = await lune.PublishedAsync(lune.Message(Two));
        var second = lune.Message(Two, segment: 2) with { Root = first, Parent = first, Key = "another-key", Staging = new Staging() };
        await lune.PublishedAsync(second);
        Assert.Equal([null, first.Id], threads.Posts.Select(post => post.Answers));
        Assert.IsType<Sighting.Found>(await lune.NextRun().FindAsync(second, Doubled.Now, default));
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Comment), Proves("threads", Cell.Verified)]
    public async Task The_first_comment_is_an_answer_of_ones_own()
    {
        var first = await lune.PublishedAsync(lune.Message("Hello", "first_comment: Shop in the profile"));
        await lune.PublishedAsync(lune.Message("Hello", "first_comment: Shop in the profile", segment: 2) with { Root = first, Parent = first, Key = "another-key", Staging = new Staging() });
        Assert.Equal(("Shop in the profile", first.Id), (threads.Posts[1].Text, threads.Posts[1].Answers));
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Withdraw), Proves("threads", Cell.Verified)]
    public async Task A_post_is_taken_down()
    {
        var sent = await lune.PublishedAsync(lune.Message("Hello"));
        var connector = lune.NextRun();
        Assert.Equal(sent, Assert.IsType<Sighting.Found>(await connector.VerifyAsync(sent, default)).Message);
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.Empty(threads.Standing);
        Assert.IsType<Sighting.Missing>(await connector.VerifyAsync(sent, default));
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Duplicates), Proves("threads", Cell.Verified)]
    public async Task A_lost_answer_is_found_by_its_container()
    {
        using var network = Losing();
        Assert.IsType<Outcome.Unknown>(await network.RunAsync(network.Message("We open #today")));
        var found = Assert.IsType<Sighting.Found>(await network.NextRun().FindAsync(network.Message("We open #today"), Doubled.Now, default));
        Assert.Equal(Assert.Single(threads.Posts).Id, found.Message.Id);
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Duplicates)]
    public async Task A_container_that_was_not_published_says_so_and_serves_the_next_run()
    {
        var connector = lune.NextRun();
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(lune.Message("Hello"), Doubled.Now, default));
        Assert.Null(await connector.StageAsync(lune.Message("Hello"), default));
        Assert.IsType<Sighting.Missing>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
        await lune.PublishedAsync(lune.Message("Hello"));
        Assert.Single(threads.Containers);
        threads.Posts.Clear();
        Assert.IsType<Sighting.Unclear>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
    }

    [Fact, Proves("threads", Cell.Duplicates)]
    public async Task The_same_container_is_never_published_twice()
    {
        var connector = lune.NextRun();
        Assert.IsType<Outcome.Published>(await connector.SendAsync(lune.Message("Hello"), default));
        Assert.IsType<Outcome.Unknown>(await lune.NextRun().SendAsync(lune.Message("Hello"), default));
        Assert.IsType<Sighting.Found>(await lune.NextRun().FindAsync(lune.Message("Hello"), Doubled.Now, default));
        Assert.Single(threads.Posts);
    }

    [Fact]
    public async Task A_topic_that_is_refused_is_the_authors_to_change()
    {
        var fault = await lune.NextRun().StageAsync(lune.Message("Hello", "extra: { topic_tag: forbidden }"), default);
        Assert.Equal(FaultKind.Validation, fault!.Kind);
        Assert.Contains("Topic Tag Not Permitted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_beside_a_picture_is_not_begun()
    {
        Assert.Equal(FaultKind.Validation, (await lune.NextRun().StageAsync(lune.Message("Hello", "media: [{ file: media/bowl.jpg }]\npoll: { options: [A, B] }"), default))!.Kind);
        Assert.Empty(lune.Requests);
    }

    [Fact, Proves("threads", Cell.Verified)]
    public async Task The_token_is_exchanged_once_and_the_next_run_has_it_from_the_vault()
    {
        var vault = new MemoryVault { Now = Doubled.Now };
        using var network = new Doubled(threads) { Vault = vault };
        await network.PublishedAsync(network.Message("Hello"));
        Assert.Equal((1, "THAAanother1"), (threads.Exchanges, vault.Entry("lune").Find("access_token")!.Text));

        // The variable still holds what was given.
        Assert.Null(await network.NextRun().PrepareAsync(default));
        Assert.Equal(1, threads.Exchanges);
        Assert.Null(await network.NextRun(Doubled.Now + Duration.FromDays(31)).PrepareAsync(default));
        Assert.Equal(2, threads.Exchanges);
        Assert.Empty(threads.Violations);
    }

    [Fact]
    public async Task A_token_that_cannot_be_exchanged_yet_serves_as_it_is()
    {
        var young = new ThreadsDouble { ExchangesNothing = true };
        using var network = new Doubled(young) { Vault = new MemoryVault { Now = Doubled.Now } };
        await network.PublishedAsync(network.Message("Hello"));
        Assert.Single(young.Posts);
    }

    [Fact]
    public async Task Whose_the_token_is_and_what_is_used_of_the_day_is_told()
    {
        using var network = new Doubled(threads) { Vault = new MemoryVault { Now = Doubled.Now } };
        var about = await network.NextRun().AboutTokenAsync(default);
        Assert.Equal(("@lune", "1 of 250 posts and 4 of 1000 answers in 24 hours are used"), (about.Owner, about.Remark));
        Assert.Equal(0, threads.Exchanges);
        Assert.Empty(threads.Violations);
    }

    [Fact, Proves("threads", Cell.Verified)]
    public async Task What_the_token_may_do_and_until_when_is_told_where_Threads_tells_it()
    {
        using var network = new Doubled(new ThreadsDouble { Scopes = """["threads_basic","threads_delete"]""" });
        var about = await network.NextRun().AboutTokenAsync(default);
        Assert.Equal("threads_basic threads_delete", string.Join(' ', about.Scopes!.Value));
        Assert.Equal(("threads_content_publish", Instant.FromUnixTimeSeconds(1_769_184_000)), (Assert.Single(about.Lacking), about.Until));
    }

    [Theory]
    [InlineData(401, 190, 463, FaultKind.Authorization)]
    [InlineData(400, 4, 0, FaultKind.RateLimited)]
    [InlineData(400, 24, 4279009, FaultKind.MediaProcessing)]
    [InlineData(400, 10, 0, FaultKind.Authorization)]
    internal async Task What_is_refused_is_not_out(int status, int code, int subcode, FaultKind kind)
    {
        using var network = new Doubled(threads, (request, _) => request.Path.EndsWith("threads_publish", StringComparison.Ordinal) ? GraphDouble.Refusal(status, code, subcode, "No") : null);
        Assert.Equal(kind, Assert.IsType<Outcome.Rejected>(await network.RunAsync(network.Message("Hello"))).Fault.Kind);
        Assert.Empty(threads.Posts);
    }

    [Theory, InlineData(200, "{}"), InlineData(200, "<html>"), InlineData(500, ""), InlineData(0, "")]
    public async Task What_leaves_it_open_is_unknown(int status, string body)
    {
        using var network = new Doubled(threads, (request, _) => request.Path.EndsWith("threads_publish", StringComparison.Ordinal) ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await network.RunAsync(network.Message("Hello")));
    }

    private Doubled Losing() => new(threads, (request, usual) =>
    {
        if (!request.Path.EndsWith("threads_publish", StringComparison.Ordinal))
        {
            return null;
        }

        usual();
        return new LoopbackAnswer(0, "");
    });
}
