using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Discord;

public sealed class DiscordTests : IDisposable
{
    private readonly DiscordDouble discord = new();
    private readonly Rehearsal rehearsal;

    public DiscordTests() => rehearsal = new Rehearsal(discord);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(discord.Violations);
    }

    [Fact, Proves("discord", Cell.Text)]
    public async Task A_text_is_sent_through_the_webhook_and_its_address_is_told()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("The **kiln** is hot @everyone"));
        Assert.Equal("The **kiln** is hot @\u200Beveryone", Assert.Single(discord.Standing));
        Assert.Equal($"https://discord.com/channels/{DiscordDouble.Server}/{DiscordDouble.Channel}/{sent.Id}", sent.Url);
        Assert.Equal("""{"content":"The **kiln** is hot @​everyone","allowed_mentions":{"parse":[]}}""", rehearsal.Last.Body);
    }

    [Fact, Proves("discord", Cell.Media)]
    public async Task Files_go_along_with_what_they_show()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Look", "media: [{ file: media/bowl.png, alt: A blue bowl }, { file: media/kiln.mp4 }]"));
        var message = Assert.Single(discord.Messages);
        Assert.Equal(["bowl.png: A blue bowl", "kiln.mp4: "], message.Descriptions.AsEnumerable());
        Assert.Equal(["\u0001\u0002\u0003\u0004", "\u0001\u0002\u0003\u0004"], message.Files.AsEnumerable());
    }

    [Fact, Proves("discord", Cell.Comment)]
    public async Task A_first_comment_is_a_message_behind_it_and_a_bots_answers_it()
    {
        var first = await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot", "first_comment: And loud"));
        await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot", "first_comment: And loud", 2) with { Root = first, Parent = first });
        Assert.Equal(["The kiln is hot", "And loud"], discord.Standing.AsEnumerable());

        var bots = new DiscordBotDouble();
        using var bot = new Rehearsal(bots);
        first = await bot.PublishedAsync(bot.Message("The kiln is hot", "first_comment: And loud", key: "one"));
        await bot.PublishedAsync(bot.Message("The kiln is hot", "first_comment: And loud", 2, "two") with { Root = first, Parent = first });
        Assert.Equal(first.Id, bots.Messages[1].Answers);
    }

    [Fact]
    public async Task In_a_forum_it_opens_a_post_and_its_comment_goes_there()
    {
        discord.IsForum = true;
        var told = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal((FaultKind.Configuration, "400: Webhooks posted to forum channels must have a thread_name or thread_id"), (told.Kind, told.Message));
        const string Fields = "first_comment: And loud\nextra: { thread_name: The kiln }";
        var first = await rehearsal.PublishedAsync(rehearsal.Message("It is hot", Fields));
        var comment = await rehearsal.PublishedAsync(rehearsal.Message("It is hot", Fields, 2) with { Root = first, Parent = first });
        Assert.Equal((first.Id, first.Id), (discord.Messages[1].ChannelId, comment.Version));
        Assert.IsType<Sighting.Found>(await rehearsal.NextRun().VerifyAsync(comment, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(comment, default));
        Assert.Single(discord.Standing);
    }

    [Fact]
    public async Task A_vote_asks_the_text_or_a_question_of_its_own()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Which *one*?", "poll: { options: [Bowl, Cup], duration: 90m }"));
        await rehearsal.PublishedAsync(rehearsal.Message("A long story", "poll: { options: [Bowl, Cup] }\nextra: { question: Which one? }"));
        Assert.Equal([("", "Which one?"), ("A long story", "Which one?")], discord.Messages.Select(message => (message.Text, message.Question!)));
        Assert.Equal(["Bowl", "Cup"], discord.Messages[0].Options.AsEnumerable());
        Assert.Contains("\"duration\":2,", rehearsal.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("300", (await rehearsal.RejectedAsync(rehearsal.Message(new string('x', 301), "poll: { options: [Bowl, Cup] }"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_come_silently_and_without_cards_of_its_links()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Hello", "extra: { silent: true, embeds: none }"));
        Assert.Equal(4096 + 4, discord.Messages[0].Flags);
    }

    [Fact, Proves("discord", Cell.Edit), Proves("discord", Cell.Withdraw)]
    public async Task What_is_out_can_be_changed_and_taken_back()
    {
        foreach (var network in new[] { new DiscordDouble(), new DiscordBotDouble() })
        {
            using var there = new Rehearsal(network);
            var sent = await there.PublishedAsync(there.Message("The kiln is hot"));
            Assert.Null(await there.NextRun().EditAsync(there.Message("The kiln is cold"), sent, default));
            Assert.Equal("The kiln is cold", Assert.Single(network.Standing));
            Assert.Equal(new Sighting.Found(sent), await there.NextRun().VerifyAsync(sent, default));
            Assert.Null(await there.NextRun().WithdrawAsync(sent, default));
            Assert.Empty(network.Standing);
            Assert.IsType<Sighting.Missing>(await there.NextRun().VerifyAsync(sent, default));
            Assert.Null(await there.NextRun().WithdrawAsync(sent, default));
            Assert.Empty(network.Violations);
        }
    }

    [Fact]
    public async Task A_vote_stays_as_it_is() =>
        Assert.Equal(FaultKind.Configuration, (await rehearsal.NextRun().EditAsync(rehearsal.Message("Which?", "poll: { options: [Bowl, Cup] }"), new SentMessage("1"), default))?.Kind);

    [Fact]
    public async Task Whose_webhook_it_is_can_be_asked()
    {
        var report = await rehearsal.NextRun().AboutTokenAsync(default);
        Assert.Equal(("webhook Lune", $"writes into channel {DiscordDouble.Channel} of server {DiscordDouble.Server}"), (report.Owner, report.Remark));
        using var bot = new Rehearsal(new DiscordBotDouble());
        report = await bot.NextRun().AboutTokenAsync(default);
        Assert.Equal(("bot lune", "writes into #news"), (report.Owner, report.Remark));
    }

    [Theory, InlineData("https://discord.com/api/users/1"), InlineData("http://discord.com/api/webhooks/1/x"), InlineData("nonsense")]
    public async Task What_is_no_webhooks_address_is_asked_nothing(string address)
    {
        using var lost = new Rehearsal(new Elsewhere(discord, address));
        Assert.Equal(FaultKind.Configuration, (await lost.NextRun().PrepareAsync(default))?.Kind);
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(await lost.NextRun().SendAsync(lost.Message("Hello"), default)).Fault.Kind);
        Assert.Empty(lost.Requests);
    }

    [Fact, Proves("discord", Cell.Verified)]
    public async Task Every_request_is_what_Discords_own_document_takes()
    {
        foreach (var network in new[] { discord, new DiscordBotDouble() })
        {
            using var there = new Rehearsal(network);
            var text = await there.PublishedAsync(there.Message("Hello", "first_comment: And loud\nextra: { silent: true, embeds: none }", key: "1"));
            await there.PublishedAsync(there.Message("Hello", "first_comment: And loud", 2, "2") with { Root = text, Parent = text });
            await there.PublishedAsync(there.Message("Which one?", "poll: { options: [Bowl, Cup], duration: 2h }\nextra: { question: Which? }", key: "3"));
            await there.PublishedAsync(there.Message("Look", "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/kiln.mp4 }]", key: "4"));
            await there.NextRun().EditAsync(there.Message("Bye", "extra: { embeds: none }"), text, default);
            await there.NextRun().FindAsync(there.Message("Never", "", key: "5"), Rehearsal.Now, default);
            await there.NextRun().VerifyAsync(text, default);
            await there.NextRun().WithdrawAsync(text, default);
            await there.NextRun().AboutTokenAsync(default);
            Assert.Empty(network.Violations);
            Assert.Equal(3, network.Standing.Length);
        }
    }

    /// <summary>The same network with another secret.</summary>
    private sealed class Elsewhere(DiscordDouble discord, string address) : INetworkDouble
    {
        public string Account => discord.Account;

        public bool IsServer => false;

        public ImmutableDictionary<string, string> Variables => discord.Variables.SetItem("DISCORD_WEBHOOK", address);

        public string Fields => "";

        public ImmutableArray<string> Standing => discord.Standing;

        public ImmutableArray<string> Violations => discord.Violations;

        public LoopbackAnswer Answer(LoopbackRequest request) => discord.Answer(request);
    }
}
