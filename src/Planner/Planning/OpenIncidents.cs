namespace Planner.Planning;

/// <summary>Incidents that somebody still has to close.</summary>
internal static class OpenIncidents
{
    /// <summary>Those that have begun and are not over at the plan's moment, the oldest first.</summary>
    public static ImmutableArray<Incident> Of(Content content, Plan plan) =>
        content.Incidents.Count == 0 ? [] :
        [
            .. from incident in content.Incidents
               where StartOf(incident, content) <= plan.Now && IsOpen(incident, content, plan.Now)
               orderby StartOf(incident, content)
               select incident,
        ];

    /// <summary>Whether nobody has closed it yet. A closing in the future is a plan, not an end.</summary>
    public static bool IsOpen(Incident incident, Content content, Instant now) =>
        !(incident.ClosedAt is { } closed && LocalTimes.ResolveLeniently(closed.Value, content.ZoneOf(incident)) <= now);

    private static Instant StartOf(Incident incident, Content content) => LocalTimes.ResolveLeniently(incident.StartedAt.Value, content.ZoneOf(incident));
}
