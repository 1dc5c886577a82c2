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
            new Outcome.Asked("camille: post it with its 2 media on bluesky as @lune (planner preview teaser --account lune-bluesky shows the text), then type: planner confirm teaser lune-bluesky"),
            await connector.SendAsync(message, CancellationToken.None));
        Assert.Equal(DuplicateGuard.RecordId, connector.Guard);
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        Assert.IsType<Sighting.Unclear>(await connector.VerifyAsync(new SentMessage("1"), CancellationToken.None));
        Assert.Equal("by hand: take down https://bsky.example/1 yourself", (await connector.WithdrawAsync(new SentMessage("1", "https://bsky.example/1"), CancellationToken.None))?.Message);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("webhook")]
    [InlineData("manual")]
    public void Accounts_can_name_it(string name) => Assert.Equal(name, AvailableConnectors.Find(name)?.Name);
}
