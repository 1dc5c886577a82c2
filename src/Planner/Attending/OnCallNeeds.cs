using Planner.Duties;

namespace Planner.Attending;

/// <summary>Who is on call today, and for which hours nobody is.</summary>
internal static class OnCallNeeds
{
    public static Attention? Of(Morning morning)
    {
        if (!OnCall.IsUsed(morning.Content))
        {
            return null;
        }

        var zone = morning.Content.Options.Timezone;
        var turns = OnCall.Between(morning.Content, morning.Plan.Now, morning.Today.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        return Attention.Of(
            Need.OnCall,
            turns.Any(turn => turn.Person is null),
            from turn in turns
            let start = turn.Start.InZone(zone).LocalDateTime
            let end = turn.End.InZone(zone).LocalDateTime
            select new AttentionItem(turn.Person?.Name ?? turn.Named)
            {
                Detail = turn.Person is null ? $"is away and nobody stands in, until {new WrittenTime(end)}" : (FormattableString)$"until {new WrittenTime(end)}",
                Day = start.Date,
                Time = start.TimeOfDay,
                Who = turn.Person is { } person ? [person.Id] : [],
                Brand = turn.Brand?.Id,
                About = turn.Person,
                Place = turn.Line.Source,
            });
    }
}
