using System.Text.Json;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>Looks through the location's posts for one whose answer was lost (accounts.locations.localPosts.list). Their order is not documented: all are read.</summary>
internal sealed class GoogleBusinessSearch(GoogleBusinessServer server)
{
    /// <summary>"The maximum page size is 100".</summary>
    private const string Page = "100";

    private const int MostPages = 50;

    /// <summary>Clocks differ.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    public async Task<Sighting> FindAsync(string place, OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (text, isNear) = (message.Content.Text.Text.Trim(), false);
        var next = (string?)null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await server.AskAsync(HttpMethod.Get, place + "/localPosts", cancellationToken, ("pageSize", Page), ("pageToken", next));
            if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: JsonValueKind.Object } body || !IsList(body))
            {
                return new Sighting.Unclear(server.FaultOf(reply));
            }

            foreach (var each in body.List("localPosts"))
            {
                if (GoogleBusinessState.Of(each) is not { } post)
                {
                    // It could be the one.
                    return Unclear("Google's list of posts cannot be read");
                }

                // What Google has rejected is shown to nobody.
                if (post.IsRejected || post.Created < since - Tolerance)
                {
                    continue;
                }

                // An event may be without a text, and any other like it in that.
                if (text.Length > 0 && TextLikeness.IsSame(post.Summary, text))
                {
                    return new Sighting.Found(post.Sent(server.Settings.Clock()));
                }

                isNear |= TextLikeness.IsNear(post.Summary, text);
            }

            next = body.Text("nextPageToken");
            if (next is not { Length: > 0 })
            {
                return isNear ? Unclear("a post much like it stands there") : new Sighting.Missing();
            }
        }

        return Unclear("there are more posts than can be looked through");
    }

    /// <summary>Without any posts the answer is <c>{}</c>.</summary>
    private static bool IsList(JsonElement body) => body.Member("localPosts") is { } posts ? posts.ValueKind is JsonValueKind.Array : !body.EnumerateObject().Any();

    private static Sighting.Unclear Unclear(string why) => new(new SendFault(FaultKind.Unknown, why));
}
