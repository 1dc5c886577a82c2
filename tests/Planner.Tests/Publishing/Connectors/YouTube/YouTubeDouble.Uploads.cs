using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.YouTube;

public sealed partial class YouTubeDouble
{
    private LoopbackAnswer Begin(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("uploadType") == "resumable" && said.Query.GetValueOrDefault("part") == "snippet,status", "uploadType or part");
        said.That(said.Request.Headers.GetValueOrDefault("X-Upload-Content-Type", "").StartsWith("video/", StringComparison.Ordinal), "X-Upload-Content-Type");
        var body = said.Json();
        said.That((string?)body["status"]?["privacyStatus"] == "private", "somebody would see it before its time");
        if (!HasChannel)
        {
            return Refused(401, "youtubeSignupRequired", "Unauthorized", "youtube.header");
        }

        if (Refusal(body) is { } refused)
        {
            return refused;
        }

        var id = "xa298sd_" + (++last).ToString(CultureInfo.InvariantCulture);
        sessions.Add(id, new Session(body, long.Parse(said.Request.Headers.GetValueOrDefault("X-Upload-Content-Length", "0"), CultureInfo.InvariantCulture)));
        return new LoopbackAnswer(200, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", $"https://www.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&upload_id={id}") };
    }

    private LoopbackAnswer Put(Checked said)
    {
        if (!sessions.TryGetValue(said.Query.GetValueOrDefault("upload_id", ""), out var session))
        {
            return Refused(404, "notFound", "Not Found", "global");
        }

        var range = said.Request.Headers.GetValueOrDefault("Content-Range", "");
        if (range == $"bytes */{session.Length}")
        {
            said.That(said.Request.Bytes.IsEmpty, "a question about the state has no bytes");
            return State(session);
        }

        var match = RangePattern().Match(range);
        said.That(match.Success, $"Content-Range is '{range}'");
        var (from, to, all) = (Number(match, 1), Number(match, 2), Number(match, 3));
        said.That(all == session.Length && to - from + 1 == said.Request.Bytes.Length && from == session.Arrived, $"'{range}' is not what is awaited from {session.Arrived} on");
        said.That(to + 1 == all || said.Request.Bytes.Length % (256 * 1024) == 0, "a part is no multiple of 256 KiB");
        session.Arrived = Arrives is { } most && said.Request.Bytes.Length > most ? from + most : to + 1;
        return State(session);

        static long Number(Match match, int group) => match.Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    private LoopbackAnswer State(Session session)
    {
        if (session.Arrived < session.Length)
        {
            return new LoopbackAnswer(308, "") { Headers = session.Arrived == 0 ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("Range", $"bytes=0-{session.Arrived - 1}") };
        }

        if (session.Video is null)
        {
            session.Video = "kiln-" + (++last).ToString("D6", CultureInfo.InvariantCulture);
            videos.Add(session.Video, new Video(session.Body["snippet"]!.DeepClone().AsObject(), session.Body["status"]!.DeepClone().AsObject(), Clock()));
        }

        return videos.TryGetValue(session.Video, out var video) ? Json(201, ResourceOf(session.Video, video)) : Refused(404, "notFound", "Not Found", "global");
    }

    private LoopbackAnswer SetThumbnail(Checked said)
    {
        said.That(said.Request.Headers.GetValueOrDefault("Content-Type") is "image/png" or "image/jpeg", "the picture's type");
        if (!videos.TryGetValue(said.Query.GetValueOrDefault("videoId", ""), out var video))
        {
            return Refused(404, "videoNotFound", "The video that you are trying to update cannot be found.", "youtube.video");
        }

        video.Thumbnail = $"{said.Request.Bytes.Length} bytes";
        return List("thumbnailSetResponse", new JsonObject { ["default"] = new JsonObject { ["url"] = "https://i.ytimg.com/vi/1/default.jpg" } });
    }

    private LoopbackAnswer PlaylistItems(Checked said)
    {
        var list = said.Query.GetValueOrDefault("playlistId", "");
        if (list == "UU" + Channel[2..])
        {
            return videos.Count == 0 ? Refused(404, "playlistNotFound", "The playlist identified with the request's playlistId parameter cannot be found.", "youtube.playlistItem") : List("playlistItemListResponse", [.. videos.Reverse().Select(pair => new JsonObject
            {
                ["snippet"] = new JsonObject
                {
                    ["title"] = (string?)pair.Value.Snippet["title"],
                    ["description"] = pair.Value.Description,
                    ["publishedAt"] = pair.Value.At.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    ["resourceId"] = new JsonObject { ["kind"] = "youtube#video", ["videoId"] = pair.Key },
                },
            })]);
        }

        return list != "PLkiln"
            ? Refused(404, "playlistNotFound", "The playlist identified with the request's playlistId parameter cannot be found.", "youtube.playlistItem")
            : List("playlistItemListResponse", [.. listed.Where(item => item.List == list && item.Video == said.Query.GetValueOrDefault("videoId", item.Video)).Select(item => new JsonObject { ["id"] = item.Video })]);
    }

    private LoopbackAnswer AddToPlaylist(Checked said)
    {
        var snippet = said.Json()["snippet"];
        listed.Add(((string)snippet!["playlistId"]!, (string)snippet["resourceId"]!["videoId"]!));
        return Json(200, new() { ["kind"] = "youtube#playlistItem", ["id"] = "UExraWxu" });
    }

    private LoopbackAnswer AddComment(Checked said)
    {
        var snippet = said.Json()["snippet"];
        var video = (string?)snippet?["videoId"] ?? "";
        said.That((string?)snippet?["channelId"] == Channel, "whose channel?");
        if (!videos.TryGetValue(video, out var found) || found.Privacy == "private")
        {
            return Refused(403, "commentsDisabled", "The video identified by the videoId parameter has disabled comments.", "youtube.commentThread");
        }

        comments.Add(new Comment("UgzDE8isJ4Ddw" + (++last).ToString(CultureInfo.InvariantCulture), video, (string)snippet!["topLevelComment"]!["snippet"]!["textOriginal"]!, Clock()));
        return Json(200, ThreadOf(comments[^1]));
    }

    private LoopbackAnswer ChangeComment(Checked said)
    {
        var body = said.Json();
        var at = comments.FindIndex(comment => comment.Id == (string?)body["id"]);
        if (at < 0)
        {
            return Refused(404, "commentNotFound", "The specified comment could not be found.", "youtube.comment");
        }

        comments[at] = comments[at] with { Text = (string)body["snippet"]!["textOriginal"]! };
        return Json(200, new() { ["id"] = comments[at].Id });
    }

    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Form.GetValueOrDefault("grant_type") == "refresh_token" && said.Form.GetValueOrDefault("client_id") == Variables["YOUTUBE_CLIENT"] && said.Form.GetValueOrDefault("client_secret") == Variables["YOUTUBE_SECRET"], "the form is not the documented one");
        return said.Form.GetValueOrDefault("refresh_token") == Variables["YOUTUBE_REFRESH"]
            ? Json(200, new() { ["access_token"] = Valid, ["expires_in"] = 3599, ["scope"] = Scope, ["token_type"] = "Bearer" })
            : Json(400, new() { ["error"] = "invalid_grant", ["error_description"] = "Token has been expired or revoked." });
    }

    private LoopbackAnswer TokenInfo(Checked said) => said.Query.GetValueOrDefault("access_token") == Valid
        ? Json(200, new() { ["azp"] = Variables["YOUTUBE_CLIENT"], ["aud"] = Variables["YOUTUBE_CLIENT"], ["scope"] = Scope, ["exp"] = "1797000000", ["expires_in"] = "3500", ["access_type"] = "offline" })
        : Json(400, new() { ["error"] = "invalid_token", ["error_description"] = "Invalid Value" });

    private static JsonObject ThreadOf(Comment comment) => new()
    {
        ["kind"] = "youtube#commentThread",
        ["id"] = comment.Id,
        ["snippet"] = new JsonObject
        {
            ["videoId"] = comment.Video,
            ["topLevelComment"] = new JsonObject
            {
                ["id"] = comment.Id,
                ["snippet"] = new JsonObject
                {
                    ["authorChannelId"] = new JsonObject { ["value"] = Channel },
                    ["textOriginal"] = comment.Text,
                    ["publishedAt"] = comment.At.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                },
            },
        },
    };

    [GeneratedRegex("^bytes ([0-9]+)-([0-9]+)/([0-9]+)$")]
    private static partial Regex RangePattern();

    private sealed record Comment(string Id, string Video, string Text, Instant At);

    private sealed record Session(JsonObject Body, long Length)
    {
        public long Arrived { get; set; }

        public string? Video { get; set; }
    }

    private sealed class Video(JsonObject snippet, JsonObject status, Instant at)
    {
        public JsonObject Snippet { get; set; } = snippet;

        public JsonObject Status { get; set; } = status;

        public string Privacy { get; set; } = "private";

        public Instant? PublishAt { get; set; }

        public Instant At => at;

        public string Description => (string?)Snippet["description"] ?? "";

        public string? Thumbnail { get; set; }

        public int Looks { get; set; }
    }
}
