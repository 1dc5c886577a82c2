using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Slack;

public sealed class SlackTests : IDisposable
{
    private const string Pictures = "media: [{ file: media/bowl.png, alt: A blue bowl }, { file: media/kiln.mp4 }]";
    private static readonly Instant DayBefore = Rehearsal.Now - Duration.FromDays(1);

    private readonly SlackDouble slack = new();
    private readonly Rehearsal rehearsal;

    public SlackTests() => rehearsal = new Rehearsal(slack);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(slack.Violations);
    }

    [Fact, Proves("slack", Cell.Text)]
    public async Task A_text_is_sent_with_its_key_and_its_address_is_told()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("The **kiln** is hot & [open](https://lune.example)"));
        Assert.Equal("The *kiln* is hot &amp; <https://lune.example|open>", Assert.Single(slack.Standing));
        Assert.Equal("https://lune.slack.com/archives/C0123456789/p1795860000000200", sent.Url);
        Assert.Equal(("1795860000.000200", SlackDouble.Channel), (sent.Id, sent.Version));
        Assert.Equal("key-of-this-message-which-is-forty-three-ch", slack.Messages[0].Key);
        Assert.True(slack.Messages[0].Unfurls);
    }

    [Fact]
    public async Task Links_may_stay_without_what_stands_behind_them()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Hello", "extra: { unfurl: false }"));
        Assert.False(slack.Messages[0].Unfurls);
    }

    [Theory, InlineData(0), InlineData(2)]
    [Proves("slack", Cell.Media)]
    public async Task Files_are_uploaded_unseen_and_shared_with_the_text(int looks)
    {
        slack.LooksBeforeFiles = looks;
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("Look", Pictures));
        Assert.Equal(["bowl.png, 4 bytes: A blue bowl|\u0001\u0002\u0003\u0004", "kiln.mp4, 4 bytes: |\u0001\u0002\u0003\u0004"], slack.Files.Values.Order());
        Assert.Equal(("Look", 2, sent.Id), (slack.Messages.Single().Text, slack.Messages[0].Files.Length, slack.Messages[0].Id));
        Assert.NotNull(sent.Url);
    }

    [Fact]
    public async Task A_file_whose_message_does_not_appear_is_known_by_itself()
    {
        slack.LooksBeforeFiles = 100;
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("Look", Pictures));
        Assert.Equal(new SentMessage("F000000001", null, SlackDouble.Channel), sent);
        Assert.IsType<Sighting.Found>(await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Equal(FaultKind.Configuration, (await rehearsal.NextRun().EditAsync(rehearsal.Message("See"), sent, default))?.Kind);

        // What follows looks for the message first, as only that opens a thread.
        var comment = rehearsal.Message("Look", Pictures + "\nfirst_comment: And loud", 2, "2") with { Root = sent, Parent = sent };
        Assert.True((await rehearsal.RejectedAsync(comment)).IsTransient);
        Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(comment, Rehearsal.Now, default));
        slack.LooksBeforeFiles = 0;
        await rehearsal.PublishedAsync(comment);
        Assert.Equal(slack.Messages[0].Id, slack.Messages[1].Thread);
        Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(comment, Rehearsal.Now, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
    }

    [Fact, Proves("slack", Cell.Thread), Proves("slack", Cell.Comment)]
    public async Task What_follows_stands_in_the_firsts_thread()
    {
        const string Fields = "first_comment: Questions here";
        const string Text = "One\n\n---\n\nTwo";
        var first = await rehearsal.PublishedAsync(rehearsal.Message(Text, Fields, key: "1"));
        var second = await rehearsal.PublishedAsync(rehearsal.Message(Text, Fields, 2, "2") with { Root = first, Parent = first });
        await rehearsal.PublishedAsync(rehearsal.Message(Text, Fields, 3, "3") with { Root = first, Parent = second });
        Assert.Equal([(null, "One"), (first.Id, "Two"), (first.Id, "Questions here")], slack.Messages.Select(message => (message.Thread, message.Text)));
        Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(rehearsal.Message(Text, Fields, 2, "2") with { Root = first, Parent = first }, Rehearsal.Now - Duration.FromMinutes(1), default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(rehearsal.Message(Text, Fields, 2, "9") with { Root = first, Parent = first }, Rehearsal.Now - Duration.FromMinutes(1), default));
    }

    [Fact, Proves("slack", Cell.Schedule)]
    public async Task Slack_holds_a_text_until_its_time()
    {
        slack.Now = DayBefore;
        var message = rehearsal.Message("The kiln is hot") with { IsHandedOff = true };
        var held = Assert.IsType<Outcome.HandedOff>(await rehearsal.RunAsync(message, rehearsal.NextRun(DayBefore))).Message;
        Assert.Equal(new SentMessage("Q1298393284", null, SlackDouble.Channel) { HeldUntil = Rehearsal.Now }, held);
        Assert.Equal(new Sighting.Found(held), await rehearsal.NextRun(DayBefore).VerifyAsync(held, default));
        Assert.Equal(new Sighting.Found(held), await rehearsal.NextRun(DayBefore).FindAsync(message, DayBefore, default));
        slack.Release();
        var later = Rehearsal.Now + Duration.FromMinutes(10);
        Assert.NotNull(Assert.IsType<Sighting.Found>(await rehearsal.NextRun(later).VerifyAsync(held, default)).Message.Url);
        Assert.Equal("1795860000.000200", Assert.IsType<Sighting.Found>(await rehearsal.NextRun(later).FindAsync(message, DayBefore, default)).Message.Id);
        Assert.Equal(FaultKind.Unknown, (await rehearsal.NextRun(later).WithdrawAsync(held, default))?.Kind);
    }

    [Fact]
    public async Task What_Slack_holds_can_be_taken_back()
    {
        slack.Now = DayBefore;
        var message = rehearsal.Message("The kiln is hot") with { IsHandedOff = true };
        var held = Assert.IsType<Outcome.HandedOff>(await rehearsal.RunAsync(message, rehearsal.NextRun(DayBefore))).Message;
        Assert.Null(await rehearsal.NextRun(DayBefore).WithdrawAsync(held, default));
        Assert.Empty(slack.Held);
        Assert.Null(await rehearsal.NextRun(DayBefore).WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun(DayBefore).VerifyAsync(held, default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun(DayBefore).FindAsync(message, DayBefore, default));
    }

    [Theory]
    [InlineData("One\n\n---\n\nTwo", "", 1440)]
    [InlineData("One", Pictures, 1440)]
    [InlineData("One", "", 0)]
    public async Task What_Slack_cannot_hold_is_refused(string text, string fields, int minutes)
    {
        var outcome = await rehearsal.RunAsync(rehearsal.Message(text, fields) with { IsHandedOff = true }, rehearsal.NextRun(Rehearsal.Now - Duration.FromMinutes(minutes)));
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
    }

    [Fact, Proves("slack", Cell.Edit), Proves("slack", Cell.Withdraw)]
    public async Task What_is_out_can_be_changed_and_taken_back()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot"));
        Assert.Null(await rehearsal.NextRun().EditAsync(rehearsal.Message("The kiln is cold"), sent, default));
        Assert.Equal("The kiln is cold", Assert.Single(slack.Standing));
        Assert.Equal(new Sighting.Found(sent), await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(slack.Standing);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
    }

    [Fact]
    public async Task Whose_token_it_is_and_what_it_lacks_can_be_asked()
    {
        var report = await rehearsal.NextRun().AboutTokenAsync(default);
        Assert.Equal(("lunebot in Lune", 3, 0), (report.Owner, report.Scopes!.Value.Length, report.Lacking.Length));
        slack.Scopes = "chat:write";
        Assert.Equal(["files:write", "channels:history"], (await rehearsal.NextRun().AboutTokenAsync(default)).Lacking.AsEnumerable());
    }

    [Fact, Proves("slack", Cell.Verified)]
    public async Task Every_request_is_what_Slacks_reference_takes()
    {
        var text = await rehearsal.PublishedAsync(rehearsal.Message("Hello", "first_comment: And loud", key: "1"));
        await rehearsal.PublishedAsync(rehearsal.Message("Hello", "first_comment: And loud", 2, "2") with { Root = text, Parent = text });
        await rehearsal.PublishedAsync(rehearsal.Message("Look", Pictures) with { Root = text });
        slack.Now = DayBefore;
        var held = Assert.IsType<Outcome.HandedOff>(await rehearsal.RunAsync(rehearsal.Message("Later") with { IsHandedOff = true }, rehearsal.NextRun(DayBefore))).Message;
        await rehearsal.NextRun().EditAsync(rehearsal.Message("Bye"), text, default);
        await rehearsal.NextRun().VerifyAsync(text, default);
        await rehearsal.NextRun().VerifyAsync(held, default);
        await rehearsal.NextRun().VerifyAsync(new SentMessage("F1"), default);
        await rehearsal.NextRun().WithdrawAsync(held, default);
        await rehearsal.NextRun().WithdrawAsync(text, default);
        await rehearsal.NextRun().WithdrawAsync(new SentMessage("F1"), default);
        await rehearsal.NextRun().FindAsync(rehearsal.Message("Never"), Rehearsal.Now, default);
        Assert.Empty(slack.Violations);
        Assert.Equal(14, rehearsal.Requests.Select(request => request.Path.Split('?')[0]).Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Count());
    }
}
