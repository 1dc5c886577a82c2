using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// How a LocalPost stands. Google takes a post first and judges it then: <c>PROCESSING</c> becomes <c>LIVE</c>, <c>SCHEDULED</c> or <c>REJECTED</c>
/// ("LocalPostState", 2026-04-15).
/// </summary>
/// <param name="Name"><c>accounts/1/locations/2/localPosts/3</c>.</param>
/// <param name="Held">When Google shows it; null: it was not scheduled.</param>
internal sealed record GoogleBusinessState(string Name, string? State, string Summary, string? Url, Instant? Created, Instant? Held)
{
    public const string Refused = "Google has rejected it for its content, and shows it to nobody; a telephone number in the text is the commonest reason (support.google.com/business/answer/7213077)";

    public bool IsRejected => State is "REJECTED";

    public bool IsJudged => State is not "PROCESSING";

    /// <summary>Null when it is no post.</summary>
    public static GoogleBusinessState? Of(JsonElement post) =>
        post.Text("name") is { } name && GoogleBusinessPlace.IsName(name, "accounts", "locations", "localPosts")
            ? new GoogleBusinessState(name, post.Text("state"), post.Text("summary") ?? "", post.Text("searchUrl"), TimeOf(post, "createTime"), TimeOf(post, "scheduledTime"))
            : null;

    public static GoogleBusinessState? Of(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } post ? Of(post) : null;

    /// <summary>As the ledger keeps it: held until its time when Google says so, or has not judged it and its time is to come.</summary>
    public SentMessage Sent(Instant now) => new(Name, Url) { HeldUntil = State is "SCHEDULED" || (!IsJudged && Held > now) ? Held : null };

    private static Instant? TimeOf(JsonElement post, string name) =>
        post.Text(name) is { } text && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value.ToInstant() : null;
}
