using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Manual;

namespace Planner.Tests.Publishing.Connectors;

public sealed class ManualConnectorTests
{
    [Fact]
    public async Task The_owner_is_asked_and_told_what_to_type()
    {
        using var http = new HttpClient();
        var account = HandedMessage.Account();
        var connector = ManualConnector.Kind.Create(HandedMessage.Settings(account, http));
        var message = HandedMessage.Of(account, media: [("media/a.jpg", "one"), ("media/b.jpg", "two")]);
        Assert.Equal(
            new Outcome.Asked("camille: post it with its 2 media on bluesky as @lune (planner preview teaser --account lune-bluesky shows the text), then type: planner confirm teaser lune-bluesky")
            {
                Paste = "content warning: Feu\n\nVoir la galerie #noel\n\nfile: content/media/a.jpg\ndescription: Un bol « bleu »\n\nfile: content/media/b.jpg\ndescription: Un bol « bleu »",
            },
            await connector.SendAsync(message, CancellationToken.None));
        Assert.Equal(DuplicateGuard.RecordId, connector.Guard);
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        Assert.IsType<Sighting.Unclear>(await connector.VerifyAsync(new SentMessage("1"), CancellationToken.None));
        Assert.Equal("by hand: take down https://bsky.example/1 yourself", (await connector.WithdrawAsync(new SentMessage("1", "https://bsky.example/1"), CancellationToken.None))?.Message);
    }

    [Fact]
    public async Task A_thread_is_numbered_and_everything_beside_the_text_is_named()
    {
        using var http = new HttpClient();
        var prepared = Outgoing.Prepare("network: mastodon\nserver: https://mastodon.example\nconnector: manual", "poll: { options: [Rye, Wheat] }\nfirst_comment: In the shop\nlink: https://lune.example/bread", "Which one?\n\n---\n\nTell us");
        var asked = Assert.IsType<Outcome.Asked>(await ManualConnector.Kind.Create(HandedMessage.Settings(HandedMessage.Account(), http)).SendAsync(Outgoing.Message(prepared), CancellationToken.None));
        Assert.Equal("1 of 2:\nWhich one?\nhttps://lune.example/bread\n\n2 of 2:\nTell us\n\npoll: Rye / Wheat\n\nfirst comment: In the shop", asked.Paste?.Replace("\n\nhttps", "\nhttps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("snapchat")]
    [InlineData("whatsapp")]
    public async Task Networks_without_a_way_for_programs_ask_a_person_without_being_told_to(string network)
    {
        using var http = new HttpClient();
        var prepared = Outgoing.Prepare("network: " + network, "media: [{ file: media/bowl.png }]", "Come");
        var kind = AvailableConnectors.Find(network)!;
        Assert.Empty(kind.Secrets);
        var asked = Assert.IsType<Outcome.Asked>(await kind.Create(HandedMessage.Settings(prepared.Delivery.Account, http)).SendAsync(Outgoing.Message(prepared), CancellationToken.None));
        Assert.Contains($"on {network} as @lune", asked.Reason, StringComparison.Ordinal);
        Assert.Equal("Come\n\nfile: content/media/bowl.png", asked.Paste);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("webhook")]
    [InlineData("manual")]
    public void Accounts_can_name_it(string name) => Assert.Equal(name, AvailableConnectors.Find(name)?.Name);
}
