using System.Text;
using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;
using Planner.Tests.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Bluesky;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Servers.Bluesky;

/// <summary>What the connector sends, and what Bluesky's own server makes of it.</summary>
public sealed class BlueskyTests(BlueskyServerProcess server) : IClassFixture<BlueskyServerProcess>
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The beginning of an MP4 file, by which the server knows it.</summary>
    private static readonly byte[] Mp4 = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8];

    [BlueskyFact]
    [Proves("bluesky", Cell.Text)]
    [Proves("bluesky", Cell.Verified)]
    public async Task Links_mentions_and_tags_stand_on_their_words()
    {
        var message = BlueskySample.Message("Ce soir 🔥👩‍👩‍👧 @north.example.org, [la galerie](https://lune.example/galerie?a=1) #céramique @nobody.example.org");
        var sent = await PublishedAsync(message);
        var record = await server.RecordAsync(KeyOf(sent));
        var text = Encoding.UTF8.GetBytes((string)record["text"]!);
        var facets = record["facets"]!.AsArray().Select(facet => (
            Text: Encoding.UTF8.GetString(text, (int)facet!["index"]!["byteStart"]!, (int)facet["index"]!["byteEnd"]! - (int)facet["index"]!["byteStart"]!),
            Feature: (string?)facet["features"]![0]!["uri"] ?? (string?)facet["features"]![0]!["did"] ?? (string?)facet["features"]![0]!["tag"]));
        Assert.Equal([("@north.example.org", server.OtherDid), ("la galerie", "https://lune.example/galerie?a=1"), ("#céramique", "céramique")], facets);
        Assert.Equal("2026-11-24T17:30:00.000Z", (string)record["createdAt"]!);
        Assert.Equal($"https://bsky.app/profile/{server.Handle}/post/{RecordKey.Of(message)}", sent.Url);
        Assert.Equal($"at://{server.Did}/app.bsky.feed.post/{RecordKey.Of(message)}", sent.Id);
    }

    [BlueskyFact]
    [Proves("bluesky", Cell.Media)]
    [Proves("bluesky", Cell.Verified)]
    public async Task Pictures_keep_their_descriptions_and_shapes()
    {
        var message = BlueskySample.Message("Deux bols", key: "pictures") with
        {
            Media = [await UploadedAsync("media/a.png", "Un bol « bleu »", Png, "image/png"), await UploadedAsync("media/b.png", null, Png, "image/png")],
        };
        var images = (await server.RecordAsync(KeyOf(await PublishedAsync(message))))["embed"]!["images"]!.AsArray();
        Assert.Equal(["Un bol « bleu »", ""], images.Select(image => (string)image!["alt"]!));
        Assert.Equal((1, 1), ((int)images[0]!["aspectRatio"]!["width"]!, (int)images[0]!["aspectRatio"]!["height"]!));
        Assert.Equal(Png.Length, (int)images[0]!["image"]!["size"]!);
    }

    [BlueskyFact]
    public async Task A_video_is_taken()
    {
        var message = BlueskySample.Message("Le four", key: "video") with { Media = [await UploadedAsync("media/a.mp4", "Un four", Mp4, "video/mp4")] };
        var embed = (await server.RecordAsync(KeyOf(await PublishedAsync(message))))["embed"]!;
        Assert.Equal(("app.bsky.embed.video", "video/mp4"), ((string)embed["$type"]!, (string)embed["video"]!["mimeType"]!));
    }

    [BlueskyFact]
    public async Task A_card_is_taken()
    {
        var sent = await PublishedAsync(BlueskySample.Message("À lire", key: "card", link: "https://lune.example/été?a=1&b=2", title: "L’été"));
        Assert.Equal("L’été", (string)(await server.RecordAsync(KeyOf(sent)))["embed"]!["external"]!["title"]!);
    }

    [BlueskyFact]
    [Proves("bluesky", Cell.Thread)]
    [Proves("bluesky", Cell.Verified)]
    public async Task A_thread_hangs_together_and_sorts_in_its_order()
    {
        var sent = new List<SentMessage>();
        for (var segment = 1; segment <= 3; segment++)
        {
            sent.Add(await PublishedAsync(BlueskySample.Message("Un\n---\nDeux\n---\nTrois", key: "thread " + segment, segment: segment) with { Root = sent.FirstOrDefault(), Parent = sent.LastOrDefault() }));
        }

        var reply = (await server.RecordAsync(KeyOf(sent[2])))["reply"]!;
        Assert.Equal((sent[0].Id, sent[0].Version), ((string)reply["root"]!["uri"]!, (string)reply["root"]!["cid"]!));
        Assert.Equal((sent[1].Id, sent[1].Version), ((string)reply["parent"]!["uri"]!, (string)reply["parent"]!["cid"]!));
        Assert.Equal(sent.Select(KeyOf).Order(StringComparer.Ordinal), sent.Select(KeyOf));
    }

    [BlueskyFact]
    [Proves("bluesky", Cell.Duplicates)]
    [Proves("bluesky", Cell.Verified)]
    public async Task What_is_sent_again_is_the_same_post()
    {
        var message = BlueskySample.Message("Deux fois", key: "twice");
        var first = await PublishedAsync(message);
        Assert.Equal(first, await PublishedAsync(message));
        var bodies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Connector().SendAsync(message, default)));
        Assert.All(bodies, outcome => Assert.Equal(first, Assert.IsType<Outcome.Published>(outcome).Message));
    }

    /// <summary>Its record has another time then, which the server does not take for the same.</summary>
    [BlueskyFact]
    public async Task What_is_sent_again_much_later_is_the_same_post()
    {
        var message = BlueskySample.Message("Deux fois, dont une tard", key: "twice, late");
        var first = await PublishedAsync(message);
        var later = await Connector(message.Due + Duration.FromHours(3)).SendAsync(message, default);
        Assert.Equal(first, Assert.IsType<Outcome.Published>(later).Message);
        Assert.Equal("2026-11-24T17:30:00.000Z", (string)(await server.RecordAsync(KeyOf(first)))["createdAt"]!);
    }

    [BlueskyFact]
    public async Task Another_text_at_the_same_key_is_neither_overwritten_nor_taken_for_ours()
    {
        var sent = await PublishedAsync(BlueskySample.Message("Le premier", key: "same"));
        var other = BlueskySample.Message("Le second", key: "same");
        Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Unknown>(await Connector().SendAsync(other, default)).Fault.Kind);
        Assert.IsType<Sighting.Unclear>(await Connector().FindAsync(other, other.Due, default));
        Assert.Equal("Le premier", (string)(await server.RecordAsync(KeyOf(sent)))["text"]!);
    }

    [BlueskyFact]
    [Proves("bluesky", Cell.Withdraw)]
    [Proves("bluesky", Cell.Verified)]
    public async Task A_post_is_missing_then_found_then_gone()
    {
        var (message, connector) = (BlueskySample.Message("Un passage", key: "passing"), Connector());
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, message.Due, default));
        var sent = await PublishedAsync(message);
        Assert.Equal(new Sighting.Found(sent), await connector.FindAsync(message, message.Due, default));
        Assert.Equal(new Sighting.Found(sent), await connector.VerifyAsync(sent, default));
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.Null(await connector.WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await connector.VerifyAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, message.Due, default));
    }

    [BlueskyFact]
    public async Task A_wrong_password_is_a_fault_of_the_credentials()
    {
        var outcome = await BlueskySample.Connector(server.Address, server.Http, server.Handle, "wrong-word-wrong-word").SendAsync(BlueskySample.Message("Rien"), default);
        Assert.Equal(new SendFault(FaultKind.Authorization, "401: AuthenticationRequired: Invalid identifier or password"), Assert.IsType<Outcome.Rejected>(outcome).Fault);
    }

    [BlueskyFact]
    public async Task What_is_too_long_is_a_fault_of_the_text()
    {
        var outcome = await Connector().SendAsync(BlueskySample.Message(new string('a', 301), key: "long"), default);
        var fault = Assert.IsType<Outcome.Rejected>(outcome).Fault;
        Assert.Equal(FaultKind.Validation, fault.Kind);
        Assert.Contains("maximum 300, got 301", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The server's limit is 5 MiB here; it answers before it has read all of it.</summary>
    [BlueskyFact]
    public async Task What_is_too_large_is_a_fault_of_the_file()
    {
        var media = BlueskySample.Media("media/a.png", null, new MediaFacts { MediaType = "image/png" }, new byte[6 << 20]);
        Assert.Equal(FaultKind.MediaProcessing, Assert.IsType<UploadOutcome.Rejected>(await Connector().UploadAsync(media, default)).Fault.Kind);
    }

    [BlueskyFact]
    public async Task A_file_that_the_server_does_not_have_any_more_is_told()
    {
        var lost = JsonNode.Parse("""{"$type":"blob","ref":{"$link":"bafkreibjfgx2gprinfvicegelk5kosd6y2frmqpqzwqkg7usac74l3t2v4"},"mimeType":"image/png","size":3}""")!.ToJsonString();
        var uploaded = await UploadedAsync("media/a.png", null, Png, "image/png");
        var outcome = await Connector().SendAsync(BlueskySample.Message("Perdu", key: "lost") with { Media = [uploaded with { Id = lost }] }, default);
        Assert.Contains("BlobNotFound", Assert.IsType<Outcome.Rejected>(outcome).Fault.Message, StringComparison.Ordinal);
    }

    [BlueskyFact]
    public async Task A_session_is_renewed()
    {
        var signIn = new BlueskySignIn(BlueskySample.Settings(server.Address, server.Http, server.Handle, server.AppPassword));
        var first = (await signIn.AskAsync(default)).Session!;
        var second = (await signIn.RenewAsync(first, default)).Session!;
        Assert.Equal((server.Did, server.Handle), (second.Did, second.Handle));
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
    }

    [BlueskyFact]
    public async Task A_session_serves_the_next_run_and_is_renewed_for_all()
    {
        var vault = new MemoryVault { IsQuick = false, Now = NodaTime.SystemClock.Instance.GetCurrentInstant() };
        BlueskySignIn Run(string name) => new(BlueskySample.Settings(server.Address, server.Http, server.Handle, server.AppPassword) with { Vault = vault.Open("lune-bluesky", name), Clock = () => vault.Now });
        var first = (await Run("one").AskAsync(default)).Session!;
        Assert.Equal(first.AccessToken, (await Run("two").AskAsync(default)).Session!.AccessToken);
        Assert.InRange(BlueskyStoredSession.EndOf(first.AccessToken)!.Value - vault.Now, NodaTime.Duration.FromMinutes(110), NodaTime.Duration.FromMinutes(125));

        // Two hours later: whoever comes first renews, with the token that serves once.
        vault.Now += NodaTime.Duration.FromHours(2);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => Run($"run-{number}").AskAsync(default))));
        var renewed = Assert.Single(runs.Select(run => run.Session!.RefreshToken).Distinct());
        Assert.NotEqual(first.RefreshToken, renewed);
    }

    private IConnector Connector(Instant? now = null) => BlueskySample.Connector(server.Address, server.Http, server.Handle, server.AppPassword, now);

    private async Task<SentMessage> PublishedAsync(OutgoingMessage message) => Assert.IsType<Outcome.Published>(await Connector().SendAsync(message, default)).Message;

    private async Task<UploadedMedia> UploadedAsync(string file, string? alt, byte[] bytes, string type)
    {
        var media = BlueskySample.Media(file, alt, new MediaFacts { MediaType = type, Width = 1, Height = 1 }, bytes);
        return new UploadedMedia(media, Assert.IsType<UploadOutcome.Uploaded>(await Connector().UploadAsync(media, default)).Id);
    }

    private static string KeyOf(SentMessage sent) => RecordAddress.TryParse(sent.Id)!.RecordKey;
}
