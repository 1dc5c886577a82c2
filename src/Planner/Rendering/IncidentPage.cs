using Planner.Planning;

namespace Planner.Rendering;

/// <summary>An incident: when it was, what was done, what it touched, and what was learnt.</summary>
/// <param name="IsOpen">Whether somebody still has to close it.</param>
public sealed record IncidentPage(
    string Title, string BrandClass, Link? Brand, bool IsOpen, string State, string When, Html? Facts, ImmutableArray<MeasureLine> Measures, ImmutableArray<Link> Posts,
    ImmutableArray<FindingLine> Findings, Html? Prose)
{
    internal static bool IsUsed(Content content) => content.Incidents.Count > 0;

    internal static IncidentPage Of(SiteIndex index, Incident incident)
    {
        var (content, language) = (index.Content, index.Language);
        var isOpen = OpenIncidents.IsOpen(incident, content, index.Plan.Now);
        var label = index.Labels.Brand(incident.Brand?.Value);
        return new IncidentPage(
            incident.Title,
            label?.Class ?? "",
            label?.Link,
            isOpen,
            language[isOpen ? "incident.open" : "incident.closed"],
            WhenOf(index, incident),
            FactsOf(index, incident),
            [.. MeasuresOf(incident, content.ZoneOf(incident)).Select(measure => MeasureLine.Of(index, measure, content.ZoneOf(incident)))],
            [.. incident.Posts.Select(post => content.Posts.Find(post.Value)).OfType<Post>().Select(post => Link.To(SitePaths.Post(post.Id), post.Title))],
            FindingLine.Of(index.FindingsOf.At(incident.Source.Path), language),
            RichTextHtml.OfProse(incident.Prose, 3, "../"));
    }

    /// <summary>All, the open ones first, then by their beginning, the last first.</summary>
    internal static ImmutableArray<IndexGroup> Groups(SiteIndex index)
    {
        var lines = index.Content.Incidents
            .Select(incident => (Incident: incident, IsOpen: OpenIncidents.IsOpen(incident, index.Content, index.Plan.Now), Start: LocalTimes.ResolveLeniently(incident.StartedAt.Value, index.Content.ZoneOf(incident))))
            .OrderByDescending(each => each.Start).ThenBy(each => each.Incident.Id, StringComparer.Ordinal).ToLookup(each => each.IsOpen, each => Line(index, each.Incident));
        return [.. Group("incidents.open", lines[true]), .. Group("incidents.closed", lines[false])];

        IEnumerable<IndexGroup> Group(string heading, IEnumerable<IndexLine> group) => group.Any() ? [new IndexGroup(index.Language[heading], [.. group])] : [];
    }

    internal static string WhenOf(SiteIndex index, Incident incident)
    {
        var (zone, language) = (index.Content.ZoneOf(incident), index.Language);
        var start = language.DateTime(incident.StartedAt.Value.In(zone));
        return incident.ClosedAt is { } closed ? language.Text("hold.from_until", start, language.DateTime(closed.Value.In(zone))) : language.Text("incident.since", start);
    }

    private static IndexLine Line(SiteIndex index, Incident incident) => new(Link.To(SitePaths.Incident(incident.Id), incident.Title))
    {
        BrandClass = incident.Brand is { } brand ? Names.Class(brand.Value) : null,
        Detail = WhenOf(index, incident),
        Note = incident.Measures.IsEmpty ? null : index.Language.Count("incident.measures", incident.Measures.Length),
    };

    /// <summary>In time; those of which nobody noted the moment stay where they stand, at the end.</summary>
    private static IEnumerable<IncidentMeasure> MeasuresOf(Incident incident, DateTimeZone zone) =>
        incident.Measures.OrderBy(measure => measure.At is { } at ? LocalTimes.ResolveLeniently(at.Value, zone) : Instant.MaxValue);

    private static Html? FactsOf(SiteIndex index, Incident incident)
    {
        using var facts = new FactList(index);
        facts.Add("fact.owner", index.Labels.Person(incident.Owner?.Value), incident.Owner?.Value);
        facts.Add("fact.playbook", index.Content.Playbooks.Find(incident.Playbook?.Value) is { } playbook ? Link.To(SitePaths.Playbook(playbook.Id), playbook.Title) : null, incident.Playbook?.Value);
        facts.Add("fact.hold", index.Content.Holds.Find(incident.Hold?.Value) is { } hold ? new Link("hold.html", hold.Reason) : null, incident.Hold is { } gone ? index.Language.Text("incident.hold_gone", gone.Value) : null);
        return facts.ToHtml();
    }
}

/// <summary>One thing that was done, with its moment in the incident's zone.</summary>
public sealed record MeasureLine(string? When, string? Iso, string What, string? By)
{
    internal static MeasureLine Of(SiteIndex index, IncidentMeasure measure, DateTimeZone zone)
    {
        var at = measure.At?.Value.In(zone);
        return new MeasureLine(
            at is { } time ? index.Language.DateTime(time) : null,
            at is { } moment ? Names.Iso(moment) : null,
            measure.What,
            index.Labels.Person(measure.By)?.Text ?? measure.By);
    }
}
