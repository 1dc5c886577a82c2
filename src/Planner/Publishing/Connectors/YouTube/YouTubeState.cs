using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>A video's <c>status</c> (developers.google.com/youtube/v3/docs/videos, 2026-09-16).</summary>
/// <param name="Privacy"><c>public</c>, <c>unlisted</c>, <c>private</c>.</param>
/// <param name="Upload"><c>uploaded</c> while YouTube works on it, <c>processed</c>, <c>failed</c>, <c>rejected</c>, <c>deleted</c>; null when it is not said.</param>
/// <param name="Reason">Why it failed or was rejected.</param>
/// <param name="PublishAt">When YouTube itself makes a private one public; null: never.</param>
internal sealed record YouTubeState(string Privacy, string? Upload, string? Reason, Instant? PublishAt)
{
    public bool IsWorking => Upload is "uploaded";

    public bool IsRefused => Upload is "failed" or "rejected" or "deleted";

    /// <summary>Null when the resource does not say.</summary>
    public static YouTubeState? Of(JsonElement video) => video.Member("status") is { } status && status.Text("privacyStatus") is "public" or "unlisted" or "private"
        ? new YouTubeState(
            video.Member("status")!.Value.Text("privacyStatus")!,
            status.Text("uploadStatus"),
            status.Text("rejectionReason") ?? status.Text("failureReason"),
            status.Text("publishAt") is { } text && InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? at : null)
        : null;

    /// <summary>What it is to people when this was to be made of it: out, or held; null when it is neither.</summary>
    public SentMessage? SeenAs(string id, string wanted) =>
        Privacy is not "private" || (wanted is "private" && PublishAt is null) ? new SentMessage(id, YouTubeVideo.Permalink(id))
        : PublishAt is { } at ? new SentMessage(id, YouTubeVideo.Permalink(id)) { HeldUntil = at }
        : null;
}
