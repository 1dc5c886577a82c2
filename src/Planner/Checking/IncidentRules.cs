using Planner.Planning;

namespace Planner.Checking;

/// <summary>Incidents: what they name exists, and their moments follow each other.</summary>
internal static class IncidentRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        foreach (var incident in content.Incidents)
        {
            To(incident.Brand, "brand", content.Brands, content, findings);
            To(incident.Playbook, "playbook", content.Playbooks, content, findings);
            To(incident.Owner, "person", content.People, content, findings);
            foreach (var post in incident.Posts)
            {
                To(post, "post", content.Posts, content, findings);
            }

            Moments(incident, content.ZoneOf(incident), findings);
        }

        return findings;
    }

    private static void Moments(Incident incident, DateTimeZone zone, List<Finding> findings)
    {
        var start = LocalTimes.Resolve(incident.StartedAt, zone, findings) ?? LocalTimes.ResolveLeniently(incident.StartedAt.Value, zone);
        if (incident.ClosedAt is { } closed && (LocalTimes.Resolve(closed, zone, findings) ?? LocalTimes.ResolveLeniently(closed.Value, zone)) < start)
        {
            findings.Add(Problems.EndBeforeStart(closed.Source, incident.StartedAt.Value));
        }

        foreach (var measure in incident.Measures)
        {
            if (measure.At is { } at && LocalTimes.ResolveLeniently(at.Value, zone) < start)
            {
                findings.Add(Problems.MeasureBeforeIncident(at.Source, incident.StartedAt.Value));
            }
        }
    }

    private static void To<T>(Located<string>? reference, string kind, Entities<T> entities, Content content, List<Finding> findings)
        where T : class, IEntity
    {
        if (reference is { } named && entities.Find(named.Value) is null && !content.IsRefused(kind, named.Value))
        {
            findings.Add(Problems.UnknownReference(named.Source, kind, named.Value, entities.Ids));
        }
    }
}
