using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Telegram;

public sealed class TelegramFaultTests : IDisposable
{
    private readonly TelegramDouble telegram = new();
    private readonly Rehearsal rehearsal;

    public TelegramFaultTests() => rehearsal = new Rehearsal(telegram);

    public void Dispose() => rehearsal.Dispose();

    [Theory]
    [InlineData(401, "Unauthorized", nameof(FaultKind.Authorization))]
    [InlineData(404, "Not Found", nameof(FaultKind.Authorization))]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", nameof(FaultKind.Authorization))]
    [InlineData(400, "Bad Request: need administrator rights in the channel chat", nameof(FaultKind.Authorization))]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat", nameof(FaultKind.Authorization))]
    [InlineData(400, "Bad Request: chat not found", nameof(FaultKind.Configuration))]
    [InlineData(400, "Bad Request: message is too long", nameof(FaultKind.Validation))]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag", nameof(FaultKind.Validation))]
    [InlineData(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", nameof(FaultKind.MediaProcessing))]
    [InlineData(400, "Bad Request: IMAGE_PROCESS_FAILED", nameof(FaultKind.MediaProcessing))]
    [InlineData(413, "Request Entity Too Large", nameof(FaultKind.MediaProcessing))]
    public async Task Refusals_have_their_meaning(int status, string said, string kind)
    {
        rehearsal.Instead = request => IsSending(request) ? new(status, $$"""{"ok":false,"error_code":{{status}},"description":"{{said}}"}""") : null;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal((kind, $"{status}: {said}"), (fault.Kind.ToString(), fault.Message));
    }

    [Fact]
    public async Task How_long_to_wait_and_where_a_group_went_stands_in_the_parameters()
    {
        rehearsal.Instead = request => IsSending(request) ? new(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}""") : null;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal((FaultKind.RateLimited, Duration.FromSeconds(7)), (fault.Kind, fault.RetryAfter!.Value));

        rehearsal.Instead = request => IsSending(request) ? new(400, """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1009}}""") : null;
        fault = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.EndsWith("the chat's number is -1009 now", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_says_not_ok_was_not_done_whatever_its_status()
    {
        rehearsal.Instead = request => IsSending(request) ? new(200, """{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked"}""") : null;
        Assert.Equal(FaultKind.Authorization, (await rehearsal.RejectedAsync(rehearsal.Message("Hello"))).Kind);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"ok":true,"result":true}""")]
    [InlineData(200, """{"ok":true,"result":[]}""")]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")]
    [InlineData(502, "<html>")]
    [InlineData(408, "")]
    public async Task An_answer_that_tells_nothing_leaves_it_open(int status, string body)
    {
        rehearsal.Instead = request => IsSending(request) ? new(status, body) : null;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(rehearsal.Message("Hello")));
    }

    [Fact, Proves("telegram", Cell.Duplicates)]
    public async Task Nothing_tells_whether_a_message_is_there_so_a_person_is_asked()
    {
        rehearsal.Loses = IsSending;
        var message = rehearsal.Message("Hello");
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(message));
        Assert.Equal(DuplicateGuard.None, rehearsal.NextRun().Guard);
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default)).Fault.Kind);
        Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().VerifyAsync(new SentMessage("17"), default));
        Assert.Single(telegram.Standing);
    }

    [Fact]
    public async Task A_chat_or_token_that_is_wrong_is_told_before_the_moment()
    {
        using var wrong = new Rehearsal(telegram, "network: telegram\nsecrets: { bot_token: TELEGRAM_BOT }\nextra: { chat_id: \"@nobody\" }");
        Assert.Equal(FaultKind.Configuration, (await wrong.NextRun().PrepareAsync(default))?.Kind);
        using var none = new Rehearsal(telegram, "network: telegram\nsecrets: { bot_token: TELEGRAM_BOT }\nextra: { chat_id: our channel }");
        Assert.Equal(FaultKind.Configuration, (await none.NextRun().PrepareAsync(default))?.Kind);
        using var token = new Rehearsal(new TelegramDouble { Variables = telegram.Variables.SetItem("TELEGRAM_BOT", "123/../../evil") });
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Outcome.Rejected>(await token.NextRun().SendAsync(token.Message("Hello"), default)).Fault.Kind);
        Assert.Empty(token.Requests);
        Assert.Empty(none.Requests);
    }

    [Fact]
    public async Task The_token_is_never_told()
    {
        rehearsal.Instead = request => IsSending(request) ? new(400, $$"""{"ok":false,"error_code":400,"description":"no {{request.Path}}"}""") : null;
        Assert.Equal("400: no /bot***/sendMessage", (await rehearsal.RejectedAsync(rehearsal.Message("Hello"))).Message);
    }

    private static bool IsSending(LoopbackRequest request) => request.Path.Contains("/send", StringComparison.Ordinal);
}
