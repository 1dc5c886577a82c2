using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Meta;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Facebook;

/// <summary>
/// A Page. Requests are held against the vendor's description of its objects (Graph API v25.0); the bytes of reels go to rupload.facebook.com
/// (docs/video-api/guides/reels-publishing), refusals have the bodies of graph-api/guides/error-handling.
/// </summary>
public sealed class FacebookDouble : INetworkDouble
{
    public const string Token = "EAAGpageTokenOfLune";

    private const string Page = "104";

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly List<FacebookDoublePost> posts = [];
    private readonly Dictionary<string, long> uploads = [];
    private readonly HashSet<string> pictures = [];
    private Func<Instant> clock = static () => Doubled.Now;
    private long last = 1220;

    public string Account => $"network: facebook\nsecrets: {{ page_id: LUNE_FB_PAGE, page_access_token: LUNE_FB }}";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables => ImmutableDictionary<string, string>.Empty.Add("LUNE_FB", Token).Add("LUNE_FB_PAGE", Page);

    public string Fields => "";

    /// <summary>Whether the same text again is refused, as it is seen to be, and nobody writes.</summary>
    public bool RefusesSameText { get; init; }

    /// <summary>How many bytes of a video it wants at once.</summary>
    public int Piece { get; init; } = 400;

    public ImmutableArray<string> Standing => Locked(() => posts.Where(post => post.IsOut(clock())).Select(post => post.Text).ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal ImmutableArray<FacebookDoublePost> Posts => Locked(() => posts.ToImmutableArray());

    public void Follow(Func<Instant> clock) => this.clock = clock;

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() => request.Path.StartsWith("/video-upload/", StringComparison.Ordinal) ? Reel(request) : Graph(request));

    private LoopbackAnswer Graph(LoopbackRequest request)
    {
        violations.AddRange(VendorSpec.Load("facebook").Violations(request));
        var seen = new Checked(request, violations.Add);
        var type = request.Headers.GetValueOrDefault("Content-Type", "");
        var parts = type.StartsWith("multipart/form-data", StringComparison.Ordinal) ? MultipartParts.Read(type, request.Bytes) : [];
        var fields = seen.Query.SetItems(seen.Form).SetItems(parts.Where(part => part.FileName is null).Select(part => KeyValuePair.Create(part.Name, part.Text)));
        if (fields.GetValueOrDefault("access_token") != Token)
        {
            return GraphDouble.Refusal(400, 190, 463, "Error validating access token: Session has expired");
        }

        seen.That(seen.Path.StartsWith("/v25.0/", StringComparison.Ordinal), "the version is v25.0");
        var bytes = parts.FirstOrDefault(part => part.FileName is not null)?.Bytes.Length;
        return (request.Method, seen.Path["/v25.0/".Length..].Split('/')) switch
        {
            ("GET", ["me"]) => new(200, $$"""{"id":"{{Page}}","name":"Atelier Lune"}"""),
            ("GET", ["debug_token"]) => new(200, """{"data":{"type":"PAGE","is_valid":true,"expires_at":0,"scopes":["pages_manage_posts","pages_read_engagement"]}}"""),
            ("POST", [Page, "photos"]) => Picture(fields, bytes, seen),
            ("POST", [Page, "feed"]) => Feed(fields, seen),
            ("POST", [Page, "videos"]) => Video(fields, bytes ?? 0, seen),
            ("POST", [Page, "video_reels"]) => ReelPhase(fields, seen),
            ("POST", [var id, "comments"]) => Commented(id, fields["message"]),
            ("GET", [Page, "published_posts"]) => List(posts.Where(post => post.Answers is null && !post.IsVideo && post.IsOut(clock()))),
            ("GET", [Page, "scheduled_posts"]) => List(posts.Where(post => post.Answers is null && !post.IsVideo && !post.IsOut(clock()))),
            ("GET", [var id, "comments"]) => List(posts.Where(post => post.Answers == id)),
            ("DELETE", [var id]) => posts.RemoveAll(post => post.Id == id && (uploads.Remove(id) || true)) > 0 ? new(200, """{"success":true}""") : GraphDouble.Gone(id),
            ("POST", [var id]) => Changed(id, fields),
            ("GET", [var id]) => posts.Find(post => post.Id == id) is { } found ? GraphDouble.Said(Json(found)) : uploads.ContainsKey(id) ? new(200, $$"""{"id":"{{id}}","published":false}""") : GraphDouble.Gone(id),
            _ => GraphDouble.Gone(seen.Path),
        };
    }

    private LoopbackAnswer Picture(ImmutableDictionary<string, string> fields, int? bytes, Checked seen)
    {
        seen.That(fields.GetValueOrDefault("published") == "false", "a picture that is published at once is a post");
        seen.That(bytes > 0, "there is no picture");
        var id = Next();
        pictures.Add(id);
        return new(200, $$"""{"id":"{{id}}"}""");
    }

    private LoopbackAnswer Feed(ImmutableDictionary<string, string> fields, Checked seen)
    {
        var attached = fields.Where(field => field.Key.StartsWith("attached_media[", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (string)JsonNode.Parse(field.Value)!["media_fbid"]!).ToImmutableArray();
        seen.That(attached.All(pictures.Contains), "media_fbid is no picture that was uploaded");
        seen.That(fields.ContainsKey("message") || fields.ContainsKey("link") || !attached.IsEmpty, "there is neither message nor link");
        seen.That(fields.ContainsKey("scheduled_publish_time") == (fields.GetValueOrDefault("published") == "false"), "what is scheduled is not published, and nothing else");
        return RefusesSameText && posts.Exists(post => post.Answers is null && post.Text == fields.GetValueOrDefault("message"))
            ? GraphDouble.Refusal(400, 506, 0, "Duplicate status message")
            : Made(new FacebookDoublePost($"{Page}_{Next()}", fields.GetValueOrDefault("message", ""), clock()) { Media = attached, Link = fields.GetValueOrDefault("link"), Due = DueOf(fields) });
    }

    private LoopbackAnswer Video(ImmutableDictionary<string, string> fields, int bytes, Checked seen)
    {
        switch (fields["upload_phase"])
        {
            case "start":
                var video = Next();
                uploads[video] = long.Parse(fields["file_size"], CultureInfo.InvariantCulture);
                return new(200, $$"""{"video_id":"{{video}}","start_offset":"0","end_offset":"{{Math.Min(Piece, uploads[video])}}","upload_session_id":"5{{video}}"}""");
            case "transfer":
                var size = uploads[fields["upload_session_id"][1..]];
                var from = long.Parse(fields["start_offset"], CultureInfo.InvariantCulture) + bytes;
                seen.That(bytes > 0 && from <= size, "a piece is none");
                return new(200, $$"""{"start_offset":"{{from}}","end_offset":"{{Math.Min(from + Piece, size)}}"}""");
            default:
                return uploads.ContainsKey(fields["upload_session_id"][1..]) && !posts.Exists(post => post.Id == fields["upload_session_id"][1..]) ? Shown(fields["upload_session_id"][1..], fields) : GraphDouble.Refusal(400, 6000, 1363030, "Video upload session is over");
        }
    }

    private LoopbackAnswer ReelPhase(ImmutableDictionary<string, string> fields, Checked seen)
    {
        if (fields["upload_phase"] == "start")
        {
            var video = Next();
            uploads[video] = 0;
            return new(200, $$"""{"video_id":"{{video}}","upload_url":"https://rupload.facebook.com/video-upload/v25.0/{{video}}"}""");
        }

        seen.That(uploads.GetValueOrDefault(fields["video_id"]) > 0, "its bytes are not there");
        seen.That(fields.GetValueOrDefault("video_state") is "PUBLISHED" or "SCHEDULED", "video_state is missing");
        return posts.Exists(post => post.Id == fields["video_id"]) ? GraphDouble.Refusal(400, 6000, 1363130, "The video was published already") : Shown(fields["video_id"], fields);
    }

    private LoopbackAnswer Shown(string video, ImmutableDictionary<string, string> fields)
    {
        posts.Add(new FacebookDoublePost(video, fields.GetValueOrDefault("description", ""), clock()) { IsVideo = true, Due = DueOf(fields) });
        return new(200, """{"success":true}""");
    }

    private LoopbackAnswer Reel(LoopbackRequest request)
    {
        var seen = new Checked(request, violations.Add);
        var video = seen.Path.Split('/')[^1];
        seen.Header("Authorization", "OAuth " + Token);
        seen.Header("offset", "0");
        seen.Header("file_size", request.Bytes.Length.ToString(CultureInfo.InvariantCulture));
        seen.That(uploads.ContainsKey(video), "the reel was never begun");
        uploads[video] = request.Bytes.Length;
        return new(200, """{"success":true}""");
    }

    private LoopbackAnswer Commented(string id, string text) => posts.Exists(post => post.Id == id) ? Made(new FacebookDoublePost($"{id}_{Next()}", text, clock()) { Answers = id }) : GraphDouble.Gone(id);

    private LoopbackAnswer Changed(string id, ImmutableDictionary<string, string> fields)
    {
        var at = posts.FindIndex(post => post.Id == id);
        if (at < 0)
        {
            return GraphDouble.Gone(id);
        }

        posts[at] = posts[at] with { Text = fields[posts[at].IsVideo ? "description" : "message"] };
        return new(200, """{"success":true}""");
    }

    private LoopbackAnswer Made(FacebookDoublePost post)
    {
        posts.Add(post);
        return new(200, $$"""{"id":"{{post.Id}}"}""");
    }

    private LoopbackAnswer List(IEnumerable<FacebookDoublePost> listed) => GraphDouble.Said(new JsonObject { ["data"] = new JsonArray([.. listed.Reverse().Select(Json)]) });

    private JsonObject Json(FacebookDoublePost post)
    {
        var json = new JsonObject
        {
            ["id"] = post.Id,
            ["permalink_url"] = post.IsVideo ? $"/{Page}/videos/{post.Id}/" : $"https://www.facebook.com/{Page}/posts/{post.Id}",
            ["created_time"] = post.Created.ToString("uuuu-MM-dd'T'HH:mm:ss'+0000'", null),
            ["message"] = post.Text,
            [post.IsVideo ? "published" : "is_published"] = post.IsOut(clock()),
        };
        if (post.Due is { } due)
        {
            json["scheduled_publish_time"] = due.ToUnixTimeSeconds();
        }

        return json;
    }

    private static Instant? DueOf(ImmutableDictionary<string, string> fields) =>
        fields.TryGetValue("scheduled_publish_time", out var seconds) ? Instant.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : null;

    private string Next() => (++last).ToString(CultureInfo.InvariantCulture);

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }
}

internal sealed record FacebookDoublePost(string Id, string Text, Instant Created)
{
    public ImmutableArray<string> Media { get; init; } = [];

    public string? Link { get; init; }

    /// <summary>What it comments on.</summary>
    public string? Answers { get; init; }

    public bool IsVideo { get; init; }

    public Instant? Due { get; init; }

    public bool IsOut(Instant now) => Due is not { } due || due <= now;
}
