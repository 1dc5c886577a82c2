using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

public sealed class LinkedInTests : IDisposable
{
    private readonly LinkedInDouble network = new();
    private readonly Doubled run;

    public LinkedInTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("linkedin", Cell.Text), Proves("linkedin", Cell.Verified)]
    public async Task A_text_is_posted_escaped_in_the_pages_name()
    {
        var sent = await run.PublishedAsync(run.Message("Open day (Saturday) for #potters \\@ home"));
        Assert.StartsWith("https://www.linkedin.com/feed/update/urn:li:share:", sent.Url, StringComparison.Ordinal);
        Assert.Equal<string>(["Open day \\(Saturday\\) for #potters \\@ home"], network.Standing);
        Assert.Equal(LinkedInDouble.Author, (string?)Body(0)["author"]);
        Assert.Equal(["POST /rest/posts"], run.Asked);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_member_is_looked_up_once()
    {
        using var member = new Doubled(network, account: "network: linkedin\nsecrets: { access_token: LINKEDIN_TOKEN }");
        var connector = member.NextRun();
        await member.RunAsync(member.Message("One"), connector);
        await member.RunAsync(member.Message("Two"), connector);
        Assert.Equal(["GET /v2/userinfo", "POST /rest/posts", "POST /rest/posts"], member.Asked);
        Assert.Equal("urn:li:person:782bbtaQ", (string?)JsonNode.Parse(member.Requests[1].Body)!["author"]);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_a_profile_the_account_is_told_to_say_who_it_is()
    {
        network.HasProfile = false;
        using var member = new Doubled(network, account: "network: linkedin\nsecrets: { access_token: LINKEDIN_TOKEN }");
        var fault = await member.NextRun().PrepareAsync(default);
        Assert.Equal(FaultKind.Authorization, fault?.Kind);
        Assert.Contains("extra: {author:", fault!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organization: \"5515715\"", "urn:li:organization:5515715")]
    [InlineData("person: 782bbtaQ", "urn:li:person:782bbtaQ")]
    public async Task An_account_may_say_its_number_alone(string extra, string author)
    {
        using var account = new Doubled(network, account: $"network: linkedin\nsecrets: {{ access_token: LINKEDIN_TOKEN }}\nextra: {{ {extra}, version: \"202611\" }}");
        await account.PublishedAsync(account.Message("Hello"));
        Assert.Equal(author, (string?)JsonNode.Parse(account.Requests[0].Body)!["author"]);
        Assert.Equal("202611", account.Requests[0].Headers["LinkedIn-Version"]);
    }

    [Fact, Proves("linkedin", Cell.Media), Proves("linkedin", Cell.Verified)]
    public async Task Pictures_go_with_their_descriptions()
    {
        await run.PublishedAsync(run.Message("One", "media: [{ file: media/bowl.png, alt: A bowl }]"));
        await run.PublishedAsync(run.Message("Two", "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/bowl.png }]"));
        var single = Body(2)["content"]!["media"]!;
        Assert.Equal("A bowl", (string?)single["altText"]);
        var images = (JsonArray)Body(run.Requests.Length - 1)["content"]!["multiImage"]!["images"]!;
        Assert.Equal(["A bowl", null], images.Select(image => (string?)image!["altText"]));
        Assert.All(network.Files.Values, length => Assert.Equal(1000, length));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("linkedin", Cell.Media)]
    public async Task A_video_goes_in_parts_and_is_waited_for()
    {
        network.Working = 2;
        await run.PublishedAsync(run.Message("See", "media: [{ file: media/kiln.mp4 }]"), "video/mp4");
        Assert.Equal(3, run.Requests.Count(request => request.Method == "PUT"));
        Assert.Equal("Kiln", (string?)Body(run.Requests.Length - 1)["content"]!["media"]!["title"]);
        Assert.True(run.Waited > Duration.FromSeconds(4));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_document_has_a_title()
    {
        await run.PublishedAsync(run.Message("Read", "media: [{ file: media/bowl.png }]\nextra: { media_title: The kiln book }"), "application/pdf");
        Assert.Equal("The kiln book", (string?)Body(3)["content"]!["media"]!["title"]);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_run_that_was_stopped_in_a_video_goes_on_where_it_was()
    {
        var cut = true;
        using var broken = new Doubled(network, (request, _) => cut && request.Path.EndsWith("action=finalizeUpload", StringComparison.Ordinal) ? new(503, "") : null);
        var message = broken.Message("See", "media: [{ file: media/kiln.mp4 }]");
        var stopped = await broken.NextRun().UploadAsync(broken.Media(message, "video/mp4", 16 * LinkedInDouble.PartLength)[0], default);
        Assert.Equal(new SendFault(FaultKind.Server, "the server says 503 and no more"), Assert.IsType<UploadOutcome.Rejected>(stopped).Fault);
        Assert.True(broken.Notes.Single(note => note.Name.EndsWith("session", StringComparison.Ordinal)).IsSecret);
        cut = false;
        var uploaded = await broken.NextRun().UploadAsync(broken.Media(message, "video/mp4", 16 * LinkedInDouble.PartLength)[0], default);
        var id = Assert.IsType<UploadOutcome.Uploaded>(uploaded).Id;
        Assert.Equal(id, Assert.IsType<UploadOutcome.Uploaded>(await broken.NextRun().UploadAsync(broken.Media(message, "video/mp4", 16 * LinkedInDouble.PartLength)[0], default)).Id);
        Assert.Equal(16, broken.Requests.Count(request => request.Method == "PUT"));
        Assert.Single(network.Files);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_link_has_its_card_from_the_post()
    {
        await run.PublishedAsync(run.Message("Come", "link: https://lune.example/kiln\nextra: { link_description: Firing at 1280 °C }"));
        Assert.Equal("""{"source":"https://lune.example/kiln","title":"Kiln","description":"Firing at 1280 °C"}""", Body(0)["content"]!["article"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("", "SEVEN_DAYS")]
    [InlineData(", duration: 1d", "ONE_DAY")]
    [InlineData(", duration: 10d", "FOURTEEN_DAYS")]
    public async Task A_poll_asks_the_posts_title(string duration, string sent)
    {
        await run.PublishedAsync(run.Message("Vote", $"poll: {{ options: [Bowl, Cup]{duration} }}"));
        var poll = Body(0)["content"]!["poll"]!;
        Assert.Equal(("Kiln", sent), ((string?)poll["question"], (string?)poll["settings"]!["duration"]));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("linkedin", Cell.Comment), Proves("linkedin", Cell.Verified)]
    public async Task The_first_comment_is_plain_text_below_the_post()
    {
        var post = await run.PublishedAsync(run.Message("Come", "first_comment: Tickets (few) here"));
        var comment = run.Message("Come", "first_comment: Tickets (few) here", segment: 2) with { Root = post, Parent = post };
        var sent = await run.PublishedAsync(comment);
        Assert.StartsWith($"urn:li:comment:({post.Id},", sent.Id, StringComparison.Ordinal);
        Assert.Equal<string>(["Come", "Tickets (few) here"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().FindAsync(comment, Doubled.Now, default));
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Come", "first_comment: Tickets here", segment: 2) with { Parent = post }, sent, default));
        Assert.Equal<string>(["Come", "Tickets here"], network.Standing);
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Equal<string>(["Come"], network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("linkedin", Cell.Edit), Proves("linkedin", Cell.Withdraw), Proves("linkedin", Cell.Verified)]
    public async Task What_is_out_can_be_changed_and_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("First"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Second (better)"), sent, default));
        Assert.Equal<string>(["Second \\(better\\)"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Standing);
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("private", "LOGGED_IN")]
    [InlineData("public", "PUBLIC")]
    public async Task Who_sees_it_is_in_linkedins_words(string visibility, string sent)
    {
        await run.PublishedAsync(run.Message("Hello", "visibility: " + visibility));
        Assert.Equal(sent, (string?)Body(0)["visibility"]);
    }

    [Theory]
    [InlineData("visibility: direct")]
    [InlineData("poll: { options: [Bowl, Cup], multiple: true }")]
    public async Task What_does_not_exist_there_is_not_sent(string fields)
    {
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello", fields))).Fault.Kind);
        Assert.Empty(run.Requests);
    }

    private JsonNode Body(int request) => JsonNode.Parse(run.Requests[request].Body)!;
}
