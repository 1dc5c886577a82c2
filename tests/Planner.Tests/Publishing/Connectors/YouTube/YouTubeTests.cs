using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.YouTube;

public sealed class YouTubeTests : IDisposable
{
    private const string Film = "media: [{ file: media/kiln.mp4 }]";
    private const string Type = "video/mp4";

    /// <summary>More than one part of 8 MiB.</summary>
    private const int Long = (9 << 20) + 5;

    private static readonly SentMessage First = new("kiln-000002", "https://www.youtube.com/watch?v=kiln-000002");

    private readonly YouTubeDouble network = new();
    private readonly Doubled run;

    public YouTubeTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("youtube", Cell.Text), Proves("youtube", Cell.Media), Proves("youtube", Cell.Verified)]
    public async Task A_video_is_private_until_its_moment()
    {
        network.Working = 2;
        var connector = run.NextRun();
        Assert.Null(await connector.PrepareAsync(default));
        var message = run.Message("How we fire", Film + "\ntags: [kiln, wet clay]\nextra: { category: 26, title: The kiln, made_with_ai: true, notify_subscribers: false }");
        var ready = await Doubled.UploadedAsync(connector, message, run.Media(message, Type));
        Assert.Null(await connector.StageAsync(ready, default));
        Assert.Empty(network.Standing);
        Assert.Equal("private", (string?)network.Resource(First.Id)["status"]?["privacyStatus"]);
        Assert.True(run.Waited > Duration.FromSeconds(4));
        Assert.Equal(new Outcome.Published(First), await connector.SendAsync(ready, default));
        Assert.Equal<string>(["How we fire"], network.Standing);
        Assert.Equal("""{"title":"The kiln","description":"How we fire","categoryId":"26","tags":["kiln","wet clay"]}""", network.Resource(First.Id)["snippet"]!.ToJsonString());
        Assert.Equal("""{"privacyStatus":"public","selfDeclaredMadeForKids":false,"containsSyntheticMedia":true,"uploadStatus":"processed"}""", network.Resource(First.Id)["status"]!.ToJsonString());
        Assert.Contains(run.Asked, asked => asked.EndsWith("&notifySubscribers=false", StringComparison.Ordinal));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("youtube", Cell.Media), Proves("youtube", Cell.Verified)]
    public async Task A_picture_beside_it_is_the_thumbnail_and_a_playlist_gets_it_once()
    {
        var ready = await WithPictureAsync();
        Assert.Null(await run.NextRun().StageAsync(ready, default));
        Assert.Null(await run.NextRun().StageAsync(ready with { Staging = run.Staging() }, default));
        Assert.Equal("1000 bytes", (string?)network.Resource(First.Id)["thumbnail"]);
        Assert.Equal<(string, string)>([("PLkiln", First.Id)], network.Listed);
        Assert.Single(run.Asked, asked => asked.StartsWith("POST /upload/youtube/v3/thumbnails/set", StringComparison.Ordinal));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("youtube", Cell.Verified)]
    public async Task A_long_video_goes_in_parts_and_goes_on_where_the_last_run_stopped()
    {
        var puts = 0;
        using var broken = new Doubled(network, (request, usual) => request.Method == "PUT" && request.Path.Contains("upload_id", StringComparison.Ordinal) && ++puts == 2 ? new(503, "") : null);
        network.Arrives = 256 * 1024;
        var message = broken.Message("Long", Film);
        var ready = await Doubled.UploadedAsync(broken.NextRun(), message, broken.Media(message, Type, Long));
        Assert.Equal(FaultKind.Server, (await broken.NextRun().StageAsync(ready, default))?.Kind);
        network.Arrives = null;
        Assert.Null(await broken.NextRun().StageAsync(ready with { Staging = broken.Staging() }, default));
        Assert.Equal(
            ["bytes 0-8388607/9437189", "bytes 262144-8650751/9437189", "bytes */9437189", "bytes 262144-8650751/9437189", "bytes 8650752-9437188/9437189"],
            broken.Requests.Select(request => request.Headers.GetValueOrDefault("Content-Range")).OfType<string>());
        Assert.Single(broken.Asked, asked => asked.StartsWith("POST /upload/", StringComparison.Ordinal));
        Assert.Equal(1, network.Count);
        Assert.True(broken.Notes.Single(note => note.Name == "session").IsSecret);
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("youtube", Cell.Duplicates)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_lost_answer_to_the_upload_is_known_by_the_session_or_by_the_channels_own_list(bool hasExpired, bool isWithoutVault)
    {
        var cut = true;
        using var lost = new Doubled(network, (request, usual) => cut && request.Method == "PUT" && usual() is not null ? new(0, "") : null);
        var message = lost.Message("How we fire", Film);
        var ready = await Doubled.UploadedAsync(lost.NextRun(), message, lost.Media(message, Type));
        Assert.Equal(FaultKind.Network, (await lost.NextRun().StageAsync(ready, default))?.Kind);
        Assert.Equal(1, network.Count);
        cut = false;
        if (hasExpired)
        {
            network.Expire();
        }

        lost.Notes.RemoveAll(note => isWithoutVault && note.IsSecret);
        Assert.Equal(new Outcome.Published(First), await lost.RunAsync(lost.Message("How we fire", Film), type: Type));
        Assert.Equal(1, network.Count);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("youtube", Cell.Duplicates)]
    public async Task A_lost_answer_to_the_publication_is_known_by_the_video()
    {
        var cut = true;
        using var lost = new Doubled(network, (request, usual) => cut && request.Path.EndsWith("videos?part=status", StringComparison.Ordinal) && request.Method == "PUT" && usual() is not null ? new(0, "") : null);
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("How we fire", Film), Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await lost.RunAsync(lost.Message("How we fire", Film), type: Type));
        cut = false;
        Assert.Equal(new Sighting.Found(First), await lost.NextRun().FindAsync(lost.Message("How we fire", Film), Doubled.Now, default));
        Assert.Equal(First, await lost.PublishedAsync(lost.Message("How we fire", Film), Type));
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task What_was_only_uploaded_is_not_out()
    {
        var ready = await StagedAsync(run);
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(ready, Doubled.Now, default));
        Assert.Equal("YouTube does not know the video any more; it is uploaded anew", await AfterRemovalAsync(ready));
        Assert.Null(await run.NextRun().StageAsync(ready with { Staging = run.Staging() }, default));
        Assert.Equal(1, network.Count);
    }

    [Fact, Proves("youtube", Cell.Schedule), Proves("youtube", Cell.Withdraw), Proves("youtube", Cell.Verified)]
    public async Task YouTube_publishes_it_at_its_time()
    {
        var due = Doubled.Now + Duration.FromDays(2);
        var ready = await StagedAsync(run) with { IsHandedOff = true, Due = due };
        var held = First with { HeldUntil = due };
        Assert.Equal(new Outcome.HandedOff(held), await run.NextRun().SendAsync(ready, default));
        Assert.Empty(network.Standing);
        Assert.Equal(new Sighting.Found(held), await run.NextRun().FindAsync(ready, Doubled.Now, default));
        Assert.Equal(new Sighting.Found(held), await run.NextRun().VerifyAsync(held, default));
        network.Clock = () => due;
        Assert.Equal(new Sighting.Found(First), await run.NextRun().VerifyAsync(held, default));
        Assert.Single(network.Standing);
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.Equal(0, network.Count);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("youtube", Cell.Edit), Proves("youtube", Cell.Withdraw), Proves("youtube", Cell.Verified)]
    public async Task What_is_out_can_be_changed_and_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("First", Film), Type);
        Assert.Null(await run.NextRun().EditAsync(run.Message("Second", Film), sent, default));
        Assert.Equal<string>(["Second"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("youtube", Cell.Comment), Proves("youtube", Cell.Verified)]
    public async Task The_first_comment_stands_below_the_video()
    {
        const string Fields = Film + "\nfirst_comment: The next firing is in March";
        var video = await run.PublishedAsync(run.Message("Come", Fields), Type);
        var comment = run.Message("Come", Fields, segment: 2) with { Root = video, Parent = video };
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(comment, Doubled.Now, default));
        var sent = await run.PublishedAsync(comment);
        Assert.Equal(new SentMessage("UgzDE8isJ4Ddw3", video.Url + "&lc=UgzDE8isJ4Ddw3"), sent);
        Assert.Equal<string>(["Come", "The next firing is in March"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().FindAsync(comment, Doubled.Now, default));
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Come", Film + "\nfirst_comment: In April", segment: 2) with { Parent = video }, sent, default));
        Assert.Equal<string>(["Come", "In April"], network.Standing);
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("unlisted")]
    [InlineData("private")]
    public async Task Not_everybody_need_see_it(string visibility)
    {
        Assert.Equal(First, await run.PublishedAsync(run.Message("Members", $"{Film}\nvisibility: {visibility}"), Type));
        Assert.Equal(visibility, (string?)network.Resource(First.Id)["status"]?["privacyStatus"]);
        Assert.Equal(new Sighting.Found(First), await run.NextRun().FindAsync(run.Message("Members", $"{Film}\nvisibility: {visibility}"), Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_refresh_token_gets_tokens_for_all_runs()
    {
        using var first = new Doubled(network) { Vault = new MemoryVault { Now = Doubled.Now } };
        await first.PublishedAsync(first.Message("One", Film), Type);
        await first.NextRun().AboutTokenAsync(default);
        Assert.Single(first.Asked, "POST /token");
        using var plain = new Doubled(network, account: "network: youtube\nsecrets: { access_token: YOUTUBE_TOKEN }");
        Assert.Equal("Atelier Lune (UCBR8-60-B28hp2BmDPdntcQ)", (await plain.NextRun().AboutTokenAsync(default)).Owner);
        Assert.DoesNotContain("POST /token", plain.Asked);
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("https://www.googleapis.com/auth/youtube.force-ssl", 0, false)]
    [InlineData("https://www.googleapis.com/auth/youtube", 0, true)]
    [InlineData("https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.readonly", 1, false)]
    public async Task A_token_tells_whose_it_is_and_what_it_may_do(string scope, int lacking, bool isWithoutComments)
    {
        network.Scope = scope;
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("Atelier Lune (UCBR8-60-B28hp2BmDPdntcQ)", report.Owner);
        Assert.Equal(scope.Split(' '), report.Scopes!.Value);
        Assert.Equal((lacking, isWithoutComments), (report.Lacking.Length, report.Remark!.Contains("first comments need", StringComparison.Ordinal)));
        Assert.Empty(network.Violations);
    }

    private async Task<OutgoingMessage> StagedAsync(Doubled on)
    {
        var message = on.Message("How we fire", Film);
        var ready = await Doubled.UploadedAsync(on.NextRun(), message, on.Media(message, Type));
        Assert.Null(await on.NextRun().StageAsync(ready, default));
        return ready;
    }

    private async Task<OutgoingMessage> WithPictureAsync()
    {
        var message = run.Message("How we fire", network.Fields);
        var media = run.Media(message);
        media = media.SetItem(0, media[0] with { Facts = media[0].Facts with { MediaType = Type } });
        return await Doubled.UploadedAsync(run.NextRun(), message, media);
    }

    private async Task<string?> AfterRemovalAsync(OutgoingMessage ready)
    {
        network.Remove(First.Id);
        return (await run.NextRun().StageAsync(ready with { Staging = run.Staging() }, default))?.Message;
    }
}
