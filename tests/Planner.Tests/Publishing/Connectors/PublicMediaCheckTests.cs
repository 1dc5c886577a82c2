using Planner.Networks;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors;

public sealed class PublicMediaCheckTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static readonly PreparedDelivery Prepared = Outgoing.Prepare("network: instagram", "media: [{ file: media/bowl.png }]", "Hi");

    [Fact]
    public async Task What_is_there_with_its_length_is_asked_for_by_HEAD_and_is_well()
    {
        using var server = new LoopbackServer(_ => new(200, "abc", "image/png"));
        Assert.Null(await AskAsync(server, 3));
        Assert.Equal(("HEAD", "/m/name.png"), (Assert.Single(server.Requests).Method, server.Requests[0].Path));
    }

    [Theory]
    [InlineData(404, "no", "answers 404 where it should be")]
    [InlineData(301, "no", "answers 301 where it should be")]
    [InlineData(200, "abcd", "the site has other bytes there")]
    public async Task What_is_not_there_says_what_to_do_and_is_tried_again(int status, string body, string said)
    {
        using var server = new LoopbackServer(_ => new(status, body));
        var fault = await AskAsync(server, 3);
        Assert.Equal(FaultKind.Configuration, fault!.Kind);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("The site has to be built with PLANNER_MEDIA_KEY and deployed before", fault.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(206, "bytes 0-0/3", null), InlineData(206, "bytes 0-0/4", "other bytes"), InlineData(200, null, null)]
    public async Task A_server_that_knows_no_HEAD_is_asked_for_the_first_byte(int status, string? range, string? said)
    {
        using var server = new LoopbackServer(request => request.Method == "HEAD" ? new(405, "")
            : new(status, status == 200 ? "abc" : "a") { Headers = range is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("Content-Range", range) });
        var fault = await AskAsync(server, 3);
        Assert.True(said is null ? fault is null : fault!.Message.Contains(said, StringComparison.Ordinal), fault?.Message);
        Assert.Equal("bytes=0-0", server.Requests[1].Headers["Range"]);
    }

    [Fact]
    public async Task Without_an_address_it_is_told_what_it_takes()
    {
        using var server = new LoopbackServer(_ => new(200, ""));
        var fault = await SettingsOf(server).LackOfAsync(Outgoing.Media(Prepared, [1], "image/png"), default);
        Assert.Contains("PLANNER_MEDIA_KEY has to be set", fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_cannot_be_reached_is_tried_again()
    {
        using var server = new LoopbackServer(_ => new(200, ""));
        var fault = await SettingsOf(server).LackOfAsync(Outgoing.Media(Prepared, [1], "image/png") with { PublicAddress = new Uri("http://127.0.0.1:1/m/name.png") }, default);
        Assert.Equal((FaultKind.Network, true), (fault!.Kind, fault.IsTransient));
    }

    private static async Task<SendFault?> AskAsync(LoopbackServer server, int length) =>
        await SettingsOf(server).LackOfAsync(Outgoing.Media(Prepared, new byte[length], "image/png") with { PublicAddress = new Uri(server.Address, "m/name.png") }, default);

    private static ConnectorSettings SettingsOf(LoopbackServer server) =>
        new(Prepared.Delivery.Account, Prepared.Delivery.Network, null, new Secrets(new Dictionary<string, string>(StringComparer.Ordinal)), Http, () => Instant.FromUtc(2026, 11, 28, 10, 0)) { Api = server.Address };
}
