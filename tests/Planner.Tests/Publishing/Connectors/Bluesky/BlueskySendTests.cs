using System.Text;
using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

public sealed class BlueskySendTests
{
    private const string Blob = """{"$type":"blob","ref":{"$link":"bafkreia7"},"mimeType":"image/png","size":3}""";

    [Fact]
    [Proves("bluesky", Cell.Text)]
    public async Task A_text_becomes_a_record_that_must_not_be_there_yet()
    {
        using var pds = new BlueskyPds();
        var message = BlueskySample.Message("Bonjour 🔥 @north.fr, voir [la galerie](https://lune.example/galerie) #noel @nobody.fr");
        var key = RecordKey.Of(message);

        var outcome = await pds.Connector.SendAsync(message, default);

        Assert.Equal(
            new SentMessage($"at://{BlueskyPds.Did}/app.bsky.feed.post/{key}", $"https://bsky.app/profile/lune.example/post/{key}", BlueskyPds.Cid),
            Assert.IsType<Outcome.Published>(outcome).Message);
        Assert.Equal(["createSession", "resolveHandle", "resolveHandle", "putRecord"], pds.Methods);
        Assert.Equal("Bearer " + BlueskyPds.Access, pds.Only("putRecord").Headers["Authorization"]);
        Assert.StartsWith("application/json", pds.Only("putRecord").Headers["Content-Type"], StringComparison.Ordinal);
        Same(
            $$"""
            {
              "repo": "{{BlueskyPds.Did}}", "collection": "app.bsky.feed.post", "rkey": "{{key}}", "swapRecord": null,
              "record": {
                "$type": "app.bsky.feed.post",
                "text": "Bonjour 🔥 @north.fr, voir la galerie #noel @nobody.fr",
                "createdAt": "2026-11-24T17:30:00.000Z",
                "langs": ["fr"],
                "facets": [
                  {"index": {"byteStart": 13, "byteEnd": 22}, "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:north"}]},
                  {"index": {"byteStart": 29, "byteEnd": 39}, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://lune.example/galerie"}]},
                  {"index": {"byteStart": 40, "byteEnd": 45}, "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "noel"}]}
                ]
              }
            }
            """,
            pds.Body("putRecord"));
    }

    /// <summary>Bluesky sorts by it: what goes out late would stand in the past, where nobody sees it.</summary>
    [Theory]
    [InlineData(-1, "2026-11-24T17:30:00.000Z")]
    [InlineData(120, "2026-11-24T17:30:00.000Z")]
    [InlineData(121, "2026-11-24T17:32:01.000Z")]
    [InlineData(86400, "2026-11-25T17:30:00.000Z")]
    public async Task What_goes_out_late_bears_the_moment_at_which_it_does(int seconds, string createdAt)
    {
        using var pds = new BlueskyPds();
        var message = BlueskySample.Message("Bonjour");
        await pds.NextRun(now: BlueskySample.Due + Duration.FromSeconds(seconds)).SendAsync(message, default);
        Assert.Equal((createdAt, RecordKey.Of(message)), ((string)pds.Body("putRecord")["record"]!["createdAt"]!, (string)pds.Body("putRecord")["rkey"]!));
    }

    [Theory]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData(null, "fr")]
    public async Task The_language_is_the_sites_where_nobody_else_says_it(string? written, string sent)
    {
        using var pds = new BlueskyPds();
        await pds.Connector.SendAsync(BlueskySample.Message("Bonjour", language: written), default);
        Same($"""["{sent}"]""", pds.Body("putRecord")["record"]!["langs"]!);
    }

    [Fact]
    public async Task It_signs_in_with_the_handle_and_the_app_password()
    {
        using var pds = new BlueskyPds();
        await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
        Same($$"""{"identifier": "lune.example", "password": "{{BlueskySample.Password}}"}""", pds.Body("createSession"));
    }

    [Fact]
    [Proves("bluesky", Cell.Media)]
    public async Task Pictures_go_along_with_their_descriptions_and_shapes()
    {
        using var pds = new BlueskyPds();
        var message = BlueskySample.Message("Bonjour") with
        {
            Media = [Picture("a.png", "A bowl — \"blue\"", 64, 48), Picture("b.png", null, null, null)],
        };
        await pds.Connector.SendAsync(message, default);
        Same(
            $$"""
            {"$type": "app.bsky.embed.images", "images": [
              {"image": {{Blob}}, "alt": "A bowl — \"blue\"", "aspectRatio": {"width": 64, "height": 48} },
              {"image": {{Blob}}, "alt": ""}]}
            """,
            pds.Body("putRecord")["record"]!["embed"]!);
    }

    [Fact]
    [Proves("bluesky", Cell.Media)]
    public async Task A_video_goes_along_alone()
    {
        using var pds = new BlueskyPds();
        var message = BlueskySample.Message("") with { Media = [File("a.mp4", "A kiln", "video/mp4", 1920, 1080)] };
        message = message with { Prepared = message.Prepared with { Segments = BlueskySample.Message("Bonjour").Prepared.Segments } };
        await pds.Connector.SendAsync(message, default);
        Same($$"""{"$type": "app.bsky.embed.video", "video": {{Blob}}, "alt": "A kiln", "aspectRatio": {"width": 1920, "height": 1080} }""", pds.Body("putRecord")["record"]!["embed"]!);
    }

    [Theory]
    [InlineData(null, "lune.example")]
    [InlineData("La galerie", "La galerie")]
    public async Task A_link_beside_the_text_is_a_card(string? written, string shown)
    {
        using var pds = new BlueskyPds();
        await pds.Connector.SendAsync(BlueskySample.Message("Bonjour", link: "https://www.lune.example/galerie", title: written), default);
        Same(
            $$$"""{"$type": "app.bsky.embed.external", "external": {"uri": "https://www.lune.example/galerie", "title": "{{{shown}}}", "description": ""}}""",
            pds.Body("putRecord")["record"]!["embed"]!);
    }

    [Fact]
    [Proves("bluesky", Cell.Thread)]
    [Proves("bluesky", Cell.Comment)]
    public async Task A_segment_answers_the_one_before_and_names_the_first()
    {
        using var pds = new BlueskyPds();
        var message = BlueskySample.Message("Un\n---\nDeux\n---\nTrois", segment: 3, link: "https://lune.example/") with { Root = Sent("3lab222222222", "bafyroot"), Parent = Sent("3lab222222223", "bafyparent") };
        await pds.Connector.SendAsync(message, default);
        var record = pds.Body("putRecord")["record"]!;
        Assert.Equal("Trois", (string)record["text"]!);
        Assert.Null(record["embed"]);
        Same(
            $$"""
            {"root": {"uri": "at://{{BlueskyPds.Did}}/app.bsky.feed.post/3lab222222222", "cid": "bafyroot"},
             "parent": {"uri": "at://{{BlueskyPds.Did}}/app.bsky.feed.post/3lab222222223", "cid": "bafyparent"} }
            """,
            record["reply"]!);
    }

    [Fact]
    public async Task The_version_of_what_it_answers_is_looked_up_where_nobody_noted_it()
    {
        using var pds = new BlueskyPds((method, _) => method is "getRecord" ? BlueskyPds.Record("3lab222222222", "Un") : null);
        var first = Sent("3lab222222222", null);
        await pds.Connector.SendAsync(BlueskySample.Message("Un\n---\nDeux", segment: 2) with { Root = first, Parent = first }, default);
        Assert.Equal(BlueskyPds.Cid, (string)pds.Body("putRecord")["record"]!["reply"]!["root"]!["cid"]!);
        Assert.Equal($"/xrpc/com.atproto.repo.getRecord?repo=did%3Aplc%3A2ngy4kbjdxzk5oiddg7inagz&collection=app.bsky.feed.post&rkey=3lab222222222", pds.Only("getRecord").Path);
    }

    [Fact]
    public async Task A_thread_whose_start_is_gone_does_not_go_on()
    {
        using var pds = new BlueskyPds();
        var first = Sent("3lab222222222", null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Un\n---\nDeux", segment: 2) with { Root = first, Parent = first }, default);
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.DoesNotContain("putRecord", pds.Methods);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "a.mov", "video/quicktime" },
        { "a.mp4 b.png", "video/mp4 image/png" },
        { "a b c d e", "image/png image/png image/png image/png image/png" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task Media_that_no_post_can_hold_are_refused_before_anything_is_asked(string files, string types)
    {
        using var pds = new BlueskyPds();
        var media = files.Split(' ').Zip(types.Split(' '), (file, type) => File(file, null, type, null, null));
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour") with { Media = [.. media] }, default);
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.Empty(pds.Methods);
    }

    [Fact]
    public async Task Nothing_is_handed_off()
    {
        using var pds = new BlueskyPds();
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour") with { IsHandedOff = true }, default);
        Assert.Equal(new SendFault(FaultKind.Validation, "Bluesky holds no posts until their time"), Assert.IsType<Outcome.Rejected>(outcome).Fault);
        Assert.Empty(pds.Methods);
    }

    [Fact]
    public async Task A_file_is_sent_as_it_is_and_named_by_what_the_server_gave_back()
    {
        using var pds = new BlueskyPds();
        var outcome = await pds.Connector.UploadAsync(BlueskySample.Media("media/a.png", "A bowl", new MediaFacts { MediaType = "image/png" }, [1, 2, 3]), default);
        Assert.Equal(Blob, Assert.IsType<UploadOutcome.Uploaded>(outcome).Id);
        var request = pds.Only("uploadBlob");
        Assert.Equal(("image/png", "3"), (request.Headers["Content-Type"], request.Headers["Content-Length"]));
        Assert.Equal([1, 2, 3], request.Bytes.ToArray());
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_fault_of_the_file()
    {
        using var pds = new BlueskyPds();
        var media = BlueskySample.Media("media/a.png", null, new MediaFacts { MediaType = "image/png" }, [1]) with { Open = () => throw new FileNotFoundException("media/a.png is gone") };
        Assert.Equal(FaultKind.MediaProcessing, Assert.IsType<UploadOutcome.Rejected>(await pds.Connector.UploadAsync(media, default)).Fault.Kind);
    }

    [Fact]
    [Proves("bluesky", Cell.Withdraw)]
    public async Task Withdrawing_deletes_the_record()
    {
        using var pds = new BlueskyPds();
        Assert.Null(await pds.Connector.WithdrawAsync(Sent("3lab222222222", BlueskyPds.Cid), default));
        Same($$"""{"repo": "{{BlueskyPds.Did}}", "collection": "app.bsky.feed.post", "rkey": "3lab222222222"}""", pds.Body("deleteRecord"));
    }

    [Theory]
    [InlineData("https://bsky.app/profile/lune.example/post/3lab222222222")]
    [InlineData("at://did:plc:2ngy4kbjdxzk5oiddg7inagz/app.bsky.feed.like/3lab222222222")]
    [InlineData("at://did:plc:2ngy4kbjdxzk5oiddg7inagz/app.bsky.feed.post/a&b")]
    [InlineData("")]
    public async Task What_is_no_post_is_neither_looked_for_nor_deleted(string id)
    {
        using var pds = new BlueskyPds();
        Assert.IsType<Sighting.Unclear>(await pds.Connector.VerifyAsync(new SentMessage(id), default));
        Assert.NotNull(await pds.Connector.WithdrawAsync(new SentMessage(id), default));
        Assert.Empty(pds.Methods);
    }

    private static SentMessage Sent(string key, string? version) => new($"at://{BlueskyPds.Did}/app.bsky.feed.post/{key}", null, version);

    private static UploadedMedia Picture(string file, string? alt, int? width, int? height) => File(file, alt, "image/png", width, height);

    private static UploadedMedia File(string file, string? alt, string type, int? width, int? height) =>
        new(BlueskySample.Media(file, alt, new MediaFacts { MediaType = type, Width = width, Height = height }, Encoding.UTF8.GetBytes(file)), Blob);

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
