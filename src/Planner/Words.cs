namespace Planner;

/// <summary>The words that stand for values in files and in JSON.</summary>
internal static class Words
{
    public static string Of(PostStatus status) => status switch
    {
        PostStatus.Idea => "idea",
        PostStatus.Draft => "draft",
        PostStatus.Review => "review",
        PostStatus.Ready => "ready",
        _ => "withdrawn",
    };

    /// <summary>In camel case, as JSON has it.</summary>
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Draft => "draft",
        DeliveryState.AwaitingApproval => "awaitingApproval",
        DeliveryState.Expired => "expired",
        DeliveryState.Held => "held",
        DeliveryState.Gated => "gated",
        DeliveryState.Scheduled => "scheduled",
        DeliveryState.Due => "due",
        DeliveryState.Late => "late",
        DeliveryState.Claimed => "claimed",
        DeliveryState.HandedOff => "handedOff",
        DeliveryState.Published => "published",
        DeliveryState.Failed => "failed",
        DeliveryState.Uncertain => "uncertain",
        _ => "withdrawn",
    };

    public static string Of(Visibility visibility) => visibility switch
    {
        Visibility.Public => "public",
        Visibility.Unlisted => "unlisted",
        Visibility.Private => "private",
        _ => "direct",
    };

    public static string Of(Networks.Bluesky.FacetKind kind) => kind switch
    {
        Networks.Bluesky.FacetKind.Link => "link",
        Networks.Bluesky.FacetKind.Mention => "mention",
        _ => "tag",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "off",
    };

    /// <summary>In camel case, as JSON and the texts of the site have it.</summary>
    public static string Of(Reviewing.Versions.PostField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}
