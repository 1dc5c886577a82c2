using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

/// <summary>What the connector does on each network of the family, against a server that holds every request against the specification of Mastodon's API.</summary>
public sealed class MastodonFamilyTests
{
    private const string Picture = "media: [{ file: media/bowl.png, alt: A bowl }]";

    public static TheoryData<string> All => ["mastodon", "gotosocial", "pleroma", "snac"];

    public static TheoryData<string> Deleting => ["mastodon", "gotosocial", "pleroma"];

    [Theory, MemberData(nameof(All))]
    [Proves("mastodon", Cell.Text), Proves("gotosocial", Cell.Text), Proves("pleroma", Cell.Text), Proves("snac", Cell.Text)]
    [Proves("mastodon", Cell.Media), Proves("gotosocial", Cell.Media), Proves("pleroma", Cell.Media), Proves("snac", Cell.Media)]
    [Proves("mastodon", Cell.Verified), Proves("gotosocial", Cell.Verified), Proves("pleroma", Cell.Verified), Proves("snac", Cell.Verified)]
    public async Task A_text_goes_out_with_its_picture(string network)
    {
        var server = Make(network);
        using var lune = new Doubled(server);
        Assert.StartsWith("https://mastodon.example/@lune/", (await lune.PublishedAsync(lune.Message("A bowl from the kiln", Picture))).Url, StringComparison.Ordinal);
        Assert.Equal(["A bowl from the kiln"], server.Standing.AsEnumerable());
        Assert.Empty(server.Violations);
    }

    [Theory, MemberData(nameof(All))]
    [Proves("mastodon", Cell.Thread), Proves("gotosocial", Cell.Thread), Proves("pleroma", Cell.Thread), Proves("snac", Cell.Thread)]
    [Proves("mastodon", Cell.Comment), Proves("gotosocial", Cell.Comment), Proves("pleroma", Cell.Comment), Proves("snac", Cell.Comment)]
    public async Task A_thread_and_its_comment_answer_one_another(string network)
    {
        var server = Make(network);
        using var lune = new Doubled(server);
        const string Text = "A bowl\n\n---\n\nA jug";
        const string Comment = "first_comment: A link";
        var first = await lune.PublishedAsync(lune.Message(Text, Comment));
        var second = await lune.PublishedAsync(lune.Message(Text, Comment, segment: 2) with { Key = "second", Root = first, Parent = first });
        await lune.PublishedAsync(lune.Message(Text, Comment, segment: 3) with { Key = "third", Root = first, Parent = second });
        Assert.Equal(["A bowl", "A jug", "A link"], server.Standing.AsEnumerable());
        Assert.Contains($"\"in_reply_to_id\":\"{second.Id}\"", lune.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Empty(server.Violations);
    }

    [Theory, MemberData(nameof(All))]
    [Proves("mastodon", Cell.Duplicates), Proves("gotosocial", Cell.Duplicates), Proves("pleroma", Cell.Duplicates), Proves("snac", Cell.Duplicates)]
    public async Task What_stands_after_a_lost_answer_is_found_and_what_does_not_is_missing(string network)
    {
        var server = Make(network);
        using var lune = new Doubled(server, (request, usual) => request.Method == "POST" && usual().Status == 200 ? new LoopbackAnswer(0, "") : null);
        var message = lune.Message("A bowl");
        Assert.IsType<Sighting.Missing>(await lune.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await lune.RunAsync(message));
        Assert.IsType<Sighting.Found>(await lune.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await lune.NextRun().FindAsync(lune.Message("Some other text than that"), Doubled.Now, default));
        Assert.Empty(server.Violations);
    }

    [Theory, MemberData(nameof(Deleting))]
    [Proves("mastodon", Cell.Edit), Proves("gotosocial", Cell.Edit), Proves("pleroma", Cell.Edit)]
    [Proves("mastodon", Cell.Withdraw), Proves("gotosocial", Cell.Withdraw), Proves("pleroma", Cell.Withdraw)]
    public async Task What_is_out_can_be_changed_and_taken_down(string network)
    {
        var server = Make(network);
        using var lune = new Doubled(server);
        var sent = await lune.PublishedAsync(lune.Message("A bowl", Picture));
        Assert.Null(await lune.NextRun().EditAsync(lune.Message("A blue bowl", Picture), sent, default));
        Assert.Equal(["A blue bowl"], server.Standing.AsEnumerable());
        Assert.Null(await lune.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(server.Standing);
        Assert.Empty(server.Violations);
    }

    [Theory, MemberData(nameof(Deleting))]
    [Proves("mastodon", Cell.Schedule), Proves("gotosocial", Cell.Schedule), Proves("pleroma", Cell.Schedule)]
    public async Task What_the_server_holds_goes_out_at_its_time(string network)
    {
        var server = Make(network);
        var now = Doubled.Now - Duration.FromHours(2);
        server.Follow(() => now);
        using var lune = new Doubled(server);
        var message = lune.Message("A bowl") with { IsHandedOff = true };
        var held = Assert.IsType<Outcome.HandedOff>(await lune.NextRun(now).SendAsync(message, default)).Message;
        Assert.Equal(message.Due, held.HeldUntil);
        Assert.IsType<Sighting.Found>(await lune.NextRun(now).VerifyAsync(held, default));
        Assert.IsType<Sighting.Found>(await lune.NextRun(now).FindAsync(message, now, default));
        Assert.Empty(server.Standing);
        now = message.Due;
        Assert.Equal(["A bowl"], server.Standing.AsEnumerable());
        Assert.Empty(server.Violations);
    }

    private static MastodonDouble Make(string network) => new(network, looksAtKeys: network is "mastodon" or "pleroma");
}
