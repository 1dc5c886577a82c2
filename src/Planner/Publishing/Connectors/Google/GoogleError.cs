using System.Text.Json;

namespace Planner.Publishing.Connectors.Google;

/// <summary>
/// How Google says no: <c>{"error":{"code":403,"message":"…","status":"PERMISSION_DENIED","errors":[{"reason":"…"}],"details":[…]}}</c>
/// (cloud.google.com/apis/design/errors; older APIs have <c>errors</c>, newer ones <c>status</c> and <c>details</c>).
/// </summary>
/// <param name="Reason">The first that <c>errors</c> or <c>details</c> (google.rpc.ErrorInfo) name.</param>
/// <param name="Status">Such as <c>INVALID_ARGUMENT</c>.</param>
internal sealed record GoogleError(string? Reason, string? Status, string? Message, ImmutableArray<JsonElement> Details)
{
    /// <summary>Null when the answer has none, and so may be somebody else's.</summary>
    public static GoogleError? Of(Reply reply) =>
        reply is Reply.Answer answer && AnswerJson.TryParse(answer.Body)?.Member("error") is { ValueKind: JsonValueKind.Object } error
            ? new GoogleError(
                error.List("errors").Concat(error.List("details")).Select(each => each.Text("reason")).FirstOrDefault(reason => reason is not null),
                error.Text("status"),
                error.Text("message"),
                [.. error.List("details")])
            : null;

    /// <summary>What came back instead of what was asked for.</summary>
    /// <param name="refused">What an answer means that says no.</param>
    public static SendFault FaultOf(ConnectorSettings settings, Reply reply, Func<ConnectorSettings, Reply.Answer, SendFault> refused) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => refused(settings, answer),
        _ => throw new InvalidOperationException(),
    };
}
