using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Dailymotion;

/// <summary>
/// Dailymotion as its documentation has it: developers.dailymotion.com/v0 "Authenticate using client credentials", "Upload videos" (2026-07-27),
/// "Create a video" and "API errors". No machine-readable specification of this API exists.
/// </summary>
public sealed class DailymotionDouble : INetworkDouble
{
    public const string Token = "eyJhbGciOiJSUzI1NiJ9.dailymotion";

    private static readonly string[] Fields0 = ["url", "title", "channel", "is_created_for_kids", "published", "description", "tags", "thumbnail_url", "private"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly HashSet<string> files = [];
    private readonly Dictionary<string, Video> videos = [];
    private int last;

    public string Account { get; init; } = "network: dailymotion\nsecrets: { api_key: DAILYMOTION_KEY, api_secret: DAILYMOTION_SECRET }\nextra: { profile: x2lune, category: lifestyle }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("DAILYMOTION_TOKEN", Token).Add("DAILYMOTION_KEY", "f3d1a2").Add("DAILYMOTION_SECRET", "api-secret-41");

    public string Fields => "media: [{ file: media/kiln.mp4 }]";

    public string Valid { get; set; } = Token;

    /// <summary>Looks that find a video still being worked on.</summary>
    public int Working { get; set; }

    /// <summary>What a video becomes.</summary>
    public string Status { get; set; } = "ready";

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. videos.Values.Where(video => video["published"] == "true").Select(video => video["description"])]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public ImmutableArray<ImmutableDictionary<string, string>> Videos { get { lock (gate) { return [.. videos.Values.Select(video => video.ToImmutableDictionary())]; } } }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            return said.Path switch
            {
                "/oauth/v1/token" => Grant(said),
                "/upload" => Store(said),
                _ when request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Valid => Refused(401, "invalid_token", "The access token is invalid or has expired"),
                _ => Rest(said),
            };
        }
    }

    private LoopbackAnswer Rest(Checked said) => (said.Request.Method, said.Path.Split('/')[1..]) switch
    {
        ("GET", ["rest", "file", "upload"]) => new(200, """{"upload_url":"https://upload-01.dailymotion.com/upload?uuid=1&seal=2","progress_url":"https://upload-01.dailymotion.com/progress?uuid=1"}"""),
        ("POST", ["rest", "user", "x2lune" or "me", "videos"]) => Create(said),
        ("GET", ["rest", "user", "x2lune" or "me"]) => new(200, """{"id":"x2lune","screenname":"Atelier Lune"}"""),
        (var method, ["rest", "video", var id]) => !videos.TryGetValue(id, out var video) ? Refused(404, "not_found", "Can't find object video for `id' parameter")
            : method == "GET" ? Look(said, id, video)
            : method == "POST" ? Update(said, id, video)
            : method == "DELETE" && videos.Remove(id) ? new(200, "{}")
            : Unknown(said),
        _ => Unknown(said),
    };

    private LoopbackAnswer Create(Checked said)
    {
        foreach (var needed in new[] { "url", "title", "channel", "is_created_for_kids" })
        {
            said.That(said.Form.ContainsKey(needed), $"'{needed}' is needed");
        }

        Check(said);
        if (!files.Contains(said.Form.GetValueOrDefault("url", "")))
        {
            return Refused(400, "invalid_parameter", "Invalid value for `url' parameter");
        }

        var id = "x8" + (++last).ToString(CultureInfo.InvariantCulture);
        videos.Add(id, new Video(said.Form));
        return Shown(said, id, videos[id]);
    }

    private LoopbackAnswer Update(Checked said, string id, Video video)
    {
        Check(said);
        foreach (var (name, value) in said.Form)
        {
            video[name] = value;
        }

        return Shown(said, id, video);
    }

    private static void Check(Checked said)
    {
        foreach (var name in said.Form.Keys.Except(Fields0))
        {
            said.That(false, $"'{name}' is nothing the documentation knows");
        }

        said.That(said.Form.GetValueOrDefault("title", "x").Length is >= 1 and <= 255 && said.Form.GetValueOrDefault("description", "").Length <= 3000, "title or description is too long");
        said.That(new[] { "published", "private", "is_created_for_kids" }.All(name => said.Form.GetValueOrDefault(name, "true") is "true" or "false"), "a boolean is none");
    }

    private LoopbackAnswer Look(Checked said, string id, Video video)
    {
        video["status"] = video.Looks++ < Working ? "processing" : video["published"] == "true" ? "published" : Status;
        return Shown(said, id, video);
    }

    private static LoopbackAnswer Shown(Checked said, string id, Video video)
    {
        var shown = new JsonObject();
        foreach (var field in said.Query.GetValueOrDefault("fields", "id,title,channel,owner").Split(','))
        {
            shown[field] = field switch
            {
                "id" => id,
                "private_id" => "k" + id,
                "published" or "private" => video.GetValueOrDefault(field) == "true",
                _ => video.GetValueOrDefault(field),
            };
        }

        return new LoopbackAnswer(200, shown.ToJsonString());
    }

    private LoopbackAnswer Store(Checked said)
    {
        said.That(!said.Request.Headers.ContainsKey("Authorization") && said.Query.ContainsKey("seal"), "the address is its own authorization");
        said.That(said.Request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("multipart/form-data", StringComparison.Ordinal) && said.Request.Body.Contains("name=\"file\"", StringComparison.Ordinal), "no file in a form");
        var url = $"https://upload-01.dailymotion.com/files/{files.Count + 1}.mp4#hash=9";
        files.Add(url);
        return new LoopbackAnswer(200, new JsonObject { ["format"] = "MPEG-4", ["duration"] = 20, ["url"] = url }.ToJsonString());
    }

    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Form.GetValueOrDefault("grant_type") == "client_credentials" && said.Form.GetValueOrDefault("scope", "").Contains("manage_videos", StringComparison.Ordinal), "the form is not the documented one");
        return said.Form.GetValueOrDefault("client_id") == "f3d1a2" && said.Form.GetValueOrDefault("client_secret") == "api-secret-41"
            ? new LoopbackAnswer(200, new JsonObject { ["access_token"] = Valid, ["expires_in"] = 36000, ["token_type"] = "Bearer", ["scope"] = "manage_videos" }.ToJsonString())
            : new LoopbackAnswer(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""");
    }

    private static LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Refused(404, "not_found", "Not found");
    }

    internal static LoopbackAnswer Refused(int status, string type, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["more_info"] = "https://developer.dailymotion.com/api#error-codes", ["code"] = status, ["message"] = message, ["type"] = type } }.ToJsonString());

    private sealed class Video(IReadOnlyDictionary<string, string> fields) : Dictionary<string, string>(fields)
    {
        public int Looks { get; set; }
    }
}
