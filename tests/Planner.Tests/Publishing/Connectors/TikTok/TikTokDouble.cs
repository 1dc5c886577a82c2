using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.TikTok;

/// <summary>
/// TikTok as its documentation has it: developers.tiktok.com/doc/content-posting-api-reference-direct-post, -photo-post, -query-creator-info,
/// -get-video-status and -media-transfer-guide (2026-08).
/// </summary>
public sealed partial class TikTokDouble : INetworkDouble
{
    public const string Token = "act.example12345Example12345Example";

    /// <summary>A part has at least 5 MB ("Media Transfer Guide").</summary>
    private const int LeastPart = 5_000_000;

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly Dictionary<string, Post> posts = [];
    private int last;

    public string Account { get; init; } = "network: tiktok\nsecrets: { client_key: TIKTOK_KEY, client_secret: TIKTOK_SECRET, refresh_token: TIKTOK_REFRESH }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("TIKTOK_TOKEN", Token).Add("TIKTOK_KEY", "awclient").Add("TIKTOK_SECRET", "client-secret-77").Add("TIKTOK_REFRESH", "rft.first");

    public string Fields { get; init; } = "media: [{ file: media/kiln.mp4 }]";

    public string Valid { get; set; } = Token;

    public string RefreshToken { get; set; } = "rft.first";

    /// <summary>Whether TikTok has audited the app.</summary>
    public bool IsAudited { get; set; } = true;

    /// <summary>Whether the site's address was verified in the app's settings.</summary>
    public bool IsSiteVerified { get; set; } = true;

    public ImmutableArray<string> Privacy { get; set; } = ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"];

    /// <summary>Looks that find a post still being worked on, and then still without a number.</summary>
    public int Working { get; set; }

    /// <summary>Why posts fail after their upload; null: they do not.</summary>
    public string? Fails { get; set; }

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Values.Where(post => post.IsWhole && Fails is null).Select(post => post.Text)]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    /// <summary>How many posts were begun.</summary>
    public int Begun { get { lock (gate) { return posts.Count; } } }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            if (said.Path == "/v2/oauth/token/")
            {
                return Grant(said);
            }

            if (said.Path.StartsWith("/m/", StringComparison.Ordinal))
            {
                // The deployed site, not TikTok.
                return new LoopbackAnswer(200, new string('x', 1000), "image/jpeg");
            }

            if (said.Path == "/video/")
            {
                return Put(said);
            }

            if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Valid)
            {
                return Refused(401, "access_token_invalid", "The access token is invalid or not found in the request.");
            }

            said.That(request.Method == "POST" && request.Headers.GetValueOrDefault("Content-Type", "").Equals("application/json; charset=utf-8", StringComparison.OrdinalIgnoreCase), "POST with JSON in UTF-8 is wanted");
            return said.Path switch
            {
                "/v2/post/publish/creator_info/query/" => Ok(new()
                {
                    ["creator_username"] = "atelierlune", ["creator_nickname"] = "Atelier Lune", ["privacy_level_options"] = new JsonArray([.. Privacy.Select(level => (JsonNode)level)]),
                    ["comment_disabled"] = false, ["duet_disabled"] = true, ["stitch_disabled"] = false, ["max_video_post_duration_sec"] = 300,
                }),
                "/v2/post/publish/video/init/" => Begin(said),
                "/v2/post/publish/content/init/" => Photos(said),
                "/v2/post/publish/status/fetch/" => Status(said),
                _ => Unknown(said),
            };
        }
    }

    private LoopbackAnswer? CheckPrivacy(Checked said, JsonObject info)
    {
        var level = (string?)info["privacy_level"] ?? "";
        said.That(level.Length > 0, "privacy_level is needed");
        return !Privacy.Contains(level) ? Refused(403, "privacy_level_option_mismatch", "Please set the privacy level to one of the options returned in creator_info.")
            : !IsAudited && level != "SELF_ONLY" ? Refused(403, "unaudited_client_can_only_post_to_private_accounts", "Please review our integration guidelines")
            : null;
    }

    private LoopbackAnswer Begin(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["post_info", "source_info"]);
        var (info, source) = (body["post_info"]!.AsObject(), body["source_info"]!.AsObject());
        said.Members(info, ["privacy_level"], "title", "disable_duet", "disable_stitch", "disable_comment", "video_cover_timestamp_ms", "brand_content_toggle", "brand_organic_toggle", "is_aigc");
        said.Members(source, ["source", "video_size", "chunk_size", "total_chunk_count"]);
        var (size, chunk, count) = ((long)source["video_size"]!, (long)source["chunk_size"]!, (int)source["total_chunk_count"]!);
        said.That((string?)source["source"] == "FILE_UPLOAD", "source");
        said.That(count == Math.Max(1, size / chunk) && count <= 1000, "total_chunk_count is video_size by chunk_size, rounded down");
        said.That(count == 1 ? chunk == size && size <= 64_000_000 : chunk is >= LeastPart and <= 64_000_000, "chunk_size is 5 to 64 MB, or all of a small video");
        said.That(((string?)info["title"] ?? "").Length <= 2200, "the title is too long");
        if (CheckPrivacy(said, info) is { } refused)
        {
            return refused;
        }

        var id = $"v_pub_file~v2-1.{++last}";
        posts.Add(id, new Post((string?)info["title"] ?? "", size, chunk, (string)info["privacy_level"]!));
        return Ok(new() { ["publish_id"] = id, ["upload_url"] = $"https://open-upload.tiktokapis.com/video/?upload_id={last}&upload_token=Xza123" });
    }

    private LoopbackAnswer Put(Checked said)
    {
        said.That(!said.Request.Headers.ContainsKey("Authorization"), "the address is its own authorization");
        if (said.Request.Method != "PUT" || said.Query.GetValueOrDefault("upload_token") != "Xza123" || !posts.TryGetValue("v_pub_file~v2-1." + said.Query.GetValueOrDefault("upload_id"), out var post))
        {
            said.That(false, "nothing is awaited there");
            return new LoopbackAnswer(404, "");
        }

        var range = RangePattern().Match(said.Request.Headers.GetValueOrDefault("Content-Range", ""));
        said.That(range.Success && said.Request.Headers.GetValueOrDefault("Content-Type") is "video/mp4" or "video/quicktime" or "video/webm", "Content-Range or Content-Type");
        var (from, to, all) = (Number(range, 1), Number(range, 2), Number(range, 3));
        said.That(to - from + 1 == said.Request.Bytes.Length && all == post.Size, "the range is not that of the bytes");
        if (from != post.Arrived)
        {
            return new LoopbackAnswer(416, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Content-Range", $"bytes 0-{post.Arrived - 1}/{post.Size}") };
        }

        said.That(to + 1 == post.Size || said.Request.Bytes.Length == post.Chunk, "a part is not of the size that was said");
        post.Arrived = to + 1;
        return new LoopbackAnswer(post.IsWhole ? 201 : 206, "");

        static long Number(Match match, int group) => match.Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    private LoopbackAnswer Photos(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["post_mode", "media_type", "post_info", "source_info"]);
        var (info, source) = (body["post_info"]!.AsObject(), body["source_info"]!.AsObject());
        said.Members(info, ["privacy_level"], "title", "description", "disable_comment", "auto_add_music", "brand_content_toggle", "brand_organic_toggle");
        said.Members(source, ["source", "photo_cover_index", "photo_images"]);
        said.That((string?)body["post_mode"] == "DIRECT_POST" && (string?)body["media_type"] == "PHOTO" && (string?)source["source"] == "PULL_FROM_URL", "mode, type or source");
        said.That(source["photo_images"]!.AsArray() is { Count: >= 1 and <= 35 } images && images.All(image => Uri.IsWellFormedUriString((string)image!, UriKind.Absolute)), "1 to 35 addresses of photos");
        said.That(((string?)info["title"] ?? "").Length <= 90 && ((string?)info["description"] ?? "").Length <= 4000, "title or description is too long");
        if (CheckPrivacy(said, info) is { } refused)
        {
            return refused;
        }

        if (!IsSiteVerified)
        {
            return Refused(403, "url_ownership_unverified", "Please review our URL ownership verification rules");
        }

        var id = $"p_pub_url~v2.{++last}";
        posts.Add(id, new Post((string?)info["description"] ?? "", 1, 1, (string)info["privacy_level"]!) { Arrived = 1 });
        return Ok(new() { ["publish_id"] = id });
    }

    private LoopbackAnswer Status(Checked said)
    {
        var id = (string?)said.Json()["publish_id"] ?? "";
        if (!posts.TryGetValue(id, out var post))
        {
            return Refused(400, "invalid_publish_id", "The publish_id does not exist.");
        }

        var data = new JsonObject { ["uploaded_bytes"] = post.Arrived };
        if (!post.IsWhole || post.Looks++ < Working)
        {
            data["status"] = "PROCESSING_UPLOAD";
        }
        else if (Fails is not null)
        {
            (data["status"], data["fail_reason"]) = ("FAILED", Fails);
        }
        else
        {
            data["status"] = "PUBLISH_COMPLETE";
            if (post.Privacy == "PUBLIC_TO_EVERYONE" && post.Looks > 2 * Working + 1)
            {
                data["publicaly_available_post_id"] = new JsonArray(7_000_000_000_000_000_000 + int.Parse(id[(id.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture));
            }
        }

        return Ok(data);
    }

    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Form.GetValueOrDefault("client_key") == "awclient" && said.Form.GetValueOrDefault("client_secret") == "client-secret-77" && said.Form.GetValueOrDefault("grant_type") == "refresh_token", "the form is not the documented one");
        if (said.Form.GetValueOrDefault("refresh_token") != RefreshToken)
        {
            return new LoopbackAnswer(400, """{"error":"invalid_grant","error_description":"Refresh token is invalid or expired.","log_id":"2026"}""");
        }

        RefreshToken = "rft." + ++last;
        return new LoopbackAnswer(200, new JsonObject { ["access_token"] = Valid, ["expires_in"] = 86400, ["open_id"] = "o", ["refresh_token"] = RefreshToken, ["refresh_expires_in"] = 31_536_000, ["scope"] = "video.publish", ["token_type"] = "Bearer" }.ToJsonString());
    }

    private static LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Refused(404, "invalid_params", "Unsupported path");
    }

    internal static LoopbackAnswer Refused(int status, string code, string message) =>
        new(status, new JsonObject { ["data"] = new JsonObject(), ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["log_id"] = "202608" } }.ToJsonString());

    private static LoopbackAnswer Ok(JsonObject data) =>
        new(200, new JsonObject { ["data"] = data, ["error"] = new JsonObject { ["code"] = "ok", ["message"] = "", ["log_id"] = "202608" } }.ToJsonString());

    [GeneratedRegex("^bytes ([0-9]+)-([0-9]+)/([0-9]+)$")]
    private static partial Regex RangePattern();

    private sealed record Post(string Text, long Size, long Chunk, string Privacy)
    {
        public long Arrived { get; set; }

        public int Looks { get; set; }

        public bool IsWhole => Arrived == Size;
    }
}
