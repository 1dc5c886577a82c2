using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.YouTube;

public sealed class YouTubeFaultTests : IDisposable
{
    private const string Film = "media: [{ file: media/kiln.mp4 }]";
    private const string Type = "video/mp4";

    private readonly YouTubeDouble network = new();
    private readonly Doubled run;

    public YouTubeFaultTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData(401, "authError", "Authorization", null)]
    [InlineData(401, "youtubeSignupRequired", "Configuration", null)]
    [InlineData(403, "insufficientPermissions", "Authorization", null)]
    [InlineData(403, "forbidden", "Authorization", null)]
    [InlineData(403, "accessNotConfigured", "Configuration", null)]
    [InlineData(403, "quotaExceeded", "RateLimited", 22)]
    [InlineData(403, "rateLimitExceeded", "RateLimited", null)]
    [InlineData(400, "uploadLimitExceeded", "RateLimited", 24)]
    [InlineData(429, "uploadRateLimitExceeded", "RateLimited", null)]
    [InlineData(400, "invalidTitle", "Validation", null)]
    [InlineData(400, "invalidPublishAt", "Validation", null)]
    [InlineData(403, "forbiddenPrivacySetting", "Validation", null)]
    [InlineData(404, "videoNotFound", "Validation", null)]
    [InlineData(400, "mediaBodyRequired", "MediaProcessing", null)]
    public async Task Refusals_say_what_to_do_and_when(int status, string reason, string kind, int? hours)
    {
        using var broken = new Doubled(network, (request, _) => IsPublication(request) ? YouTubeDouble.Refused(status, reason, "No.") : null);
        var fault = Assert.IsType<Outcome.Rejected>(await broken.RunAsync(broken.Message("Film", Film), type: Type)).Fault;
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.StartsWith($"{status}: {reason}: No", fault.Message, StringComparison.Ordinal);

        // It is two in the morning in California.
        Assert.Equal(hours, fault.RetryAfter?.TotalHours);
        Assert.DoesNotContain(YouTubeDouble.Token, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "{\"id\":")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"status\":{\"privacyStatus\":7}}")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => IsPublication(request) ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Film", Film), type: Type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nvisibility: unlisted")]
    public async Task A_video_that_stays_private_because_nobody_audited_the_project_is_told(string visibility)
    {
        network.IsAudited = false;
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Film", Film + visibility), type: Type)).Fault;
        Assert.Equal(FaultKind.Validation, fault.Kind);
        Assert.StartsWith("videos of a project that Google has not audited stay private", fault.Message, StringComparison.Ordinal);
        Assert.Empty(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_an_audit_nothing_is_held_either()
    {
        network.IsAudited = false;
        var message = await UploadedAsync(run.Message("Film", Film)) with { IsHandedOff = true, Due = Doubled.Now + Duration.FromDays(1) };
        Assert.Null(await run.NextRun().StageAsync(message, default));
        Assert.IsType<Outcome.Rejected>(await run.NextRun().SendAsync(message, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(message, Doubled.Now, default));
    }

    [Theory]
    [InlineData("rejected", "duplicate")]
    [InlineData("failed", "codec")]
    public async Task A_video_that_YouTube_cannot_use_is_told_before_the_moment(string status, string reason)
    {
        network.Becomes = (status, reason);
        Assert.Equal(new SendFault(FaultKind.MediaProcessing, $"YouTube could not use the video: {status}, {reason}"), await run.NextRun().StageAsync(await UploadedAsync(run.Message("Film", Film)), default));
    }

    [Fact]
    public async Task What_takes_long_goes_out_in_time_all_the_same()
    {
        network.Working = int.MaxValue;
        Assert.Null(await run.NextRun(Doubled.Now + Duration.FromMinutes(2)).StageAsync(await UploadedAsync(run.Message("Film", Film)), default));
        Assert.Equal(Duration.Zero, run.Waited);
    }

    [Theory]
    [InlineData(Film + "\nvisibility: direct", "'visibility: direct' does not exist there")]
    [InlineData(Film + "\nextra: { category: pottery }", "'category: pottery' is no number of a category")]
    [InlineData("media: [{ file: media/kiln.mp4 }, { file: media/kiln.mp4 }]", "YouTube wants one video")]
    public async Task What_YouTube_does_not_have_is_told_before_anything_is_sent(string fields, string why)
    {
        var fault = await run.NextRun().StageAsync(await UploadedAsync(run.Message("Film", fields)), default);
        Assert.Equal(FaultKind.Validation, fault?.Kind);
        Assert.StartsWith(why, fault?.Message, StringComparison.Ordinal);
        Assert.Empty(run.Asked);
    }

    [Fact]
    public async Task What_YouTube_holds_becomes_public()
    {
        var message = await UploadedAsync(run.Message("Film", Film + "\nvisibility: unlisted")) with { IsHandedOff = true };
        Assert.StartsWith("what YouTube publishes at its time becomes public", (await run.NextRun().StageAsync(message, default))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_alone_is_no_video()
    {
        var fault = await run.NextRun().StageAsync(run.Message("Film", Film), default);
        Assert.Equal("YouTube wants one video; posts of the community tab cannot be made by programs", fault?.Message);
    }

    [Fact]
    public async Task A_thumbnail_wants_a_verified_channel()
    {
        using var broken = new Doubled(network, (request, _) => request.Path.Contains("thumbnails/set", StringComparison.Ordinal) ? YouTubeDouble.Refused(403, "forbidden", "The thumbnail can't be set") : null);
        var message = broken.Message("Film", network.Fields);
        var media = broken.Media(message);
        var ready = await Doubled.UploadedAsync(broken.NextRun(), message, media.SetItem(0, media[0] with { Facts = media[0].Facts with { MediaType = Type } }));
        Assert.EndsWith("whose phone number is verified (youtube.com/verify)", (await broken.NextRun().StageAsync(ready, default))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_channel_than_the_accounts_is_told()
    {
        using var other = new Doubled(network, account: network.Account + "\nextra: { channel: UCother }");
        Assert.Equal("the token is for the channel Atelier Lune (UCBR8-60-B28hp2BmDPdntcQ), not for UCother", (await other.NextRun().PrepareAsync(default))?.Message);
        network.HasChannel = false;
        Assert.Equal(new SendFault(FaultKind.Configuration, "the Google account has no YouTube channel"), await run.NextRun().PrepareAsync(default));
        Assert.Equal(FaultKind.Configuration, (await run.NextRun().AboutTokenAsync(default)).Fault?.Kind);
    }

    [Fact]
    public async Task An_address_that_is_not_Googles_gets_no_token()
    {
        using var odd = new Doubled(network, (request, usual) => request.Method == "POST" && request.Path.StartsWith("/upload/youtube/v3/videos", StringComparison.Ordinal)
            ? usual() with { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", "ftp://elsewhere.example/x") } : null);
        var message = odd.Message("Film", Film);
        var ready = await Doubled.UploadedAsync(odd.NextRun(), message, odd.Media(message, Type));
        Assert.Equal(new SendFault(FaultKind.Server, "YouTube names no address for the video"), await odd.NextRun().StageAsync(ready, default));
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_told_without_it()
    {
        using var revoked = new Doubled(network, (request, _) => request.Path == "/token" ? new(400, """{"error":"invalid_grant","error_description":"Token has been expired or revoked: 1//xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C"}""") : null);
        var fault = await revoked.NextRun().PrepareAsync(default);
        Assert.Equal(FaultKind.Authorization, fault?.Kind);
        Assert.DoesNotContain("xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C", fault?.Message, StringComparison.Ordinal);
    }

    private async Task<OutgoingMessage> UploadedAsync(OutgoingMessage message) => await Doubled.UploadedAsync(run.NextRun(), message, run.Media(message, Type));

    private static bool IsPublication(LoopbackRequest request) => request.Method == "PUT" && request.Path.EndsWith("/youtube/v3/videos?part=status", StringComparison.Ordinal);
}
