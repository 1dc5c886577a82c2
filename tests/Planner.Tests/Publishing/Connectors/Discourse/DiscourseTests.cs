using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Discourse;

public sealed class DiscourseTests : IDisposable
{
    private const string Text = "We open it at nine, come and see.";
    private const string Pictures = "media: [{ file: media/bowl.png, alt: \"A [blue] | bowl\" }, { file: media/kiln.mp4 }]";

    private readonly DiscourseDouble forum = new();
    private readonly Rehearsal rehearsal;

    public DiscourseTests() => rehearsal = new Rehearsal(forum);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(forum.Violations);
    }

    [Fact, Proves("discourse", Cell.Text)]
    public async Task A_topic_is_opened_with_title_category_tags_and_key()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message("We **open** it at nine.", "tags: [kiln, news]"));
        var post = Assert.Single(forum.Posts);
        Assert.Equal(("We **open** it at nine.", "The kiln is hot today", 7, "key-of-this-message-which-is-forty-three-ch"), (post.Raw, post.Title, post.Category, post.ExternalId));
        Assert.Equal(["kiln", "news"], post.Tags.AsEnumerable());
        Assert.EndsWith("/t/the-kiln/45", sent.Url, StringComparison.Ordinal);
        Assert.Equal(("900", "45/1"), (sent.Id, sent.Version));
    }

    [Fact, Proves("discourse", Cell.Media)]
    public async Task Files_are_uploaded_and_stand_below_the_text_with_what_they_show()
    {
        await rehearsal.PublishedAsync(rehearsal.Message(Text, Pictures));
        Assert.Equal(Text + "\n\n![A \\[blue\\]   bowl](upload://bowl.png)\n\n![|video](upload://kiln.mp4)", forum.Standing.Single());
        Assert.Equal(["bowl.png: \u0001\u0002\u0003\u0004", "kiln.mp4: \u0001\u0002\u0003\u0004"], forum.Uploads.AsEnumerable());
    }

    [Fact, Proves("discourse", Cell.Comment)]
    public async Task A_first_comment_answers_in_the_topic()
    {
        const string Fields = "first_comment: Questions are welcome here.";
        var first = await rehearsal.PublishedAsync(rehearsal.Message(Text, Fields));
        var comment = rehearsal.Message(Text, Fields, 2, "2") with { Root = first, Parent = first with { Version = null } };
        var sent = await rehearsal.PublishedAsync(comment);
        Assert.Equal((45, "45/2"), (forum.Posts[1].Topic, sent.Version));
        Assert.EndsWith("/t/the-kiln/45/2", sent.Url, StringComparison.Ordinal);
        Assert.Equal(sent, Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(comment, Rehearsal.Now, default)).Message);
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Equal(Text, Assert.Single(forum.Standing));
    }

    [Fact]
    public async Task It_may_answer_in_a_topic_that_is_there()
    {
        using var replying = new Rehearsal(forum, forum.Account.Replace("category: 7", "category: 7, topic_id: 12", StringComparison.Ordinal));
        var sent = await replying.PublishedAsync(replying.Message(Text));
        Assert.Equal((12, 2, null), (forum.Posts[0].Topic, forum.Posts[0].Number, forum.Posts[0].Title));
        Assert.Equal("12/2", sent.Version);
    }

    [Fact, Proves("discourse", Cell.Edit), Proves("discourse", Cell.Withdraw)]
    public async Task What_is_out_can_be_changed_and_taken_back()
    {
        var sent = await rehearsal.PublishedAsync(rehearsal.Message(Text, Pictures));
        var changed = rehearsal.Message("We open it at ten.", Pictures);
        Assert.Null(await rehearsal.NextRun().EditAsync(changed, sent, default));
        Assert.Equal("We open it at ten.\n\n![A \\[blue\\]   bowl](upload://bowl.png)\n\n![|video](upload://kiln.mp4)", forum.Standing.Single());
        Assert.Equal(new Sighting.Found(sent), await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent with { Version = null }, default));
        Assert.Empty(forum.Standing);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().VerifyAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await rehearsal.NextRun().WithdrawAsync(sent with { Version = null }, default));
    }

    [Fact]
    public async Task Whose_key_it_is_can_be_asked() => Assert.Equal("lune", (await rehearsal.NextRun().AboutTokenAsync(default)).Owner);

    [Fact]
    public async Task What_moderators_look_at_first_waits_for_a_person()
    {
        forum.IsModerated = true;
        Assert.IsType<Outcome.Asked>(await rehearsal.RunAsync(rehearsal.Message(Text)));
    }

    [Theory]
    [InlineData("category: news")]
    [InlineData("category: 7, topic_id: the-kiln")]
    public async Task What_is_no_number_is_told(string extra)
    {
        using var wrong = new Rehearsal(forum, forum.Account.Replace("category: 7", extra, StringComparison.Ordinal));
        Assert.Equal(FaultKind.Configuration, (await wrong.RejectedAsync(wrong.Message(Text))).Kind);
        Assert.Empty(wrong.Requests);
    }

    [Fact, Proves("discourse", Cell.Verified)]
    public async Task Every_request_is_what_Discourses_own_document_takes()
    {
        const string Fields = "first_comment: Questions are welcome here.\ntags: [kiln]";
        var first = await rehearsal.PublishedAsync(rehearsal.Message(Text, Fields + "\n" + Pictures));
        var comment = rehearsal.Message(Text, Fields, 2, "2") with { Root = first, Parent = first };
        var second = await rehearsal.PublishedAsync(comment);
        await rehearsal.NextRun().FindAsync(comment, Rehearsal.Now, default);
        await rehearsal.NextRun().FindAsync(rehearsal.Message(Text), Rehearsal.Now, default);
        await rehearsal.NextRun().EditAsync(rehearsal.Message("Later, then."), first, default);
        await rehearsal.NextRun().VerifyAsync(first, default);
        await rehearsal.NextRun().WithdrawAsync(second, default);
        await rehearsal.NextRun().WithdrawAsync(first, default);
        await rehearsal.NextRun().AboutTokenAsync(default);
        Assert.Empty(forum.Violations);
        Assert.Empty(forum.Standing);
    }
}
