using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.YouTube;

/// <summary>
/// YouTube by Google's discovery document, and by its documentation where that says nothing: developers.google.com/youtube/v3 (videos, thumbnails.set,
/// playlistItems, commentThreads, errors, guides/using_resumable_upload_protocol), 2026-09.
/// </summary>
public sealed partial class YouTubeDouble : INetworkDouble
{
    public const string Token = "ya29.a0AfH6SMBfirst";
    public const string Channel = "UCBR8-60-B28hp2BmDPdntcQ";

    private static readonly VendorSpec Spec = VendorSpec.Load("youtube");

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly Dictionary<string, Session> sessions = [];
    private readonly Dictionary<string, Video> videos = [];
    private readonly List<Comment> comments = [];
    private readonly List<(string List, string Video)> listed = [];
    private int last;

    public string Account { get; init; } = "network: youtube\nsecrets: { client_id: YOUTUBE_CLIENT, client_secret: YOUTUBE_SECRET, refresh_token: YOUTUBE_REFRESH }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("YOUTUBE_CLIENT", "407408718192.apps.googleusercontent.com").Add("YOUTUBE_SECRET", "GOCSPX-client-secret").Add("YOUTUBE_REFRESH", "1//xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C").Add("YOUTUBE_TOKEN", Token);

    public string Fields => "media: [{ file: media/kiln.mp4 }, { file: media/bowl.png }]\nextra: { playlist: PLkiln }";

    /// <summary>What a token is worth; others are refused.</summary>
    public string Valid { get; set; } = Token;

    public string Scope { get; set; } = "https://www.googleapis.com/auth/youtube.force-ssl";

    /// <summary>Whether Google has audited the project; else what is made public is locked at once.</summary>
    public bool IsAudited { get; set; } = true;

    public bool HasChannel { get; set; } = true;

    /// <summary>Looks that find a video still being worked on.</summary>
    public int Working { get; set; }

    /// <summary>What becomes of a video, and why.</summary>
    public (string Status, string? Reason) Becomes { get; set; } = ("processed", null);

    /// <summary>Of each part, how much arrives before it breaks off.</summary>
    public int? Arrives { get; set; }

    public Func<Instant> Clock { get; set; } = static () => Doubled.Now;

    public ImmutableArray<string> Standing
    {
        get
        {
            lock (gate)
            {
                return [.. videos.Values.Where(video => video.Privacy is "public" or "unlisted").Select(video => video.Description), .. comments.Select(comment => comment.Text)];
            }
        }
    }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    /// <summary>How many videos there are, seen or not.</summary>
    public int Count { get { lock (gate) { return videos.Count; } } }

    public ImmutableArray<(string List, string Video)> Listed { get { lock (gate) { return [.. listed]; } } }

    public void Follow(Func<Instant> clock) => Clock = clock;

    public JsonObject Resource(string id)
    {
        lock (gate)
        {
            return ResourceOf(id, videos[id]);
        }
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            videos.Remove(id);
        }
    }

    /// <summary>Forgets all sessions, as YouTube does after some days.</summary>
    public void Expire()
    {
        lock (gate)
        {
            sessions.Clear();
        }
    }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            return said.Path switch
            {
                "/token" => Grant(said),
                "/tokeninfo" => TokenInfo(said),
                _ when request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Valid => Refused(401, "authError", "Invalid Credentials", "global"),
                _ => Known(said),
            };
        }
    }

    private LoopbackAnswer Known(Checked said)
    {
        violations.AddRange(Spec.Violations(said.Request));
        return (said.Request.Method, said.Path) switch
        {
            ("POST", "/upload/youtube/v3/videos") => Begin(said),
            ("PUT", "/upload/youtube/v3/videos") => Put(said),
            ("POST", "/upload/youtube/v3/thumbnails/set") => SetThumbnail(said),
            ("GET", "/youtube/v3/channels") => Channels(said),
            ("GET", "/youtube/v3/videos") => List("videoListResponse", [.. Found(said).Select(found => Look(found.Key, found.Value))]),
            ("PUT", "/youtube/v3/videos") => Update(said),
            ("DELETE", "/youtube/v3/videos") => videos.Remove(said.Query["id"]) ? new(204, "") : Refused(404, "videoNotFound", "The video that you are trying to delete cannot be found.", "youtube.video"),
            ("GET", "/youtube/v3/playlistItems") => PlaylistItems(said),
            ("POST", "/youtube/v3/playlistItems") => AddToPlaylist(said),
            ("POST", "/youtube/v3/commentThreads") => AddComment(said),
            ("GET", "/youtube/v3/commentThreads") => List("commentThreadListResponse", [.. comments.Where(comment => comment.Video == said.Query.GetValueOrDefault("videoId")).Select(ThreadOf)]),
            ("GET", "/youtube/v3/comments") => List("commentListResponse", [.. comments.Where(comment => comment.Id == said.Query.GetValueOrDefault("id")).Select(comment => new JsonObject { ["id"] = comment.Id })]),
            ("PUT", "/youtube/v3/comments") => ChangeComment(said),
            ("DELETE", "/youtube/v3/comments") => comments.RemoveAll(comment => comment.Id == said.Query["id"]) > 0 ? new(204, "") : Refused(404, "commentNotFound", "The specified comment could not be found.", "youtube.comment"),
            _ => Refused(404, "notFound", "Not found", "global"),
        };
    }

    private LoopbackAnswer Channels(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("mine") == "true", "whose channel?");
        return !HasChannel ? Json(200, new() { ["kind"] = "youtube#channelListResponse", ["pageInfo"] = new JsonObject { ["totalResults"] = 0 } }) : List("channelListResponse", new JsonObject
        {
            ["kind"] = "youtube#channel",
            ["id"] = Channel,
            ["snippet"] = new JsonObject { ["title"] = "Atelier Lune" },
            ["contentDetails"] = new JsonObject { ["relatedPlaylists"] = new JsonObject { ["likes"] = "", ["uploads"] = "UU" + Channel[2..] } },
        });
    }

    private JsonObject Look(string id, Video video)
    {
        video.Looks++;
        return ResourceOf(id, video);
    }

    private JsonObject ResourceOf(string id, Video video)
    {
        if (video.PublishAt is { } at && at <= Clock())
        {
            (video.Privacy, video.PublishAt) = ("public", null);
        }

        var status = video.Status.DeepClone().AsObject();
        status["privacyStatus"] = video.Privacy;
        status.Remove("publishAt");
        if (video.PublishAt is { } later)
        {
            status["publishAt"] = later.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        status["uploadStatus"] = video.Looks <= Working ? "uploaded" : Becomes.Status;
        if (video.Looks > Working && Becomes.Reason is { } reason)
        {
            status[Becomes.Status == "rejected" ? "rejectionReason" : "failureReason"] = reason;
        }

        return new JsonObject { ["kind"] = "youtube#video", ["id"] = id, ["snippet"] = video.Snippet.DeepClone(), ["status"] = status, ["thumbnail"] = video.Thumbnail };
    }

    private IEnumerable<KeyValuePair<string, Video>> Found(Checked said) => videos.Where(pair => pair.Key == said.Query.GetValueOrDefault("id"));

    private LoopbackAnswer Update(Checked said)
    {
        var body = said.Json();
        var parts = said.Query.GetValueOrDefault("part", "").Split(',');
        foreach (var name in body.Select(member => member.Key).Where(name => name != "id" && !parts.Contains(name)))
        {
            said.That(false, $"'{name}' stands there and is no part");
        }

        var id = (string?)body["id"] ?? "";
        if (!videos.TryGetValue(id, out var video))
        {
            return Refused(404, "videoNotFound", "The video that you are trying to update cannot be found.", "youtube.video");
        }

        if (Refusal(body) is { } refused)
        {
            return refused;
        }

        video.Snippet = body["snippet"]?.DeepClone().AsObject() ?? video.Snippet;
        if (body["status"]?.AsObject() is { } status)
        {
            Show(said, video, status);
        }

        return Json(200, ResourceOf(id, video));
    }

    private void Show(Checked said, Video video, JsonObject status)
    {
        video.Status = status.DeepClone().AsObject();
        video.Privacy = (string?)status["privacyStatus"] ?? "public";
        video.PublishAt = (string?)status["publishAt"] is { } at ? NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).GetValueOrThrow() : null;
        said.That(video.PublishAt is null || video.Privacy == "private", "publishAt wants privacyStatus private");
        if (!IsAudited)
        {
            (video.Privacy, video.PublishAt) = ("private", null);
        }
    }

    private static LoopbackAnswer? Refusal(JsonObject resource)
    {
        var snippet = resource["snippet"];
        var (title, description) = ((string?)snippet?["title"] ?? "", (string?)snippet?["description"] ?? "");
        return snippet is null ? null
            : title.Length is 0 or > 100 || title.AsSpan().IndexOfAny("<>") >= 0 ? Refused(400, "invalidTitle", "The request metadata specifies an invalid or empty video title.", "youtube.video")
            : System.Text.Encoding.UTF8.GetByteCount(description) > 5000 || description.AsSpan().IndexOfAny("<>") >= 0 ? Refused(400, "invalidDescription", "The request metadata specifies an invalid video description.", "youtube.video")
            : (string?)snippet["categoryId"] is not { } category || !category.All(char.IsAsciiDigit) ? Refused(400, "invalidCategoryId", "The snippet.categoryId property specifies an invalid category ID.", "youtube.video")
            : null;
    }

    private static LoopbackAnswer List(string kind, params JsonNode[] items) =>
        Json(200, new() { ["kind"] = "youtube#" + kind, ["items"] = new JsonArray(items), ["pageInfo"] = new JsonObject { ["totalResults"] = items.Length } });

    internal static LoopbackAnswer Refused(int status, string reason, string message, string domain = "youtube.quota") => Json(status, new()
    {
        ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["domain"] = domain, ["reason"] = reason }) },
    });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());
}
