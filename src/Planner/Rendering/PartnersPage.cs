using Planner.Planning;

namespace Planner.Rendering;

/// <summary>Ambassadors and suppliers: what they owe, what came of them, and what may be done with it until when.</summary>
/// <param name="Ending">Rights that end within a month, or ended, of whomever they are.</param>
public sealed record PartnersPage(ImmutableArray<EndingRow> Ending, ImmutableArray<PartnerCard> Partners)
{
    internal static PartnersPage Of(SiteIndex index)
    {
        var posts = Groups.Of(index.Content.Posts, post => post.Partner?.Value);
        return new PartnersPage(
            [.. EndingRight.Soon(index.Content, index.Plan, index.Today).Select(right => EndingRow.Of(index, right))],
            [.. index.Content.Partners.Select(partner => PartnerCard.Of(index, partner, posts.At(partner.Id)))]);
    }
}

/// <param name="State">late: over; soon.</param>
public sealed record EndingRow(string File, string? Href, string Until, string Iso, string State, string StateText, Link? Partner, ImmutableArray<EndingPost> Posts)
{
    internal static EndingRow Of(SiteIndex index, EndingRight right)
    {
        var isOver = right.Until < index.Today;
        return new EndingRow(
            right.File,
            SiteMedia.Has(right.File, index.Content) ? SitePaths.Address(right.File) : null,
            index.Language.Date(right.Until),
            Names.Iso(right.Until),
            isOver ? "late" : "soon",
            index.Language[isOver ? "rights.over" : "rights.soon"],
            right.Partner is { } partner ? index.Labels.Of(partner) : null,
            [.. right.Posts.Select((post, at) => new EndingPost(post.Title, SitePaths.Address(SitePaths.Post(post.Id)), at == right.Posts.Length - 1))]);
    }
}

/// <param name="Last">Behind all others there is a comma.</param>
public sealed record EndingPost(string Text, string Href, bool Last);

/// <param name="Terms">What their rights say in fields, in words.</param>
/// <param name="Files">The media that came, with their addresses.</param>
public sealed record PartnerCard(
    string Id, string Name, string? Contact, Link? Owner, string? Rights, string? Terms, string? Disclosure, Html? Prose, ImmutableArray<OwedLine> Deliverables, ImmutableArray<PartnerFile> Files, ImmutableArray<Link> Posts)
{
    internal static PartnerCard Of(SiteIndex index, Partner partner, ImmutableArray<Post> posts) => new(
        Names.Class(partner.Id),
        partner.Name,
        partner.Contact,
        index.Labels.Person(partner.Owner?.Value),
        partner.Rights?.Text,
        TermsOf(index, partner.Rights),
        partner.Disclosure,
        RichTextHtml.OfProse(partner.Prose, 3, ""),
        [.. partner.Deliverables.Select(each => OwedLine.Of(index, each, index.Labels.Of(partner)))],
        [.. partner.Deliverables.SelectMany(owed => owed.Files).Select(file => new PartnerFile(file.Value, SiteMedia.Has(file.Value, index.Content) ? SitePaths.Address(file.Value) : null))],
        [.. posts.Select(post => Link.To(SitePaths.Post(post.Id), post.Title))]);

    private static string? TermsOf(SiteIndex index, MediaRights? rights)
    {
        if (rights is not { HasFields: true })
        {
            return null;
        }

        var language = index.Language;
        return string.Join(" · ", new[]
        {
            rights.Until is { } until ? language.Text("partner.until", language.Date(until.Value)) : null,
            rights.Networks.IsEmpty ? null : language.Text("partner.networks", string.Join(", ", rights.Networks.Select(network => index.Content.Networks.Find(network.Value)?.Name ?? network.Value))),
            rights.Credit is { } credit ? language.Text("partner.credit", credit.Value) : null,
            rights.Licence is { } licence ? language.Text("partner.licence", licence) : null,
        }.OfType<string>());
    }
}

/// <param name="Href">Null where the file is not there.</param>
public sealed record PartnerFile(string Name, string? Href);

/// <param name="Campaign">The campaign that needs it.</param>
public sealed record OwedLine(string What, string? Who, string? Due, string? Iso, string State, string StateText, Link? Campaign, string? Evidence)
{
    private const int Soon = 7;

    internal static OwedLine Of(SiteIndex index, Deliverable each, Link page)
    {
        var line = TaskLine.Of(index, each.What, page, index.Labels.Person(each.Owner?.Value)?.Text, each.Due?.Value);
        var state = each.Done ? "done" : line.State != "late" && each.Due?.Value <= index.Today.PlusDays(Soon) ? "soon" : line.State;
        return new OwedLine(each.What, line.Who, line.Due, line.Iso, state, index.Language["step." + state], index.Labels.Campaign(each.Campaign?.Value), each.Evidence);
    }
}
