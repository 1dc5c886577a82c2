namespace Planner.Rendering;

/// <summary>Ambassadors and suppliers, and what they owe.</summary>
public sealed record PartnersPage(ImmutableArray<PartnerCard> Partners)
{
    internal static PartnersPage Of(SiteIndex index) => new([.. index.Content.Partners.Select(partner => PartnerCard.Of(index, partner))]);
}

public sealed record PartnerCard(string Id, string Name, string? Contact, string? Rights, Html? Prose, ImmutableArray<TaskLine> Deliverables)
{
    internal static PartnerCard Of(SiteIndex index, Partner partner)
    {
        var page = index.Labels.Of(partner);
        return new PartnerCard(
            Names.Class(partner.Id),
            partner.Name,
            partner.Contact,
            partner.Rights,
            RichTextHtml.OfProse(partner.Prose, 3, ""),
            [.. partner.Deliverables.Select(each => Line(index, each, page))]);
    }

    private static TaskLine Line(SiteIndex index, Deliverable each, Link page)
    {
        var line = TaskLine.Of(index, each.What, page, null, each.Due?.Value);
        return each.Done ? line with { State = "done", StateText = index.Language["step.done"] } : line;
    }
}
