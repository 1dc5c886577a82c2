using Planner.Publishing;
using Outgoing = Planner.Tests.Publishing.Connectors.Outgoing;

namespace Planner.Tests.Publishing;

public sealed class PublicMediaNeedTests
{
    [Theory]
    [InlineData("network: instagram", DeliveryState.Scheduled, -7 * 24, true)]
    [InlineData("network: instagram", DeliveryState.Scheduled, (-7 * 24) - 1, false)]
    [InlineData("network: instagram", DeliveryState.Late, 24, true)]
    [InlineData("network: instagram", DeliveryState.Late, 25, false)]
    [InlineData("network: instagram", DeliveryState.Published, 1, false)]
    [InlineData("network: instagram", DeliveryState.Draft, -1, false)]
    [InlineData("network: instagram", DeliveryState.AwaitingApproval, -1, false)]
    [InlineData("network: instagram", DeliveryState.Held, -1, false)]
    [InlineData("network: threads\nconnector: manual", DeliveryState.Scheduled, -1, false)]
    [InlineData("network: mastodon\nserver: https://mastodon.example", DeliveryState.Scheduled, -1, false)]
    public void Only_what_is_agreed_is_public_around_its_moment(string account, DeliveryState state, int hours, bool isNeeded)
    {
        var delivery = Outgoing.Prepare(account, "media: [{ file: media/bowl.png }]", "Hi").Delivery with { State = state };
        Assert.Equal(isNeeded, PublicMedia.IsNeeded(delivery, delivery.Due!.Value + Duration.FromHours(hours)));
    }
}
