using Planner.Drawing;

namespace Planner.Attending;

/// <summary>Draws that wait for a person.</summary>
internal static class DrawNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Draws,
        isUrgent: true,
        from task in DrawTasks.Of(morning.Content, morning.Plan.Now)
        let until = task.Until?.InZone(morning.Content.ZoneOf(task.Contest.Campaign)).LocalDateTime
        select new AttentionItem(task.Contest.Title)
        {
            Detail = task.Kind switch
            {
                DrawTaskKind.RecordEntries => $"the list of entries has to be on record before the draw: planner contest entries {task.Contest.Id} FILE.csv",
                DrawTaskKind.MoveDraw => (FormattableString)$"the moment of the draw came without a list of entries; give it a later one, then record them",
                _ => $"the winners can be drawn: planner contest draw {task.Contest.Id}",
            },
            Day = until?.Date,
            Time = until?.TimeOfDay,
            Who = task.Contest.Campaign.Owner is { } owner ? [owner.Value] : [],
            Brand = task.Contest.Campaign.Brand.Value,
            About = task.Contest,
            Place = task.Contest.DrawAt?.Source ?? task.Contest.Source,
        });
}
