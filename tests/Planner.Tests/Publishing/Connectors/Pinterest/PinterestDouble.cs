using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Pinterest;

/// <summary>Pinterest as its specification has it: github pinterest/api-description v5/openapi.json 5.23.0 (2025-12-11).</summary>
public sealed class PinterestDouble : INetworkDouble
{
    public const string Token = "pina_AMAYT5QXABHTOAYAGDAN2ED7FQ2FWIYBQBIQCEN";
    public const string Board = "549755885175";

    private readonly Lock gate = new();
    private Func<Instant> follows = static () => Doubled.Now;
    private readonly List<string> violations = [];
    private readonly Dictionary<string, Upload> videos = [];
    private readonly List<JsonObject> pins = [];
    private long last = 813744226420795884;

    public string Account { get; init; } = "network: pinterest\nsecrets: { client_id: PINTEREST_CLIENT, client_secret: PINTEREST_SECRET, refresh_token: PINTEREST_REFRESH }\nextra: { board: Summer recipes }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("PINTEREST_TOKEN", Token).Add("PINTEREST_CLIENT", "1491234").Add("PINTEREST_SECRET", "app-secret-93").Add("PINTEREST_REFRESH", "pinr.first");

    public string Fields { get; init; } = "media: [{ file: media/bowl.png, alt: A bowl }]\nlink: https://lune.example/kiln";

    public string Valid { get; set; } = Token;

    /// <summary>The one refresh token that serves.</summary>
    public string Refresh { get; set; } = "pinr.first";

    /// <summary>Looks that find a video still being worked on.</summary>
    public int Working { get; set; }

    /// <summary>When pins are made; null: when the clock says.</summary>
    public Instant? At { get; set; }

    private Instant Now => At ?? follows();

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. pins.Select(pin => (string?)pin["description"] ?? "")]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public ImmutableArray<JsonObject> Pins { get { lock (gate) { return [.. pins]; } } }

    public void Follow(Func<Instant> clock) => follows = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);

            // The trimmed specification lacks the forms of tokens, which depend on grant_type; Grant looks at them.
            if (said.Path is not ("/pinterest-media-upload" or "/v5/oauth/token"))
            {
                violations.AddRange(VendorSpec.Load("pinterest").Violations(request));
            }

            return said.Path switch
            {
                "/v5/oauth/token" => Grant(said),
                "/pinterest-media-upload" => Store(said),
                _ when request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Valid => Refused(401, 2, "Authentication failed."),
                _ => Api(said),
            };
        }
    }

    private LoopbackAnswer Api(Checked said) => (said.Request.Method, said.Path.Split('/')[2..]) switch
    {
        ("GET", ["user_account"]) => Json(200, new() { ["username"] = "atelierlune", ["account_type"] = "BUSINESS", ["id"] = "2783136121146311751" }),
        ("GET", ["boards"]) => Page(said, [new JsonObject { ["id"] = "1", ["name"] = "Winter" }, new JsonObject { ["id"] = Board, ["name"] = "Summer recipes" }]),
        ("GET", ["boards", var board, "pins"]) => board == Board ? Page(said, [.. pins.Select(pin => pin.DeepClone().AsObject())]) : Refused(404, 40, "Board not found."),
        ("POST", ["pins"]) => Create(said),
        ("POST", ["media"]) => Register(said),
        ("GET", ["media", var id]) => videos.TryGetValue(id, out var video)
            ? Json(200, new() { ["media_id"] = id, ["media_type"] = "video", ["status"] = video.Bytes == 0 ? "registered" : video.Looks++ < Working ? "processing" : "succeeded" })
            : Refused(404, 0, "Media not found."),
        (var method, ["pins", var id]) => pins.Find(pin => (string?)pin["id"] == id) is not { } pin ? Refused(404, 50, "Pin not found.")
            : method == "GET" ? Json(200, pin.DeepClone().AsObject())
            : method == "DELETE" ? Delete(pin)
            : method == "PATCH" ? Update(said, pin)
            : Unknown(said),
        _ => Unknown(said),
    };

    private LoopbackAnswer Create(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["board_id", "media_source"], "title", "description", "link", "alt_text", "board_section_id", "dominant_color");
        if ((string?)body["board_id"] != Board)
        {
            return Refused(404, 40, "Board not found.");
        }

        Check(said, body);
        var source = body["media_source"] as JsonObject ?? [];
        switch ((string?)source["source_type"])
        {
            case "image_base64":
                said.Members(source, ["source_type", "content_type", "data"], "is_standard");
                Picture(source);
                break;
            case "multiple_image_base64":
                said.Members(source, ["source_type", "items"], "index");
                var items = source["items"] as JsonArray ?? [];
                said.That(items.Count is >= 2 and <= 5, "a carousel has 2 to 5 pictures");
                foreach (var item in items)
                {
                    said.Members(item!.AsObject(), ["content_type", "data"], "title", "description", "link");
                    Picture(item.AsObject());
                }

                break;
            case "image_url":
                said.Members(source, ["source_type", "url"], "is_standard");
                break;
            case "video_id":
                said.Members(source, ["source_type", "media_id"], "cover_image_key_frame_time", "cover_image_url", "cover_image_data", "cover_image_content_type", "is_standard");
                said.That(source.Count > 2, "a video needs a cover");
                said.That(videos.GetValueOrDefault((string?)source["media_id"] ?? "") is { Bytes: > 0 }, "the video was not uploaded");
                break;
            default:
                said.That(false, "there is no such source");
                break;
        }

        var pin = new JsonObject { ["id"] = (++last).ToString(CultureInfo.InvariantCulture), ["created_at"] = Now.ToString("uuuu-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) };
        foreach (var (name, value) in body.Where(member => member.Key != "media_source"))
        {
            pin[name] = value?.DeepClone();
        }

        pins.Insert(0, pin);
        return Json(201, pin.DeepClone().AsObject());

        void Picture(JsonObject picture)
        {
            said.That((string?)picture["content_type"] is "image/jpeg" or "image/png", "content_type");
            said.That(Convert.TryFromBase64String((string?)picture["data"] ?? "", new byte[1 << 20], out var length) && length > 0, "data is no base64");
        }
    }

    private static void Check(Checked said, JsonObject body)
    {
        foreach (var (name, most) in new[] { ("title", 100), ("description", 800), ("alt_text", 500), ("link", 2048) })
        {
            said.That(((string?)body[name] ?? "").Length <= most, $"{name} is longer than {most}");
        }
    }

    private LoopbackAnswer Update(Checked said, JsonObject pin)
    {
        var body = said.Json();
        said.Members(body, [], "title", "description", "link", "alt_text", "board_id", "board_section_id", "carousel_slots");
        Check(said, body);
        foreach (var (name, value) in body)
        {
            pin[name] = value?.DeepClone();
        }

        return Json(200, pin.DeepClone().AsObject());
    }

    private LoopbackAnswer Delete(JsonObject pin)
    {
        pins.Remove(pin);
        return new LoopbackAnswer(204, "");
    }

    /// <summary>Two on a page, so that there is more than one.</summary>
    private static LoopbackAnswer Page(Checked said, JsonObject[] all)
    {
        said.That(int.TryParse(said.Query.GetValueOrDefault("page_size", "25"), out var size) && size is >= 1 and <= 250, "page_size");
        var from = int.Parse(said.Query.GetValueOrDefault("bookmark", "0"), CultureInfo.InvariantCulture);
        return Json(200, new() { ["items"] = new JsonArray([.. all.Skip(from).Take(2)]), ["bookmark"] = from + 2 < all.Length ? (from + 2).ToString(CultureInfo.InvariantCulture) : null });
    }

    private LoopbackAnswer Register(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["media_type"]);
        said.That((string?)body["media_type"] == "video", "media_type");
        var id = (++last).ToString(CultureInfo.InvariantCulture);
        videos.Add(id, new Upload());
        return Json(201, new()
        {
            ["media_id"] = id,
            ["media_type"] = "video",
            ["upload_url"] = "https://pinterest-media-upload.s3-accelerate.amazonaws.com/pinterest-media-upload",
            ["upload_parameters"] = new JsonObject { ["key"] = "uploads/" + id, ["policy"] = "eyJleHBpcmF0aW9u==", ["x-amz-signature"] = "fcd6309a", ["Content-Type"] = "multipart/form-data" },
        });
    }

    private LoopbackAnswer Store(Checked said)
    {
        said.That(!said.Request.Headers.ContainsKey("Authorization"), "the token goes to another company");
        said.That(said.Request.Headers.ContainsKey("Content-Length"), "the store wants the length");
        var text = Encoding.Latin1.GetString(said.Request.Bytes.AsSpan());
        var id = videos.Keys.FirstOrDefault(key => text.Contains("uploads/" + key, StringComparison.Ordinal));
        said.That(id is not null && text.Contains("name=\"policy\"", StringComparison.Ordinal) && text.Contains("name=\"x-amz-signature\"", StringComparison.Ordinal), "the form lacks what was given");
        said.That(text.LastIndexOf("; name=", StringComparison.Ordinal) == text.IndexOf("; name=\"file\"", StringComparison.Ordinal), "the file is not the last");
        videos[id!].Bytes = said.Request.Bytes.Length;
        return new LoopbackAnswer(204, "");
    }

    private LoopbackAnswer Grant(Checked said)
    {
        said.Header("Authorization", "Basic " + Convert.ToBase64String("1491234:app-secret-93"u8));
        switch (said.Form.GetValueOrDefault("grant_type"))
        {
            case "refresh_token" when said.Form.GetValueOrDefault("refresh_token") != Refresh:
                return Refused(401, 2, "Authentication failed.");
            case "refresh_token":
                Refresh = "pinr." + ++last;
                return Json(200, new() { ["access_token"] = Valid, ["token_type"] = "bearer", ["expires_in"] = 2_592_000, ["scope"] = "boards:read pins:read", ["refresh_token"] = Refresh, ["refresh_token_expires_in"] = 5_184_000, ["refresh_token_expires_at"] = 1_800_000_000 });
            case "client_credentials":
                said.That(said.Form.ContainsKey("scope"), "scope is needed");
                return Json(200, new() { ["access_token"] = Valid, ["token_type"] = "bearer", ["expires_in"] = 2_592_000, ["scope"] = said.Form.GetValueOrDefault("scope") });
            default:
                return Unknown(said);
        }
    }

    private static LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Refused(404, 0, "Not found.");
    }

    internal static LoopbackAnswer Refused(int status, int code, string message) => Json(status, new() { ["code"] = code, ["message"] = message });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());

    private sealed class Upload
    {
        public int Bytes { get; set; }

        public int Looks { get; set; }
    }
}
