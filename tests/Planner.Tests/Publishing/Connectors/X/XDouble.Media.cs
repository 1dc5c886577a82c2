using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.X;

/// <summary>Media of X: initialize, append, finalize, status, metadata.</summary>
public sealed partial class XDouble
{
    private LoopbackAnswer Initialize(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["media_type", "total_bytes", "media_category"]);
        var (type, category) = ((string?)body["media_type"] ?? "", (string?)body["media_category"] ?? "");
        said.That(
            category switch
            {
                "tweet_image" => type is "image/jpeg" or "image/png" or "image/webp" or "image/gif",
                "tweet_gif" => type is "image/gif",
                "tweet_video" => type is "video/mp4" or "video/quicktime",
                _ => false,
            },
            $"'{category}' is not for '{type}'");
        var id = NextId();
        media[id] = new Media(category, (long)body["total_bytes"]!);
        return Json(200, new() { ["data"] = new JsonObject { ["id"] = id, ["media_key"] = "7_" + id, ["expires_after_secs"] = 86400 } });
    }

    private LoopbackAnswer Append(Checked said, string id)
    {
        var parts = ReceivedForm.Read(said.Request);
        said.That(parts.Length == 2 && parts.Any(part => part.Name == "segment_index" && part.FileName is null), "segment_index and media are wanted");
        var bytes = parts.FirstOrDefault(part => part.Name == "media")?.Text ?? "";
        said.That(bytes.Length is > 0 and <= 5 << 20, "a piece has up to 5 MB");
        if (!media.TryGetValue(id, out var upload))
        {
            return Problem(400, "invalid-request", "Invalid Request", "The media id is invalid.");
        }

        upload.Pieces[int.Parse(parts[0].Text, CultureInfo.InvariantCulture)] = bytes.Length;
        return Json(200, new() { ["data"] = new JsonObject { ["expires_at"] = 86400 } });
    }

    private LoopbackAnswer FinalizeUpload(Checked said, string id)
    {
        said.That(said.Request.Bytes.IsEmpty, "finalize has no body");
        if (!media.TryGetValue(id, out var upload) || upload.Pieces.Values.Sum() != upload.Total || upload.Pieces.Keys.Max() != upload.Pieces.Count - 1)
        {
            return Problem(400, "invalid-request", "Invalid Request", "The media has not all of its bytes.");
        }

        upload.Working = upload.Category == "tweet_image" ? 0 : Working;
        return State(id, upload, upload.Category == "tweet_image");
    }

    private LoopbackAnswer Status(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("command") == "STATUS", "command");
        if (!media.TryGetValue(said.Query.GetValueOrDefault("media_id", ""), out var upload))
        {
            return Problem(400, "invalid-request", "Invalid Request", "The media id is invalid.");
        }

        upload.Working = Math.Min(upload.Working, Working) - 1;
        return State(said.Query["media_id"], upload, isPlain: false);
    }

    private LoopbackAnswer State(string id, Media upload, bool isPlain)
    {
        var data = new JsonObject { ["id"] = id, ["media_key"] = "7_" + id, ["size"] = upload.Total, ["expires_after_secs"] = 86400 };
        if (!isPlain)
        {
            data["processing_info"] = upload.Working > 0 ? new JsonObject { ["state"] = "in_progress", ["check_after_secs"] = 5, ["progress_percent"] = 8 }
                : Unusable is { } why ? new JsonObject { ["state"] = "failed", ["error"] = new JsonObject { ["code"] = 1, ["name"] = "InvalidMedia", ["message"] = why } }
                : new JsonObject { ["state"] = "succeeded", ["progress_percent"] = 100 };
        }

        upload.IsDone = isPlain || (upload.Working <= 0 && Unusable is null);
        return Json(200, new() { ["data"] = data });
    }

    private LoopbackAnswer Describe(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["id", "metadata"]);
        var alt = (string?)body["metadata"]?["alt_text"]?["text"] ?? "";
        said.That(alt.Length is > 0 and <= 1000, "an alternative text has 1 to 1000 characters");
        if (!media.TryGetValue((string?)body["id"] ?? "", out var upload))
        {
            return Problem(400, "invalid-request", "Invalid Request", "The media id is invalid.");
        }

        upload.Alt = alt;
        return Json(200, new() { ["data"] = new JsonObject { ["id"] = (string?)body["id"], ["associated_metadata"] = new JsonObject() } });
    }

    private sealed record Media(string Category, long Total)
    {
        public Dictionary<int, int> Pieces { get; } = [];

        public int Working { get; set; }

        public bool IsDone { get; set; }

        public string? Alt { get; set; }
    }
}
