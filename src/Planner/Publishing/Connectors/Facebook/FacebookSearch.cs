using System.Text.Json;
using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Facebook;

/// <summary>Looks for a message among what the Page posted and what Facebook holds for it, or among a post's comments.</summary>
internal sealed class FacebookSearch(FacebookPage page, OutgoingMessage message, Instant since)
{
    /// <summary>"Duplicate status message".</summary>
    public const int SameText = 506;

    private const string Fields = "id,message,permalink_url,created_time";

    private readonly Instant start = since - Duration.FromMinutes(5);

    public async Task<Sighting> FindAsync(CancellationToken cancellationToken)
    {
        if (message.Content.Text.Text.Length == 0)
        {
            return Unclear("it has no text by which it could be known in the Page's list");
        }

        if (message.IsComment)
        {
            return await InAsync($"{Uri.EscapeDataString(message.Parent!.Id)}/comments", FacebookConnector.Comment, held: null, cancellationToken);
        }

        if (message.IsHandedOff && await InAsync($"{page.Id}/scheduled_posts", null, message.Due, cancellationToken) is var held and not Sighting.Missing)
        {
            return held;
        }

        return await InAsync($"{page.Id}/published_posts", null, held: null, cancellationToken);
    }

    private async Task<Sighting> InAsync(string path, string? version, Instant? held, CancellationToken cancellationToken)
    {
        JsonElement? near = null;
        var list = new OwnList(page.Api, path, Fields, "created_time");
        var (found, fault) = await list.FindAsync(each =>
        {
            var text = each.Text("message") ?? "";
            near ??= TextLikeness.IsNear(text, message.Content.Text.Text) ? each : null;
            return TextLikeness.IsSame(text, message.Content.Text.Text);
        }, start, cancellationToken);
        return found is { } post ? new Sighting.Found(new SentMessage(post.Id("id")!, FacebookStanding.UrlOf(post), version) { HeldUntil = held })
            : fault is not null ? new Sighting.Unclear(fault)
            : near is { } like ? Unclear($"a post much like it stands there: {page.Settings.Told(FacebookStanding.UrlOf(like) ?? like.Id("id")!)}")
            : new Sighting.Missing();
    }

    private static Sighting.Unclear Unclear(string why) => new(new SendFault(FaultKind.Unknown, why));
}
