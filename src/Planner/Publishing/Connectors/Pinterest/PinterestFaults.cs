namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>What refusals mean: <c>{"code":40,"message":"Board not found."}</c> (the schema Pinterest.Lib.Error); the code is not documented, so the status counts.</summary>
internal static class PinterestFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var said = AnswerJson.TryParse(answer.Body)?.Text("message") ?? "";
        var fault = settings.FaultOf(answer, said);
        return fault.Kind switch
        {
            FaultKind.RateLimited => fault with { RetryAfter = fault.RetryAfter ?? UntilReset(answer) },
            FaultKind.Validation when answer.Status == 404 && said.Contains("board", StringComparison.OrdinalIgnoreCase) => fault with { Kind = FaultKind.Configuration },
            FaultKind.Validation when said.Contains("image", StringComparison.OrdinalIgnoreCase) || said.Contains("video", StringComparison.OrdinalIgnoreCase) => fault with { Kind = FaultKind.MediaProcessing },
            _ => fault,
        };
    }

    /// <summary><c>x-ratelimit-reset</c>: seconds from now (developers.pinterest.com "Rate limits", 2026).</summary>
    private static Duration? UntilReset(Reply.Answer answer) =>
        answer.Headers.TryGetValues("x-ratelimit-reset", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 604_800
            ? Duration.FromSeconds(seconds)
            : null;
}
