using Planner.Planning;

namespace Planner.Attending;

/// <summary>Incidents that nobody has closed.</summary>
internal static class IncidentNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Incidents,
        isUrgent: true,
        from incident in OpenIncidents.Of(morning.Content, morning.Plan)
        select new AttentionItem(incident.Title)
        {
            Detail = $"open since {new WrittenTime(incident.StartedAt.Value.In(morning.Content.ZoneOf(incident)))}",
            Who = incident.Owner is { } owner ? [owner.Value] : [],
            Brand = incident.Brand?.Value,
            About = incident,
            Place = incident.Source,
        });
}
