using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.GoogleBusiness;

public sealed class GoogleBusinessTests : IDisposable
{
    private const string Link = "link: https://lune.example/kiln";
    private const string Secrets = "network: google-business\nsecrets: { client_id: GBP_CLIENT, client_secret: GBP_SECRET, refresh_token: GBP_REFRESH }";

    private static readonly SentMessage First = new($"{GoogleBusinessDouble.Place}/localPosts/1", "https://local.google.com/place?id=1&use=posts&lpsid=1");

    private readonly GoogleBusinessDouble network = new();
    private readonly Doubled run;

    public GoogleBusinessTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("google-business", Cell.Text), Proves("google-business", Cell.Verified)]
    public async Task A_post_has_its_text_and_a_button_to_its_link()
    {
        Assert.Equal(First, await run.PublishedAsync(run.Message("The kiln is hot", Link)));
        Assert.Equal(
            """{"languageCode":"en","summary":"The kiln is hot","topicType":"STANDARD","callToAction":{"actionType":"LEARN_MORE","url":"https://lune.example/kiln"}}""",
            run.Requests[^1].Body);
        Assert.Equal(["POST /token", $"POST /v4/{GoogleBusinessDouble.Place}/localPosts"], run.Asked);
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("google-business", Cell.Verified)]
    [InlineData(Link + "\nextra: { action: book }", """{"actionType":"BOOK","url":"https://lune.example/kiln"}""")]
    [InlineData("extra: { action: CALL }", """{"actionType":"CALL"}""")]
    [InlineData(Link + "\nextra: { action: CALL }", """{"actionType":"CALL"}""")]
    [InlineData("", null)]
    public async Task The_button_is_the_posts_choice(string fields, string? button)
    {
        await run.PublishedAsync(run.Message("The kiln is hot", fields));
        Assert.Equal(button, network.Posts.Single()["callToAction"]?.ToJsonString());
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("google-business", Cell.Media), Proves("google-business", Cell.Verified)]
    public async Task Google_fetches_the_picture_from_the_site()
    {
        await run.PublishedAsync(run.Message("A bowl", "media: [{ file: media/bowl.png, alt: A bowl }]"));
        var media = network.Posts.Single()["media"]!.AsArray().Single()!.AsObject();
        Assert.Equal("PHOTO", (string?)media["mediaFormat"]);
        Assert.EndsWith("/m/0.png", (string?)media["sourceUrl"], StringComparison.Ordinal);
        Assert.Contains("HEAD /m/0.png", run.Asked);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_the_picture_on_the_site_nothing_is_sent()
    {
        using var away = new Doubled(network) { HasSite = false };
        var connector = away.NextRun();
        var message = away.Message("A bowl", "media: [{ file: media/bowl.png }]");
        message = await Doubled.UploadedAsync(connector, message, away.Media(message));
        Assert.Equal(FaultKind.Configuration, (await connector.StageAsync(message, default))?.Kind);
        Assert.IsType<Outcome.Rejected>(await connector.SendAsync(message, default));
        Assert.Equal(FaultKind.MediaProcessing, Assert.IsType<UploadOutcome.Rejected>(await connector.UploadAsync(away.Media(message, "video/mp4")[0], default)).Fault.Kind);
        Assert.Empty(network.Posts);
    }

    [Fact, Proves("google-business", Cell.Verified)]
    public async Task An_event_and_an_offer_have_their_time_and_their_own_fields()
    {
        await run.PublishedAsync(run.Message("Come in", "extra: { topic: event, event_title: Open day, start: 2026-12-05 10:00, end: 2026-12-05 18:30 }"));
        await run.PublishedAsync(run.Message("Ten off", Link + "\nextra: { topic: OFFER, start: 2026-12-05, end: 2026-12-24, coupon: LUNE10, terms: One each }"));
        Assert.Equal(
            """{"title":"Open day","schedule":{"startDate":{"year":2026,"month":12,"day":5},"startTime":{"hours":10,"minutes":0},"endDate":{"year":2026,"month":12,"day":5},"endTime":{"hours":18,"minutes":30}}}""",
            network.Posts[0]["event"]!.ToJsonString());
        Assert.Equal("""{"couponCode":"LUNE10","redeemOnlineUrl":"https://lune.example/kiln","termsConditions":"One each"}""", network.Posts[1]["offer"]!.ToJsonString());
        Assert.Equal("""{"hours":23,"minutes":59}""", network.Posts[1]["event"]!["schedule"]!["endTime"]!.ToJsonString());
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("google-business", Cell.Schedule), Proves("google-business", Cell.Withdraw), Proves("google-business", Cell.Verified)]
    public async Task Google_publishes_it_at_its_time()
    {
        var due = Doubled.Now + Duration.FromDays(2);
        var message = run.Message("The kiln is hot") with { IsHandedOff = true, Due = due };
        var held = new SentMessage(First.Id) { HeldUntil = due };
        Assert.Equal(new Outcome.HandedOff(held), await run.RunAsync(message));
        Assert.Empty(network.Standing);
        Assert.Equal(new Sighting.Found(held), await run.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.Equal(new Sighting.Found(held), await run.NextRun().VerifyAsync(held, default));
        network.Follow(() => due);
        Assert.Equal(new Sighting.Found(First), await run.NextRun(due).VerifyAsync(held, default));
        Assert.Single(network.Standing);
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(held, default));
        Assert.Empty(network.Posts);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("google-business", Cell.Edit), Proves("google-business", Cell.Verified)]
    public async Task An_edit_changes_text_button_and_hours_and_leaves_the_picture()
    {
        var sent = await run.PublishedAsync(run.Message("The kiln is hto", Link + "\nmedia: [{ file: media/bowl.png }]"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("The kiln is hot"), sent, default));
        Assert.Equal($"PATCH /v4/{sent.Id}?updateMask=summary%2CcallToAction", run.Asked.Last());
        Assert.Equal(("The kiln is hot", null), (network.Standing.Single(), network.Posts.Single()["callToAction"]));
        Assert.NotNull(network.Posts.Single()["media"]);
        var occasion = await run.PublishedAsync(run.Message("Come", "extra: { topic: event, start: 2026-12-05 }"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Come", "extra: { topic: event, start: 2026-12-06 }"), occasion, default));
        Assert.Equal(6, (int?)network.Posts[1]["event"]!["schedule"]!["startDate"]!["day"]);
        network.Becomes = "REJECTED";
        Assert.Equal(FaultKind.Validation, (await run.NextRun().EditAsync(run.Message("Call 555"), sent, default))?.Kind);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("google-business", Cell.Withdraw)]
    public async Task A_post_is_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("The kiln is hot"));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Posts);
        Assert.Equal(FaultKind.Configuration, (await run.NextRun().WithdrawAsync(new SentMessage("../locations/1"), default))?.Kind);
    }

    [Fact, Proves("google-business", Cell.Duplicates), Proves("google-business", Cell.Verified)]
    public async Task A_post_whose_answer_was_lost_is_found_on_whatever_page_it_stands()
    {
        network.Page = 1;
        var cut = true;
        using var lost = new Doubled(network, (request, usual) => cut && request.Method == "POST" && request.Path.EndsWith("localPosts", StringComparison.Ordinal) && usual() is not null ? new(0, "") : null);
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("The kiln is hot"), Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await lost.RunAsync(lost.Message("The kiln is hot")));
        cut = false;
        await lost.PublishedAsync(lost.Message("Another one"));
        Assert.Equal(new Sighting.Found(First), await lost.NextRun().FindAsync(lost.Message("The kiln is hot"), Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("Nothing of the kind"), Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("The kiln is hot"), Doubled.Now + Duration.FromHours(1), default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("google-business", Cell.Duplicates)]
    public async Task What_is_much_alike_is_for_a_person_and_what_Google_rejected_counts_for_nothing()
    {
        const string Words = "The kiln is hot since this morning, come in and see";
        await run.PublishedAsync(run.Message(Words));
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message(Words + " it"), Doubled.Now, default));
        network.Becomes = "REJECTED";
        Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Call 555")));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Call 555"), Doubled.Now, default));
    }

    [Fact, Proves("google-business", Cell.Duplicates)]
    public async Task What_has_no_text_or_cannot_be_read_is_for_a_person()
    {
        const string Occasion = "extra: { topic: event, start: 2026-12-05 }\nmedia: [{ file: media/bowl.png }]";
        await run.PublishedAsync(run.Message("", Occasion));
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("", Occasion), Doubled.Now, default));
        using var broken = new Doubled(network, (request, _) => request.Method == "GET" ? new(200, """{"localPosts":[{"name":7}]}""") : null);
        Assert.IsType<Sighting.Unclear>(await broken.NextRun().FindAsync(broken.Message("The kiln is hot"), Doubled.Now, default));
    }

    [Fact, Proves("google-business", Cell.Verified)]
    public async Task A_token_tells_the_location_and_what_it_may_do()
    {
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal(($"Atelier Lune ({GoogleBusinessDouble.Place})", 0), (report.Owner, report.Lacking.Length));
        (network.Scope, network.MayPost) = ("openid", false);
        Assert.Equal<string>(["https://www.googleapis.com/auth/business.manage", "Google's leave to post for this location (canOperateLocalPost)"], (await run.NextRun().AboutTokenAsync(default)).Lacking);
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("\nextra: { location: accounts/112233/locations/445566 }")]
    [InlineData("\nextra: { location_id: locations/445566 }")]
    [InlineData("\nextra: { account_id: \"112233\" }")]
    [InlineData("")]
    public async Task The_location_is_asked_for_where_nobody_says_it(string extra)
    {
        using var asking = new Doubled(network, account: Secrets + extra);
        Assert.Equal(First, await asking.PublishedAsync(asking.Message("The kiln is hot")));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Of_several_locations_none_is_taken_by_chance()
    {
        network.Locations = [.. network.Locations, ("accounts/112233", "locations/7", "Lune on the hill")];
        using var asking = new Doubled(network, account: Secrets);
        var fault = await asking.NextRun().PrepareAsync(default);
        Assert.Equal(FaultKind.Configuration, fault?.Kind);
        Assert.EndsWith("accounts/112233/locations/445566 (Atelier Lune), accounts/112233/locations/7 (Lune on the hill)", fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_gets_tokens_for_all_runs()
    {
        using var kept = new Doubled(network) { Vault = new MemoryVault { Now = Doubled.Now } };
        await kept.PublishedAsync(kept.Message("One"));
        await kept.PublishedAsync(kept.Message("Two"));
        Assert.Single(kept.Asked, "POST /token");
        using var plain = new Doubled(network, account: "network: google-business\nsecrets: { access_token: GBP_TOKEN }\nextra: { account: \"112233\", location: \"445566\" }");
        await plain.PublishedAsync(plain.Message("Three"));
        Assert.DoesNotContain("POST /token", plain.Asked);
    }
}
