using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Mastodon;

namespace Planner.Tests.Publishing.Connectors;

/// <summary>What never reached a server is told with the server's name, and surely was not posted.</summary>
public sealed class RequestsTests
{
    [Fact]
    public async Task A_server_that_does_not_exist_is_named()
    {
        var fault = await RejectedAsync(new Uri("https://no-such-server.invalid"));
        Assert.StartsWith("no-such-server.invalid: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal((FaultKind.Network, true), (fault.Kind, fault.IsTransient));
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_named()
    {
        // Nothing listens on port 9 of this machine.
        Assert.StartsWith("127.0.0.1:9: ", (await RejectedAsync(new Uri("http://127.0.0.1:9"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_gets_no_token()
    {
        using var server = new LoopbackServer(_ => new(200, "{}"));
        var fault = await RejectedAsync(new UriBuilder(server.Address) { Scheme = "https" }.Uri);
        Assert.StartsWith($"no secure connection to {server.Address.Authority}: ", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.Message.EndsWith('.'), fault.Message);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(401, "", "the server says 401 and no more")]
    [InlineData(403, "{\"error\":\"This action is not allowed.\"}", "403: This action is not allowed")]
    public async Task What_a_server_says_becomes_part_of_a_sentence(int status, string body, string told)
    {
        using var lune = new Lune(_ => new(status, body));
        Assert.Equal(told, Assert.IsType<Outcome.Rejected>(await lune.Connector.SendAsync(lune.Message("Hello"), default)).Fault.Message);
    }

    private static async Task<SendFault> RejectedAsync(Uri server)
    {
        using var lune = new Lune(_ => new(200, "{}"));
        return Assert.IsType<Outcome.Rejected>(await lune.ConnectorAt(server).SendAsync(lune.Message("Hello"), default)).Fault;
    }
}
