using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Meta;

namespace Planner.Tests.Publishing.Connectors.Instagram;

/// <summary>A professional account, asked with the token of its Page or that of Instagram's own login.</summary>
public sealed class InstagramDouble : GraphDouble
{
    public const string PageToken = "EAAGpageTokenOfLune";
    public const string LoginToken = "IGQVJloginTokenOfLune";

    private const string User = "17841405822304914";

    /// <summary>Through which door it is asked.</summary>
    public bool IsOfPage { get; init; } = true;

    /// <summary>What was exchanged for what was given.</summary>
    public string? Exchanged { get; private set; }

    public override string Account => IsOfPage ? "network: instagram\nsecrets: { page_access_token: LUNE_IG }" : "network: instagram\nsecrets: { access_token: LUNE_IG }";

    public override ImmutableDictionary<string, string> Variables => ImmutableDictionary<string, string>.Empty.Add("LUNE_IG", IsOfPage ? PageToken : LoginToken);

    public override string Fields => "media: [{ file: media/bowl.jpg, alt: A bowl }]";

    /// <summary>Whether a Page has an account.</summary>
    public bool IsLinked { get; init; } = true;

    protected override string Specification => "instagram";

    protected override string Token => Exchanged ?? (IsOfPage ? PageToken : LoginToken);

    protected override LoopbackAnswer Answer(string method, string path, ImmutableDictionary<string, string> fields)
    {
        if (path == "/refresh_access_token")
        {
            Must(!IsOfPage && fields["grant_type"] == "ig_refresh_token", "this door exchanges no tokens");
            Exchanged = "IGQVJanother";
            return new(200, """{"access_token":"IGQVJanother","token_type":"bearer","expires_in":5184000}""");
        }

        Must(path.StartsWith("/v25.0/", StringComparison.Ordinal), "the version is v25.0");
        var parts = path["/v25.0/".Length..].Split('/');
        return (method, parts) switch
        {
            ("GET", ["me"]) => new(200, !IsOfPage ? $$"""{"user_id":"{{User}}","username":"lune","account_type":"BUSINESS","id":"1"}"""
                : IsLinked ? $$$"""{"name":"Atelier Lune","instagram_business_account":{"id":"{{{User}}}","username":"lune"},"id":"104"}""" : """{"name":"Atelier Lune","id":"104"}"""),
            ("GET", [User, "content_publishing_limit"]) => new(200, """{"data":[{"quota_usage":3,"config":{"quota_total":50,"quota_duration":86400}}]}"""),
            ("GET", ["debug_token"]) => new(200, """{"data":{"type":"PAGE","is_valid":true,"expires_at":0,"scopes":["instagram_basic","pages_show_list"]}}"""),
            ("POST", [User, "media"]) => Made(fields),
            ("POST", [User, "media_publish"]) => Publish(fields["creation_id"], container => new GraphDoublePost(NextId(), container.Fields.GetValueOrDefault("caption", ""), container.Fields, Time) { IsStory = container.Fields.GetValueOrDefault("media_type") == "STORIES" }),
            ("GET", [User, "media" or "stories"]) => List(Posts.Where(post => post.Answers is null && post.IsStory == (parts[1] == "stories")), "caption"),
            ("POST", [var id, "comments"]) => Commented(id, fields["message"]),
            ("GET", [var id, "comments"]) => List(Posts.Where(post => post.Answers == id), "text"),
            ("DELETE", [var id]) => Delete(id),
            ("GET", [var id]) => Look(id, "status_code", "status") ?? (Posts.Find(post => post.Id == id) is { } found ? Said(Json(found, "caption")) : Gone(id)),
            _ => Gone(path),
        };
    }

    private LoopbackAnswer Made(ImmutableDictionary<string, string> fields)
    {
        var type = fields.GetValueOrDefault("media_type");
        Must(type is null or "VIDEO" or "REELS" or "STORIES" or "CAROUSEL", $"media_type {type}");
        Must(type is null == (fields.ContainsKey("image_url") && type is null), "media_type is left out for pictures");
        Must(!fields.ContainsKey("alt_text") || fields.ContainsKey("image_url"), "only pictures have a description");
        Must(type is not "STORIES" || !fields.ContainsKey("caption"), "a story has no caption");
        Must(!fields.ContainsKey("is_carousel_item") || !fields.ContainsKey("caption"), "a carousel's caption is its own");
        return fields.GetValueOrDefault("image_url")?.EndsWith(".png", StringComparison.Ordinal) is true ? Refusal(400, 36001, 2207005, "The image format is not supported. It is of kind PNG, and supported formats are: JPEG") : Make(fields);
    }

    private LoopbackAnswer Commented(string id, string text)
    {
        if (!Posts.Exists(post => post.Id == id))
        {
            return Gone(id);
        }

        Posts.Add(new GraphDoublePost(NextId(), text, [], Time) { Answers = id });
        return Said(new JsonObject { ["id"] = Posts[^1].Id });
    }

    private static LoopbackAnswer List(IEnumerable<GraphDoublePost> posts, string text) => Said(new JsonObject { ["data"] = new JsonArray([.. posts.Reverse().Select(post => Json(post, text))]) });

    private static JsonObject Json(GraphDoublePost post, string text)
    {
        var json = new JsonObject { [text] = post.Text, ["timestamp"] = post.Time, ["id"] = post.Id };
        if (post.Answers is null)
        {
            json["permalink"] = $"https://www.instagram.com/p/{post.Id}/";
        }

        return json;
    }
}
