using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Discord;

public sealed class DiscordFaultTests : IDisposable
{
    private readonly DiscordBotDouble discord = new();
    private readonly Rehearsal rehearsal;

    public DiscordFaultTests() => rehearsal = new Rehearsal(discord);

    public void Dispose() => rehearsal.Dispose();

    [Theory]
    [InlineData(404, """{"message":"Unknown Webhook","code":10015}""", nameof(FaultKind.Authorization))]
    [InlineData(401, """{"message":"Invalid Webhook Token","code":50027}""", nameof(FaultKind.Authorization))]
    [InlineData(403, """{"message":"Missing Permissions","code":50013}""", nameof(FaultKind.Authorization))]
    [InlineData(404, """{"message":"Unknown Channel","code":10003}""", nameof(FaultKind.Configuration))]
    [InlineData(400, """{"message":"Thread is archived","code":50083}""", nameof(FaultKind.Configuration))]
    [InlineData(413, """{"message":"Request entity too large","code":40005}""", nameof(FaultKind.MediaProcessing))]
    [InlineData(400, """{"message":"Cannot send an empty message","code":50006}""", nameof(FaultKind.Validation))]
    [InlineData(400, """{"message":"Message was blocked by automatic moderation","code":200000}""", nameof(FaultKind.Validation))]
    [InlineData(429, """{"message":"This channel has hit the write rate limit.","code":20028,"retry_after":3,"global":false}""", nameof(FaultKind.RateLimited))]
    [InlineData(429, "<html>banned</html>", nameof(FaultKind.RateLimited))]
    public async Task Refusals_have_their_meaning(int status, string body, string kind)
    {
        rehearsal.Instead = request => request.Method == "POST" ? new(status, body) : null;
        Assert.Equal(kind, (await rehearsal.RejectedAsync(rehearsal.Message("Hello"))).Kind.ToString());
    }

    [Fact]
    public async Task How_long_to_wait_stands_in_the_body_with_a_fraction()
    {
        rehearsal.Instead = request => request.Method == "POST" ? new(429, """{"message":"You are being rate limited.","retry_after":0.75,"global":true}""") : null;
        Assert.Equal(Duration.FromMilliseconds(750), (await rehearsal.RejectedAsync(rehearsal.Message("Hello"))).RetryAfter);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_place()
    {
        var fault = await rehearsal.RejectedAsync(rehearsal.Message(new string('x', 2001)));
        Assert.Equal((FaultKind.Validation, "400: Invalid Form Body: content: Must be 2000 or fewer in length"), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"id":"\ud800"}""")]
    [InlineData(204, "")]
    [InlineData(500, "")]
    [InlineData(408, "")]
    [InlineData(502, "<html>")]
    public async Task An_answer_that_tells_nothing_leaves_it_open(int status, string body)
    {
        rehearsal.Instead = request => request.Method == "POST" ? new(status, body) : null;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(rehearsal.Message("Hello")));
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_told_before_the_moment()
    {
        rehearsal.Instead = request => request.Method == "GET" ? new(404, """{"message":"Unknown Webhook","code":10015}""") : null;
        Assert.Equal(FaultKind.Authorization, (await rehearsal.NextRun().PrepareAsync(default))?.Kind);
        rehearsal.Instead = request => new(500, "");
        Assert.Null(await rehearsal.NextRun().PrepareAsync(default));
    }

    [Fact, Proves("discord", Cell.Duplicates)]
    public async Task A_bot_finds_what_it_wrote_when_the_answer_was_lost()
    {
        var message = rehearsal.Message("The kiln is hot", "media: [{ file: media/bowl.png, alt: A bowl }]");
        Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default));
        discord.Write("Long ago", at: Rehearsal.Now - Duration.FromHours(1));
        discord.Write("The kiln is hot", isOwn: false);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default));
        rehearsal.Loses = request => request.Method == "POST";
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(message));
        Assert.Equal(discord.Messages[^1].Id, Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default)).Message.Id);

        // Sent again within minutes, it is the same message.
        rehearsal.Loses = static _ => false;
        Assert.Equal(discord.Messages[^1].Id, (await rehearsal.PublishedAsync(message)).Id);
        Assert.Equal(3, discord.Standing.Length);
        Assert.Equal("key-of-this-message-which", discord.Messages[^1].Nonce);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Where_the_history_is_long_it_is_read_to_its_beginning()
    {
        for (var number = 0; number < 250; number++)
        {
            discord.Write($"Number {number}", isOwn: number == 0);
        }

        Assert.Equal(discord.Messages[0].Id, Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(rehearsal.Message("Number 0"), Rehearsal.Now, default)).Message.Id);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(rehearsal.Message("Nothing of the kind"), Rehearsal.Now, default));
    }

    [Fact]
    public async Task What_is_nearly_the_same_and_what_may_not_be_read_is_unclear()
    {
        discord.Write("The kiln is hot and we open it tomorrow at nine o'clock");
        var message = rehearsal.Message("The kiln is hot and we open it tomorrow at ten o'clock");
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default)).Fault.Kind);
        discord.IsReadable = false;
        Assert.Contains("may not read", Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default)).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_can_never_tell()
    {
        using var webhook = new Rehearsal(new DiscordDouble());
        Assert.Equal(DuplicateGuard.None, webhook.NextRun().Guard);
        Assert.IsType<Sighting.Unclear>(await webhook.NextRun().FindAsync(webhook.Message("Hello"), Rehearsal.Now, default));
        Assert.Equal(DuplicateGuard.LookUp, rehearsal.NextRun().Guard);
    }

    [Fact]
    public async Task The_webhooks_token_is_never_told()
    {
        using var webhook = new Rehearsal(new DiscordDouble()) { Instead = request => request.Method == "POST" ? new(400, $$"""{"message":"no {{request.Path}}","code":1}""") : null };
        var fault = await webhook.RejectedAsync(webhook.Message("Hello"));
        Assert.Equal("400: no /api/webhooks/1320000000000000002/***?wait=true", fault.Message);
    }

    [Fact]
    public async Task A_bot_without_its_channels_number_asks_nothing()
    {
        using var bot = new Rehearsal(discord, "network: discord\nsecrets: { bot_token: DISCORD_BOT }");
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(await bot.NextRun().SendAsync(bot.Message("Hello"), default)).Fault.Kind);
        Assert.Equal(FaultKind.Validation, (await rehearsal.RejectedAsync(rehearsal.Message("Hello") with { IsHandedOff = true })).Kind);
    }
}
