using System.Text.Json.Nodes;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// A business's profile by Google's reference, of which there is no machine-readable document any more:
/// developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts (2026-04-15; create, list, get, patch, delete),
/// reference/accountmanagement/rest/v1/accounts/list, reference/businessinformation/rest/v1/accounts.locations/list.
/// </summary>
public sealed partial class GoogleBusinessDouble : INetworkDouble
{
    public const string Token = "ya29.a0AfH6SMBbusiness";
    public const string Place = "accounts/112233/locations/445566";

    private static readonly ImmutableArray<string> Actions = ["BOOK", "ORDER", "SHOP", "LEARN_MORE", "SIGN_UP", "CALL"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly List<JsonObject> posts = [];
    private Func<Instant> clock = static () => Doubled.Now;
    private int last;

    public string Account { get; init; } = "network: google-business\nsecrets: { client_id: GBP_CLIENT, client_secret: GBP_SECRET, refresh_token: GBP_REFRESH }\nextra: { account: \"112233\", location: \"445566\" }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("GBP_CLIENT", "407408718192.apps.googleusercontent.com").Add("GBP_SECRET", "GOCSPX-business-secret").Add("GBP_REFRESH", "1//0eBusinessRefreshTokenOfLune").Add("GBP_TOKEN", Token);

    public string Fields => "";

    /// <summary>What becomes of posts.</summary>
    public string Becomes { get; set; } = "LIVE";

    /// <summary>What becomes of them later; null: nothing else.</summary>
    public string? Judges { get; set; }

    /// <summary>After how many looks that is.</summary>
    public int Looks { get; set; } = 2;

    public string Scope { get; set; } = "https://www.googleapis.com/auth/business.manage";

    /// <summary>Locations of the Google account, by their accounts.</summary>
    public ImmutableArray<(string Account, string Location, string Title)> Locations { get; set; } = [("accounts/112233", "locations/445566", "Atelier Lune")];

    public bool MayPost { get; set; } = true;

    /// <summary>The most that one page has, whatever is asked for.</summary>
    public int Page { get; set; } = 100;

    public ImmutableArray<JsonObject> Posts { get { lock (gate) { return [.. posts.Select(Shown)]; } } }

    public ImmutableArray<string> Standing => [.. Posts.Where(post => (string?)post["state"] is "LIVE" or "PROCESSING").Select(post => (string?)post["summary"] ?? "")];

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public void Follow(Func<Instant> clock) => this.clock = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            return said.Path switch
            {
                // The deployed site, not Google.
                _ when said.Path.StartsWith("/m/", StringComparison.Ordinal) => new LoopbackAnswer(200, new string('x', 1000), "image/png"),
                "/token" => Grant(said),
                "/tokeninfo" => said.Query.GetValueOrDefault("access_token") == Token ? Json(200, new() { ["aud"] = Variables["GBP_CLIENT"], ["scope"] = Scope, ["expires_in"] = "3500" }) : Json(400, new() { ["error"] = "invalid_token" }),
                _ when request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token => Refused(401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
                _ => Known(said),
            };
        }
    }

    /// <param name="details">Objects of <c>details</c>.</param>
    internal static LoopbackAnswer Refused(int code, string status, string message, params JsonNode[] details)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status };
        if (details.Length > 0)
        {
            error["details"] = new JsonArray(details);
        }

        return Json(code, new() { ["error"] = error });
    }

    internal static JsonObject Wrong(JsonNode code, string field, string message) => new()
    {
        ["@type"] = "type.googleapis.com/google.mybusiness.v4.ValidationError",
        ["errorDetails"] = new JsonArray(new JsonObject { ["code"] = code, ["field"] = field, ["message"] = message }),
    };

    private LoopbackAnswer Known(Checked said)
    {
        var parts = said.Path.Trim('/').Split('/');
        return (said.Request.Method, parts) switch
        {
            ("GET", ["v1", "accounts"]) => List("accounts", Locations.Select(each => each.Account).Distinct().Select(name => new JsonObject { ["name"] = name, ["accountName"] = "Lune", ["type"] = "PERSONAL" })),
            ("GET", ["v1", "accounts", var account, "locations"]) => Masked(said) ?? List("locations", Locations.Where(each => each.Account == "accounts/" + account).Select(Location)),
            ("GET", ["v1", "locations", var id]) => Masked(said) ?? (Locations.Where(each => each.Location == "locations/" + id).Select(Location).FirstOrDefault() is { } found ? Json(200, found) : NotFound()),
            (_, ["v4", "accounts", var account, "locations", var location, .. var rest]) => Locations.Any(each => each.Account == "accounts/" + account && each.Location == "locations/" + location)
                ? OfPosts(said, $"accounts/{account}/locations/{location}", rest)
                : NotFound(),
            _ => NotFound(),
        };
    }

    private LoopbackAnswer OfPosts(Checked said, string place, string[] rest) => (said.Request.Method, rest) switch
    {
        ("POST", ["localPosts"]) => Create(said, place),
        ("GET", ["localPosts"]) => ListPosts(said, place),
        (var method, ["localPosts", var id]) when posts.Find(post => (string?)post["name"] == $"{place}/localPosts/{id}") is { } post => method switch
        {
            "GET" => Look(post),
            "PATCH" => Patch(said, post),
            "DELETE" when posts.Remove(post) => new(200, "{}"),
            _ => NotFound(),
        },
        _ => NotFound(),
    };

    private LoopbackAnswer Create(Checked said, string place)
    {
        var post = said.Json();
        said.Members(post, ["languageCode", "summary", "topicType"], "callToAction", "event", "offer", "media", "scheduledTime");
        if (Refusal(said, post) is { } refused)
        {
            return refused;
        }

        post["name"] = $"{place}/localPosts/{++last}";
        post["createTime"] = InstantPattern.ExtendedIso.Format(clock());
        post["updateTime"] = InstantPattern.ExtendedIso.Format(clock());
        post["state"] = Becomes;
        post["searchUrl"] = $"https://local.google.com/place?id=1&use=posts&lpsid={last}";
        posts.Add(post);
        return Json(200, Shown(post));
    }

    private static LoopbackAnswer? Refusal(Checked said, JsonObject post)
    {
        var topic = (string?)post["topicType"];
        said.That(topic is "STANDARD" or "EVENT" or "OFFER", $"topicType is '{topic}'");
        said.That(post["event"] is not null == topic is "EVENT" or "OFFER", "event belongs to events and offers");
        said.That(post["offer"] is null || topic is "OFFER", "offer belongs to offers");
        if (post["callToAction"] is JsonObject button)
        {
            said.Members(button, ["actionType"], "url");
            said.That(topic is not "OFFER" && Actions.Contains((string?)button["actionType"] ?? "") && button.ContainsKey("url") != ((string?)button["actionType"] is "CALL"), $"the button is {button.ToJsonString()}");
        }

        foreach (var media in post["media"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            said.Members(media, ["mediaFormat", "sourceUrl"]);
            said.That((string?)media["mediaFormat"] == "PHOTO" && Uri.TryCreate((string?)media["sourceUrl"], UriKind.Absolute, out _), "a picture has its address");
        }

        if (post["event"] is JsonObject occasion)
        {
            said.Members(occasion, ["title", "schedule"]);
            said.Members(occasion["schedule"]!.AsObject(), ["startDate", "startTime", "endDate", "endTime"]);
            if (((string?)occasion["title"])?.Length > 58)
            {
                return Refused(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", Wrong(3, "event.title", "Must be at most 58 characters"));
            }
        }

        return ((string?)post["summary"])?.Length > 1500 ? Refused(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", Wrong(3, "summary", "Must be at most 1500 characters")) : null;
    }

    private LoopbackAnswer Patch(Checked said, JsonObject post)
    {
        var mask = said.Query.GetValueOrDefault("updateMask", "").Split(',');
        var body = said.Json();
        said.Members(body, ["summary"], "callToAction", "event", "offer");
        said.That(mask.All(name => name is "summary" or "callToAction" or "event" or "offer") && body.All(member => mask.Contains(member.Key)), "updateMask says what is changed");
        var changed = post.DeepClone().AsObject();
        foreach (var name in mask)
        {
            changed[name] = body[name]?.DeepClone();
            if (changed[name] is null)
            {
                changed.Remove(name);
            }
        }

        if (Refusal(said, changed) is { } refused)
        {
            return refused;
        }

        posts[posts.IndexOf(post)] = changed;
        post = changed;
        post["updateTime"] = InstantPattern.ExtendedIso.Format(clock());
        post["state"] = Becomes;
        return Json(200, Shown(post));
    }

    private LoopbackAnswer ListPosts(Checked said, string place)
    {
        var size = int.TryParse(said.Query.GetValueOrDefault("pageSize", "20"), out var asked) ? asked : 0;
        said.That(size is >= 1 and <= 100, "pageSize is from 1 to 100");
        var first = said.Query.TryGetValue("pageToken", out var token) ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var own = posts.Where(post => ((string?)post["name"])!.StartsWith(place + "/", StringComparison.Ordinal)).Reverse().Select(Shown).ToArray();
        var page = own.Skip(first).Take(Math.Min(size, Page)).ToArray();
        var answer = page.Length == 0 ? [] : new JsonObject { ["localPosts"] = new JsonArray(page) };
        if (first + page.Length < own.Length)
        {
            answer["nextPageToken"] = (first + page.Length).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Json(200, answer);
    }

    /// <summary>Google is done with it some looks later.</summary>
    private LoopbackAnswer Look(JsonObject post)
    {
        if (Judges is { } judgement && --Looks <= 0)
        {
            post["state"] = judgement;
        }

        return Json(200, Shown(post));
    }

    /// <summary>As it stands now: what was scheduled is held until its time.</summary>
    private JsonObject Shown(JsonObject post)
    {
        var shown = post.DeepClone().AsObject();
        if ((string?)post["scheduledTime"] is { } time && (string?)post["state"] == "LIVE" && InstantPattern.ExtendedIso.Parse(time).GetValueOrThrow() > clock())
        {
            shown["state"] = "SCHEDULED";
            shown.Remove("searchUrl");
        }

        return shown;
    }

    private static LoopbackAnswer List(string name, IEnumerable<JsonObject> items) => items.ToArray() is { Length: > 0 } all ? Json(200, new() { [name] = new JsonArray(all) }) : Json(200, []);

    private static LoopbackAnswer NotFound() => Refused(404, "NOT_FOUND", "Requested entity was not found.");

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());
}
