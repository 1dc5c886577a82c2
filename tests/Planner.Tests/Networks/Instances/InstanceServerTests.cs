using Microsoft.AspNetCore.Http;
using Planner.Cli;
using Planner.Networks.Instances;

namespace Planner.Tests.Networks.Instances;

/// <summary>Servers as they are in the world: old, moved, slow, huge, behind a page of HTML.</summary>
public sealed class InstanceServerTests : IDisposable
{
    private const string V2 = "/api/v2/instance";
    private const string V1 = "/api/v1/instance";
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_server_is_asked_for_its_limits() => Assert.Equal((11, null), await AskedAsync(Json(V2, StatedLimitsTests.Mastodon)));

    [Fact]
    public async Task An_old_server_is_asked_the_old_way() => Assert.Equal((1, null), await AskedAsync(Json(V1, """{"max_toot_chars": 5000}""")));

    [Fact]
    public async Task A_server_behind_a_page_has_no_limits() =>
        Assert.Equal((0, $"answers something else than JSON at {V1}"), await AskedAsync(context => context.Response.WriteAsync("<!doctype html><title>Hello</title>")));

    [Fact]
    public async Task A_server_that_knows_nothing_has_no_limits() => Assert.Equal((0, $"answers 404 at {V1}"), await AskedAsync(Json("/nowhere", "{}")));

    [Fact]
    public async Task Another_kind_of_JSON_has_no_limits() => Assert.Equal((0, $"states no limits at {V1}"), await AskedAsync(context => context.Response.WriteAsync("[]")));

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        var (limits, fault) = await AskedAsync(async context =>
        {
            var filler = new byte[100_000];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(filler, context.RequestAborted);
            }
        });
        Assert.Equal((0, $"answers more than 1 MB at {V1}"), (limits, fault));
    }

    [Fact]
    public async Task A_slow_server_is_not_waited_for() => Assert.Equal(
        (0, "does not answer within 0.2 s"), await AskedAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted), Duration.FromMilliseconds(200)));

    [Fact]
    public async Task A_server_that_stops_in_the_middle_is_not_waited_for() => Assert.Equal(
        (0, "does not answer within 0.2 s"),
        await AskedAsync(
            async context =>
            {
                await context.Response.WriteAsync("{\"configuration\":");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            },
            Duration.FromMilliseconds(200)));

    [Fact]
    public async Task A_redirect_within_the_server_is_followed() => Assert.Equal((11, null), await AskedAsync(context =>
    {
        if (context.Request.Path == V2)
        {
            context.Response.Redirect("/moved");
            return Task.CompletedTask;
        }

        return Json("/moved", StatedLimitsTests.Mastodon)(context);
    }));

    [Fact]
    public async Task A_redirect_to_another_server_is_told_and_not_followed() => Assert.Equal(
        (0, "leads to another server, elsewhere.example; if that is right, put it into the account as server"),
        await AskedAsync(context =>
        {
            context.Response.Redirect("https://elsewhere.example" + context.Request.Path);
            return Task.CompletedTask;
        }));

    [Fact]
    public async Task A_redirect_in_circles_ends() => Assert.Equal((0, $"leads in circles at {V1}"), await AskedAsync(context =>
    {
        context.Response.Redirect(context.Request.Path);
        return Task.CompletedTask;
    }));

    [Fact]
    public async Task Nobody_at_home_is_told()
    {
        var server = await ServeServer.StartAsync(0, _ => Task.CompletedTask, CancellationToken.None);
        await server.DisposeAsync();
        var answer = await Server(Duration.FromSeconds(10)).AskAsync(new Uri(server.Address), Family, CancellationToken.None);
        Assert.StartsWith("cannot be asked: ", answer.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_https_is_not_asked() => Assert.Equal(
        "is not asked: its address must be https", (await Server(Duration.FromSeconds(10)).AskAsync(new Uri("http://mastodon.example"), Family, CancellationToken.None)).Fault);

    private static InstanceFamily Family { get; } = InstanceFamily.Of(new Account
    {
        Id = "lune", Source = default, Network = new("snac", default), Brand = new("lune", default), Handle = "lune", Connector = new("mastodon", default),
    })!;

    private static RequestDelegate Json(string path, string json) => context =>
    {
        context.Response.StatusCode = context.Request.Path == path ? 200 : 404;
        return context.Response.WriteAsync(context.Request.Path == path ? json : "{}");
    };

    private InstanceServer Server(Duration patience) => new(client, patience);

    private async Task<(int Limits, string? Fault)> AskedAsync(RequestDelegate answer, Duration? patience = null)
    {
        await using var server = await ServeServer.StartAsync(0, answer, CancellationToken.None);
        var told = await Server(patience ?? Duration.FromSeconds(10)).AskAsync(new Uri(server.Address), Family, CancellationToken.None);
        return (told.Limits.Count, told.Fault);
    }
}
