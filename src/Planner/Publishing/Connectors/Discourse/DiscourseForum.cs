using System.Text.Json;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>A forum, asked with an API key as one of its users (docs.discourse.org, openapi.json, 2026-08).</summary>
internal sealed class DiscourseForum(ConnectorSettings settings)
{
    private readonly string address = settings.Server!.AbsoluteUri.TrimEnd('/');

    /// <summary>Everybody reads who wrote a post: only the key is a secret.</summary>
    private readonly ConnectorSettings telling = settings with { Secrets = new Secrets(new Dictionary<string, string>(StringComparer.Ordinal) { ["api_key"] = settings.Secrets["api_key"] }) };

    public string User => settings.Secrets["api_username"].Trim();

    public HttpRequestMessage Request(HttpMethod method, string path) => Named(new HttpRequestMessage(method, At(path)));

    public HttpRequestMessage Json(HttpMethod method, string path, Action<Utf8JsonWriter> write) => Named(Requests.Json(method, At(path), write));

    public HttpRequestMessage Form(string path, MultipartFormDataContent form) => Named(new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = form });

    public async Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null)
    {
        using (request)
        {
            return await settings.AskAsync(request, cancellationToken, patience);
        }
    }

    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(Request(HttpMethod.Get, path), cancellationToken);

    /// <summary>What an answer holds, when it is yes.</summary>
    public static JsonElement? Yes(Reply reply) => reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } body ? body : null;

    public SendFault FaultOf(Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } => new SendFault(FaultKind.Server, "the forum's answer cannot be read"),
        Reply.Answer answer => DiscourseFaults.Of(telling, answer),
        _ => throw new InvalidOperationException(),
    };

    public string Told(string said) => telling.Told(said);

    /// <summary>A post, by its number over the whole forum, with its topic and its place there as version; null when it cannot be read.</summary>
    public SentMessage? Post(JsonElement post)
    {
        if (post.Id("id") is not { } id || post.Id("topic_id") is not { } topic || !IsNumber(id) || !IsNumber(topic))
        {
            return null;
        }

        var place = new DiscoursePlace(topic, post.Id("post_number") is { } number && IsNumber(number) ? number : "1");
        var slug = post.Text("topic_slug") is { Length: > 0 } text ? Uri.EscapeDataString(text) : "-";
        return new SentMessage(id, $"{address}/t/{slug}/{topic}{(place.IsFirst ? "" : "/" + place.Number)}", place.ToString());
    }

    public static bool IsNumber(string? text) => text is { Length: > 0 and < 19 } && text.All(char.IsAsciiDigit);

    private Uri At(string path) => settings.At(address + path);

    private HttpRequestMessage Named(HttpRequestMessage request)
    {
        // What no header can hold is no key: the forum says no, and nothing is thrown.
        foreach (var (name, value) in new[] { ("Api-Key", settings.Secrets["api_key"].Trim()), ("Api-Username", User) })
        {
            if (!value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}

/// <param name="Topic">Its number.</param>
/// <param name="Number">The post's in its topic, from one.</param>
internal sealed record DiscoursePlace(string Topic, string Number)
{
    public bool IsFirst => Number == "1";

    /// <summary>Null when it is none.</summary>
    public static DiscoursePlace? Of(string? version) =>
        version?.Split('/') is [var topic, var number] && DiscourseForum.IsNumber(topic) && DiscourseForum.IsNumber(number) ? new DiscoursePlace(topic, number) : null;

    public override string ToString() => $"{Topic}/{Number}";
}
