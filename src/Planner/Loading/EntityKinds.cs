using Planner.Networks;

namespace Planner.Loading;

/// <summary>Every kind of entity, in the order of SPEC section 3.</summary>
internal static class EntityKinds
{
    public static ImmutableArray<EntityKind> All { get; } =
    [
        new("brand", "brands", BrandReader.Shape, BrandReader.Read),
        new("account", "accounts", AccountReader.Shape, AccountReader.Read),
        new("person", "people", PersonReader.Shape, PersonReader.Read),
        new("post", "posts", PostReader.Shape, PostReader.Read),
        new("campaign", "campaigns", CampaignReader.Shape, CampaignReader.Read),
        new("contest", "contests", ContestReader.Shape, ContestReader.Read),
        new("event", "events", EventReader.Shape, EventReader.Read),
        new("idea", "ideas", IdeaReader.Shape, IdeaReader.Read),
        new("source", "sources", FeedSourceReader.Shape, FeedSourceReader.Read),
        new("find", "finds", FindReader.Shape, FindReader.Read),
        new("partner", "partners", PartnerReader.Shape, PartnerReader.Read),
        new("playbook", "playbooks", PlaybookReader.Shape, PlaybookReader.Read),
        new("approval", "approvals", ApprovalsReader.Shape, ApprovalsReader.Read),
        new("draw", "draws", DrawReader.Shape, DrawReader.Read),
        new("hold", "holds", HoldReader.Shape, HoldReader.Read),
        new("link", "links", ShortLinkReader.Shape, ShortLinkReader.Read),
        new("incident", "incidents", IncidentReader.Shape, IncidentReader.Read),
        new("network", "networks", NetworkReader.Shape, NetworkReader.Read),
    ];

    public static EntityKind? OfFolder(string folder) => All.FirstOrDefault(kind => kind.Folder == folder);

    public static EntityKind? OfName(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
