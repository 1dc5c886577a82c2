using System.Text.Json;
using Planner.Printing;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors;

public sealed class MessageDocumentTests
{
    [Fact]
    public void A_poll_stands_on_the_first_message_alone()
    {
        var prepared = Outgoing.Prepare("network: mastodon\nserver: https://mastodon.example", "poll: {options: [Rye, Wheat], duration: 1d}", "Which one?\n\n---\n\nTell us");
        using var first = JsonDocument.Parse(Written(Outgoing.Message(prepared, 1)));
        using var second = JsonDocument.Parse(Written(Outgoing.Message(prepared, 2)));
        var poll = first.RootElement.GetProperty("poll");
        Assert.Equal(["Rye", "Wheat"], poll.GetProperty("options").EnumerateArray().Select(option => option.GetString()));
        Assert.Equal((86400, false), (poll.GetProperty("openSeconds").GetInt32(), poll.GetProperty("multiple").GetBoolean()));
        Assert.False(second.RootElement.TryGetProperty("poll", out _));
    }

    private static string Written(OutgoingMessage message) => JsonText.Of(json => MessageDocument.Write(json, message, (_, _) => { }));
}
