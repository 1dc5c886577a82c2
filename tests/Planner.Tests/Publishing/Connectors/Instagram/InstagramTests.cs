using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Instagram;

public sealed class InstagramTests : IDisposable
{
    private readonly InstagramDouble instagram = new();
    private readonly Doubled lune;

    public InstagramTests() => lune = new Doubled(instagram);

    public void Dispose() => lune.Dispose();

    [Fact, Proves("instagram", Cell.Text), Proves("instagram", Cell.Media), Proves("instagram", Cell.Verified)]
    public async Task A_picture_is_a_container_with_caption_and_description_that_is_published()
    {
        var sent = await lune.PublishedAsync(lune.Message("The kiln is open"));
        var post = Assert.Single(instagram.Posts);
        Assert.Equal(("The kiln is open", "A bowl"), (post.Text, post.Fields["alt_text"]));
        Assert.EndsWith("/m/0.jpg", post.Fields["image_url"], StringComparison.Ordinal);
        Assert.Equal(new SentMessage(post.Id, $"https://www.instagram.com/p/{post.Id}/"), sent);
        Assert.Equal(
            ["GET /v25.0/me", "HEAD /m/0.jpg", "POST /v25.0/17841405822304914/media", "GET /v25.0/17900000000000001", "POST /v25.0/17841405822304914/media_publish", "GET /v25.0/17900000000000002"],
            lune.Asked.Select(asked => asked.Split('?')[0]));
        Assert.Empty(instagram.Violations);
    }

    [Fact, Proves("instagram", Cell.Media), Proves("instagram", Cell.Verified)]
    public async Task Several_are_a_carousel_of_containers()
    {
        await lune.PublishedAsync(lune.Message("Both", "media: [{ file: media/bowl.jpg, alt: A bowl }, { file: media/kiln.mp4 }, { file: media/bowl.jpg }]"));
        var parent = Assert.Single(instagram.Posts).Fields;
        Assert.Equal(("CAROUSEL", "Both"), (parent["media_type"], parent["caption"]));
        var children = parent["children"].Split(',').Select(id => instagram.Containers.Single(each => each.Id == id).Fields).ToArray();
        Assert.Equal([null, "VIDEO", null], children.Select(child => child.GetValueOrDefault("media_type")));
        Assert.Equal("A bowl", children[0]["alt_text"]);
        Assert.All(children, child => Assert.Equal("true", child["is_carousel_item"]));
        Assert.Empty(instagram.Violations);
    }

    [Fact, Proves("instagram", Cell.Media), Proves("instagram", Cell.Verified)]
    public async Task One_video_is_a_reel_that_is_waited_for()
    {
        await lune.PublishedAsync(lune.Message("Turning", "media: [{ file: media/kiln.mp4 }]\nextra: { thumb_offset: 1500, collaborators: \"@camille, elodie\" }"), "video/mp4");
        var post = Assert.Single(instagram.Posts).Fields;
        Assert.Equal(("REELS", "true", "1500", """["camille","elodie"]"""), (post["media_type"], post["share_to_feed"], post["thumb_offset"], post["collaborators"]));
        Assert.True(lune.Waited > Duration.Zero);
        Assert.Empty(instagram.Violations);
    }

    [Theory, InlineData("media/bowl.jpg", "image_url"), InlineData("media/kiln.mp4", "video_url")]
    [Proves("instagram", Cell.Media), Proves("instagram", Cell.Verified)]
    public async Task A_story_has_no_caption(string file, string field)
    {
        await lune.PublishedAsync(lune.Message("For the team", $"media: [{{ file: {file} }}]\nextra: {{ format: story }}"));
        var post = Assert.Single(instagram.Posts);
        Assert.True(post.IsStory && post.Fields.ContainsKey(field) && !post.Fields.ContainsKey("caption"));
        Assert.Empty(instagram.Violations);
    }

    [Theory]
    [InlineData("", "without a picture")]
    [InlineData("media: [{ file: media/bowl.jpg }, { file: media/bowl.jpg }]\nextra: { format: story }", "a story is one")]
    [InlineData("media: [{ file: media/bowl.jpg }]\nextra: { format: reel }", "a reel is one video")]
    [InlineData("media: [{ file: media/bowl.jpg }]\nextra: { format: igtv }", "not 'igtv'")]
    public async Task What_Instagram_does_not_take_is_not_begun(string fields, string said)
    {
        var connector = lune.NextRun();
        var message = lune.Message("Hello", fields.Length == 0 ? "language: en" : fields);
        var ready = await Doubled.UploadedAsync(connector, message, lune.Media(message));
        var fault = await connector.StageAsync(ready, default);
        Assert.Equal(FaultKind.Validation, fault!.Kind);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Empty(lune.Requests);
    }

    [Fact]
    public async Task Each_run_goes_on_where_the_last_one_was_stopped()
    {
        const string Fields = "media: [{ file: media/bowl.jpg }, { file: media/kiln.mp4 }]";
        var stopped = 0;
        for (var step = 1; ; step++)
        {
            // The run dies at its request of this number; the next one has the notes.
            var left = step;
            using var network = new Doubled(instagram, (_, _) => --left < 0 ? new LoopbackAnswer(503, "") : null);
            var message = lune.Message("Both", Fields);
            var connector = network.NextRun();
            var ready = await Doubled.UploadedAsync(connector, message, network.Media(message));
            if (await connector.StageAsync(ready, default) is null)
            {
                break;
            }

            stopped++;
        }

        Assert.InRange(stopped, 4, 12);
        Assert.Equal(3, instagram.Containers.Count);
        await lune.PublishedAsync(lune.Message("Both", Fields));
        Assert.Equal((3, 1), (instagram.Containers.Count, instagram.Posts.Count));
        Assert.Empty(instagram.Violations);
    }

    [Fact]
    public async Task What_is_over_after_a_day_is_made_anew()
    {
        var message = lune.Message("Hello");
        var connector = lune.NextRun();
        Assert.Null(await connector.StageAsync(await Doubled.UploadedAsync(connector, message, lune.Media(message)), default));
        instagram.Expire();
        await lune.PublishedAsync(lune.Message("Hello"));
        Assert.Equal((2, 1), (instagram.Containers.Count, instagram.Posts.Count));
    }

    [Fact]
    public async Task What_ends_between_waiting_and_the_moment_is_made_anew_by_the_next_try()
    {
        var message = lune.Message("Hello");
        var connector = lune.NextRun();
        var ready = await Doubled.UploadedAsync(connector, message, lune.Media(message));
        Assert.Null(await connector.StageAsync(ready, default));
        instagram.Expire();
        var refused = Assert.IsType<Outcome.Rejected>(await connector.SendAsync(ready, default));
        Assert.Equal((FaultKind.MediaProcessing, true), (refused.Fault.Kind, refused.Fault.IsTransient));
        Assert.IsType<Outcome.Published>(await connector.SendAsync(ready, default));
        Assert.Single(instagram.Posts);
    }

    [Theory]
    [InlineData("Error: Media upload has failed with error code 2207026", FaultKind.MediaProcessing, false)]
    [InlineData("Error: Media upload has failed with error code 2207003", FaultKind.MediaProcessing, true)]
    [InlineData("Error: Media upload has failed with error code 2207052", FaultKind.Configuration, false)]
    [InlineData("", FaultKind.MediaProcessing, false)]
    internal async Task A_container_that_fails_says_why(string said, FaultKind kind, bool isTransient)
    {
        instagram.Becomes = ("ERROR", said);
        var message = lune.Message("Hello");
        var connector = lune.NextRun();
        var ready = await Doubled.UploadedAsync(connector, message, lune.Media(message));
        var fault = await connector.StageAsync(ready, default);
        Assert.Equal((kind, isTransient), (fault!.Kind, fault.IsTransient));
        instagram.Becomes = null;
        Assert.Null(await connector.StageAsync(ready, default));
        Assert.Equal(2, instagram.Containers.Count);
    }

    [Fact]
    public async Task A_video_that_takes_too_long_is_gone_on_with_later()
    {
        var slow = new InstagramDouble { Work = 1000 };
        using var network = new Doubled(slow);
        var message = network.Message("Turning", "media: [{ file: media/kiln.mp4 }]");
        var connector = network.NextRun();
        var fault = await connector.StageAsync(await Doubled.UploadedAsync(connector, message, network.Media(message)), default);
        Assert.Equal((FaultKind.MediaProcessing, true), (fault!.Kind, fault.IsTransient));
        Assert.Single(slow.Containers);
        Assert.InRange(network.Waited, Duration.FromMinutes(10), Duration.FromMinutes(11));
    }

    [Fact]
    public async Task Without_the_site_nothing_is_made()
    {
        using var network = new Doubled(instagram) { HasSite = false };
        var message = network.Message("Hello");
        var connector = network.NextRun();
        var fault = await connector.StageAsync(await Doubled.UploadedAsync(connector, message, network.Media(message)), default);
        Assert.Equal(FaultKind.Configuration, fault!.Kind);
        Assert.Contains("media/bowl.jpg", fault.Message, StringComparison.Ordinal);
        Assert.Contains("PLANNER_MEDIA_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Empty(instagram.Containers);
    }
}
