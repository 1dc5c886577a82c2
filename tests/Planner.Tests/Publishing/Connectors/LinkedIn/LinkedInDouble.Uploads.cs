using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

public sealed partial class LinkedInDouble
{
    /// <summary>LinkedIn's own is 4 MiB; tests have smaller files.</summary>
    public const int PartLength = 400;

    /// <summary>The bytes of each file that was uploaded, by its URN.</summary>
    public ImmutableDictionary<string, int> Files { get { lock (gate) { return uploads.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Parts.Sum(part => part.Value)); } } }

    private LoopbackAnswer Initialize(Checked said, string kind)
    {
        said.That(said.Query.GetValueOrDefault("action") == "initializeUpload", "there is no such action");
        var asked = said.Json()["initializeUploadRequest"] as JsonObject ?? [];
        said.Members(asked, kind == "video" ? ["owner", "fileSizeBytes", "uploadCaptions", "uploadThumbnail"] : ["owner"]);
        said.That(AuthorPattern().IsMatch((string?)asked["owner"] ?? ""), "the owner is nobody");
        var urn = $"urn:li:{kind}:C{++last}";
        uploads.Add(urn, new Upload());
        var value = new JsonObject { ["uploadUrlExpiresAt"] = Expires, [kind] = urn };
        if (kind == "video")
        {
            var length = (int)asked["fileSizeBytes"]!;
            value = new JsonObject
            {
                ["uploadUrlsExpireAt"] = Expires,
                ["video"] = urn,
                ["uploadToken"] = "token-" + urn,
                ["uploadInstructions"] = new JsonArray([.. Enumerable.Range(0, (length + PartLength - 1) / PartLength).Select(part => new JsonObject
                {
                    ["uploadUrl"] = $"https://www.linkedin.com/dms-uploads/{urn}/{part}",
                    ["firstByte"] = part * PartLength,
                    ["lastByte"] = Math.Min(length, (part + 1) * PartLength) - 1,
                })]),
            };
        }
        else
        {
            value["uploadUrl"] = $"https://www.linkedin.com/dms-uploads/{urn}/0";
        }

        return Json(200, new() { ["value"] = value });
    }

    private LoopbackAnswer Put(Checked said)
    {
        var parts = said.Path.Split('/');
        var (urn, part) = (parts[2], parts[3]);
        said.That(said.Request.Method == "PUT" && uploads.ContainsKey(urn), "nothing is awaited there");
        said.That(said.Request.Headers.ContainsKey("Content-Type"), "the file has no type");
        uploads[urn].Parts[int.Parse(part, CultureInfo.InvariantCulture)] = said.Request.Bytes.Length;
        uploads[urn].IsDone = !urn.StartsWith("urn:li:video:", StringComparison.Ordinal);
        return new LoopbackAnswer(201, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("ETag", $"\"/ambry-video/signedId/{part}\"") };
    }

    private LoopbackAnswer Finalize(Checked said)
    {
        var asked = said.Json()["finalizeUploadRequest"] as JsonObject ?? [];
        said.Members(asked, ["video", "uploadToken", "uploadedPartIds"]);
        var urn = (string?)asked["video"] ?? "";
        said.That(uploads.ContainsKey(urn) && (string?)asked["uploadToken"] == "token-" + urn, "there is no such video");
        var tags = ((JsonArray)asked["uploadedPartIds"]!).Select(tag => (string)tag!).ToArray();
        said.That(tags.SequenceEqual(uploads[urn].Parts.Keys.Order().Select(part => $"/ambry-video/signedId/{part}")), "the parts are not those that were sent: " + string.Join(' ', tags));
        uploads[urn].IsDone = true;
        return new LoopbackAnswer(200, "");
    }

    private LoopbackAnswer Status(string urn) => uploads.TryGetValue(urn, out var upload)
        ? Json(200, new() { ["id"] = urn, ["status"] = !upload.IsDone ? "WAITING_UPLOAD" : upload.Looks++ < Working ? "PROCESSING" : "AVAILABLE" })
        : Refused(404, 0, "NOT_FOUND", "Could not find entity");

    private LoopbackAnswer Introspect(Checked said)
    {
        said.That(said.Form.GetValueOrDefault("client_id") == "78client" && said.Form.GetValueOrDefault("client_secret") == "client-secret-5f", "the program is unknown");
        return Json(200, new()
        {
            ["active"] = said.Form.GetValueOrDefault("token") == Valid,
            ["status"] = said.Form.GetValueOrDefault("token") == Valid ? "active" : "expired",
            ["scope"] = "openid,profile,w_organization_social",
            ["expires_at"] = 1_797_000_000,
            ["auth_type"] = "3L",
        });
    }

    private LoopbackAnswer Refresh(Checked said)
    {
        said.That(said.Form.GetValueOrDefault("grant_type") == "refresh_token" && said.Form.GetValueOrDefault("client_secret") == "client-secret-5f", "the form is not the documented one");
        return said.Form.GetValueOrDefault("refresh_token") == "AQrefresh-1"
            ? Json(200, new() { ["access_token"] = Valid, ["expires_in"] = 5_183_999, ["refresh_token"] = "AQrefresh-1", ["refresh_token_expires_in"] = 31_535_999 })
            : Json(400, new() { ["error"] = "invalid_request", ["error_description"] = "The provided authorization grant or refresh token is invalid, expired or revoked." });
    }

    private long Expires => (Now + Duration.FromHours(24)).ToUnixTimeMilliseconds();

    private LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Refused(404, 0, "RESOURCE_NOT_FOUND", "No virtual resource found");
    }

    private static LoopbackAnswer Denied(string what) => Refused(403, 100, "ACCESS_DENIED", $"Not enough permissions to access: {what}");

    internal static LoopbackAnswer Refused(int status, int service, string code, string message) =>
        Json(status, new() { ["status"] = status, ["serviceErrorCode"] = service, ["code"] = code, ["message"] = message });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());

    private sealed class Upload
    {
        public Dictionary<int, int> Parts { get; } = [];

        public bool IsDone { get; set; }

        public int Looks { get; set; }
    }
}
