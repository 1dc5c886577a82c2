using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Telegram;

public sealed class TelegramTests : IDisposable
{
    private const string Album = "media: [{ file: media/bowl.png }, { file: media/kiln.mp4 }]";
    private readonly TelegramDouble telegram = new();
    private readonly Rehearsal rehearsal;

    public TelegramTests() => rehearsal = new Rehearsal(telegram);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(telegram.Violations);
    }

    [Fact, Proves("telegram", Cell.Text)]
    public async Task A_text_is_sent_as_HTML_and_its_address_is_told()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("The **kiln** is hot & loud"));
        Assert.Equal("The <b>kiln</b> is hot &amp; loud", Assert.Single(telegram.Standing));
        Assert.Equal(new SentMessage("17", "https://t.me/lune/17"), sent);
        Assert.Equal("""{"chat_id":"@lune","text":"The <b>kiln</b> is hot &amp; loud","parse_mode":"HTML"}""", rehearsal.Last.Body);
    }

    [Theory]
    [InlineData("image/png", "photo")]
    [InlineData("image/gif", "animation")]
    [InlineData("video/mp4", "video")]
    [InlineData("audio/mpeg", "audio")]
    [InlineData("application/pdf", "document")]
    [InlineData("image/heic", "document")]
    [Proves("telegram", Cell.Media)]
    public async Task One_file_is_sent_as_what_it_is(string type, string kind)
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Look", "media: [{ file: media/bowl.png }]"), type);
        Assert.Equal((kind, "Look"), (telegram.Messages.Single().Kind, telegram.Standing.Single()));
        Assert.Empty(telegram.Violations);
    }

    [Fact]
    public async Task Several_pictures_and_videos_are_an_album_with_one_text_and_are_taken_back_together()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("Look", Album));
        Assert.Equal([("photo", "Look"), ("video", null)], telegram.Messages.Select(message => (message.Kind, message.Text)));
        Assert.Equal(new SentMessage("17", "https://t.me/lune/17", "18"), sent);
        Assert.Null(await rehearsal.NextRun().EditAsync(rehearsal.Message("See", Album), sent, default));
        Assert.Equal("See", telegram.Standing.Single());
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(telegram.Messages);
        Assert.Empty(telegram.Violations);
    }

    [Fact]
    public async Task Documents_have_their_text_below_the_last()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Read", Album), "application/pdf", "application/pdf");
        Assert.Equal([("document", null), ("document", "Read")], telegram.Messages.Select(message => (message.Kind, message.Text)));
    }

    [Theory]
    [InlineData("image/png", "application/pdf", "pictures and videos")]
    [InlineData("image/gif", "image/png", "animation")]
    public async Task What_no_album_holds_together_is_refused_before_anything_is_sent(string one, string other, string why)
    {
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("Look", Album), one, other);
        Assert.Equal(FaultKind.Validation, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Empty(telegram.Messages);
    }

    [Fact, Proves("telegram", Cell.Comment)]
    public async Task A_first_comment_answers_the_message()
    {
        var first = await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot", "first_comment: And loud"));
        await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot", "first_comment: And loud", 2) with { Root = first, Parent = first });
        Assert.Equal((17, "And loud"), (telegram.Messages[1].Answers!.Value, telegram.Messages[1].Text));
    }

    [Fact]
    public async Task A_vote_asks_the_text_or_a_question_of_its_own()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Which *one*?", "poll: { options: [Bowl, Cup], duration: 2h }"));
        await rehearsal.PublishedAsync(rehearsal.Message("A *long* story", "poll: { options: [Bowl, Cup] }\nextra: { question: Which one? }"));
        Assert.Equal([("Which one?", null, 7200), ("Which one?", "A <i>long</i> story", null)], telegram.Messages.Select(message => (message.Text!, message.Description, message.OpenPeriod)));
        Assert.Equal(["Bowl", "Cup"], telegram.Messages[0].Options.AsEnumerable());
        Assert.Equal(FaultKind.Validation, (await rehearsal.RejectedAsync(rehearsal.Message(new string('x', 301), "poll: { options: [Bowl, Cup] }"))).Kind);
        Assert.Equal(FaultKind.Configuration, (await rehearsal.NextRun().EditAsync(rehearsal.Message("Which?", "poll: { options: [Bowl, Cup] }"), new SentMessage("17"), default))?.Kind);
    }

    [Fact]
    public async Task It_may_come_silently_without_a_preview_and_into_a_topic()
    {
        await rehearsal.PublishedAsync(rehearsal.Message("Hello https://lune.example", "extra: { silent: true, preview: none, topic: 5 }"));
        Assert.Equal((true, false, 5), (telegram.Messages[0].IsSilent, telegram.Messages[0].HasPreview, telegram.Messages[0].Topic!.Value));
    }

    [Fact, Proves("telegram", Cell.Edit), Proves("telegram", Cell.Withdraw)]
    public async Task What_is_out_can_be_changed_and_for_two_days_taken_back()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot"));
        Assert.Null(await rehearsal.NextRun().EditAsync(rehearsal.Message("The kiln is cold"), sent, default));
        Assert.Null(await rehearsal.NextRun().EditAsync(rehearsal.Message("The kiln is cold"), sent, default));
        Assert.Equal("The kiln is cold", Assert.Single(telegram.Standing));
        telegram.IsOld = true;
        Assert.Contains("48 hours", (await rehearsal.NextRun().WithdrawAsync(sent, default))!.Message, StringComparison.Ordinal);
        telegram.IsOld = false;
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(telegram.Standing);
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Equal(FaultKind.Validation, (await rehearsal.NextRun().EditAsync(rehearsal.Message("Gone"), sent, default))?.Kind);
    }

    [Fact]
    public async Task Chats_without_a_name_have_addresses_for_their_members_or_none()
    {
        foreach (var (number, url) in new[] { ("-1001234567890", "https://t.me/c/1234567890/17"), ("-4567", null) })
        {
            var chat = new TelegramDouble { Name = null, Number = number };
            using var closed = new Rehearsal(chat, $"network: telegram\nsecrets: {{ bot_token: TELEGRAM_BOT }}\nextra: {{ chat_id: \"{number}\" }}");
            Assert.Equal(url, (await closed.PublishedAsync(closed.Message("Hello"))).Url);
        }
    }

    [Fact]
    public async Task The_handle_is_the_channel_where_nothing_else_says_it()
    {
        using var plain = new Rehearsal(telegram, "network: telegram\nsecrets: { bot_token: TELEGRAM_BOT }");
        await plain.PublishedAsync(plain.Message("Hello"));
        Assert.Equal("Hello", Assert.Single(telegram.Standing));
    }

    [Fact]
    public async Task What_the_bot_may_do_can_be_asked()
    {
        var report = await rehearsal.NextRun().AboutTokenAsync(default);
        Assert.Equal(("bot @lune_bot", "administrator of @lune"), (report.Owner, report.Remark));
        Assert.Equal(["can_post_messages", "can_edit_messages"], report.Scopes!.Value.AsEnumerable());
        Assert.Empty(report.Lacking);
        using var closed = new Rehearsal(new TelegramDouble { Member = """{"status":"left"}""" });
        Assert.Equal(["can_post_messages"], (await closed.NextRun().AboutTokenAsync(default)).Lacking.AsEnumerable());
    }

    [Fact, Proves("telegram", Cell.Verified)]
    public async Task Every_request_is_what_the_Bot_API_takes()
    {
        var text = await rehearsal.PublishedAsync(rehearsal.Message("Hello", "first_comment: And loud\nextra: { silent: true, preview: none, topic: 5 }"));
        await rehearsal.PublishedAsync(rehearsal.Message("Hello", "first_comment: And loud", 2) with { Root = text, Parent = text });
        await rehearsal.PublishedAsync(rehearsal.Message("Which one?", "poll: { options: [Bowl, Cup], duration: 2h }\nextra: { question: Which? }"));
        var album = await rehearsal.PublishedAsync(rehearsal.Message("Look", Album));
        foreach (var type in new[] { "image/png", "image/gif", "video/mp4", "audio/mpeg", "application/pdf" })
        {
            await rehearsal.PublishedAsync(rehearsal.Message("Look", "media: [{ file: media/bowl.png }]"), type);
        }

        await rehearsal.NextRun().EditAsync(rehearsal.Message("Bye"), text, default);
        await rehearsal.NextRun().EditAsync(rehearsal.Message("See", Album), album, default);
        await rehearsal.NextRun().WithdrawAsync(text, default);
        await rehearsal.NextRun().WithdrawAsync(album, default);
        await rehearsal.NextRun().AboutTokenAsync(default);
        Assert.Empty(telegram.Violations);
        Assert.Equal(15, rehearsal.Requests.Select(request => request.Path).Distinct().Count());
    }
}
