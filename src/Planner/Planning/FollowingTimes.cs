namespace Planner.Planning;

/// <summary>Looks up when that is what follows an event, a contest or a campaign, so that it moves with it.</summary>
internal sealed class FollowingTimes
{
    /// <summary>As dates in files are; an offset may lead beyond.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    private readonly Content content;
    private readonly List<Finding> findings;

    /// <summary>Null: it has no date, which was told.</summary>
    private readonly Dictionary<string, Event?> events = new(StringComparer.Ordinal);

    /// <summary>Events on the way from the one that was asked for, in order.</summary>
    private readonly List<string> asked = [];

    private FollowingTimes(Content content, List<Finding> findings) => (this.content, this.findings) = (content, findings);

    public static Content Resolve(Content content, List<Finding> findings)
    {
        var (hasEvents, hasPosts) = (content.Events.Any(Follows), content.Posts.Any(Follows));
        return hasEvents || hasPosts ? new FollowingTimes(content, findings).Resolved(hasEvents, hasPosts) : content;
    }

    private static bool Follows(Event happening) => happening.Start.Value.Following is not null || happening.End?.Value.Following is not null;

    private static bool Follows(Post post) => post.Follows is not null || post.Accounts.Any(target => target.PublishAt?.Value.Following is not null);

    private Content Resolved(bool hasEvents, bool hasPosts)
    {
        var dated = content;
        if (hasEvents)
        {
            var known = content.Events.Select(happening => (happening.Id, Dated: EventOf(happening))).ToArray();
            dated = dated with
            {
                Events = new Entities<Event>(known.Select(each => each.Dated).OfType<Event>()),
                Refused = [.. content.Refused, .. known.Where(each => each.Dated is null).Select(each => "event " + each.Id)],
            };
        }

        return hasPosts ? dated with { Posts = new Entities<Post>(content.Posts.Select(post => Follows(post) ? Of(post) : post)) } : dated;
    }

    private Post Of(Post post)
    {
        var dated = post with { Accounts = [.. post.Accounts.Select(Of)] };
        return post.Follows is not { } follows ? dated
            : TimeOf(follows) is { } time ? dated with { PublishAt = new Located<AuthoredTime>(time, follows.Source) }
            : dated with { Unreadable = post.Unreadable.Add("publish_at") };
    }

    private PostAccount Of(PostAccount target) =>
        target.PublishAt is not { Value.Following: { } following } own ? target
        : TimeOf(new Located<FollowingTime>(following, own.Source)) is { } time ? target with { PublishAt = new Located<PublishTime>(own.Value with { At = time }, own.Source) }
        : target with { Unreadable = target.Unreadable.Add("publish_at") };

    /// <summary>A post needs an hour.</summary>
    private AuthoredTime? TimeOf(Located<FollowingTime> following)
    {
        if (MomentOf(following) is not { } moment)
        {
            return null;
        }

        if (moment.Time is null)
        {
            findings.Add(Problems.FollowingNeedsHour(following.Source, following.Value));
        }

        return moment.Time;
    }

    private Event? EventOf(Event happening)
    {
        if (events.TryGetValue(happening.Id, out var known))
        {
            return known;
        }

        if (!Follows(happening))
        {
            return happening;
        }

        asked.Add(happening.Id);
        var dated = (TimeOf(happening.Start), happening.End is { } end ? TimeOf(end) : null) is ({ } start, var until) && (happening.End is null || until is not null)
            ? happening with { Start = start, End = until }
            : null;
        asked.RemoveAt(asked.Count - 1);
        return events[happening.Id] = dated;
    }

    private Located<EventTime>? TimeOf(Located<EventTime> time) =>
        time.Value.Following is not { } following ? time
        : MomentOf(new Located<FollowingTime>(following, time.Source)) is { } moment ? new Located<EventTime>(moment, time.Source)
        : null;

    private EventTime? MomentOf(Located<FollowingTime> following)
    {
        var (time, place) = (following.Value, following.Source);
        if (BaseOf(time, place) is not var (start, zone))
        {
            return null;
        }

        if (time.After.Elapsed != Duration.Zero && (time.At is not null || start.Time is null))
        {
            findings.Add(time.At is null ? Problems.FollowingNeedsHour(place, time) : Problems.FollowingHourTwice(place, time));
            return null;
        }

        var day = start.DateIn(zone).PlusDays(time.After.Days);
        var moment = time.At is { } clock ? new EventTime(day, new AuthoredTime(day + clock, null), time)
            : start.Time is { } at ? Moved(at, time.After, zone) with { Following = time }
            : new EventTime(day, null, time);
        if (moment.Date.Year is >= FirstYear and <= LastYear)
        {
            return moment;
        }

        findings.Add(Problems.FollowingTooFar(place, time));
        return null;
    }

    /// <summary>Days on the calendar of the zone, hours and minutes as elapsed time.</summary>
    private static EventTime Moved(AuthoredTime time, TimeOffset after, DateTimeZone zone)
    {
        var start = after.Days == 0 ? LocalTimes.ResolveLeniently(time, zone) : zone.AtLeniently(time.In(zone).PlusDays(after.Days)).ToInstant();
        var there = (start + after.Elapsed).InZone(zone);
        return new EventTime(there.Date, new AuthoredTime(there.LocalDateTime, there.Offset));
    }

    private (EventTime Time, DateTimeZone Zone)? BaseOf(FollowingTime time, SourceSpan place)
    {
        if (content.Events.Find(time.Of) is { } happening)
        {
            if (asked.Contains(happening.Id))
            {
                findings.Add(Problems.DateCycle(place, [.. asked.Skip(asked.IndexOf(happening.Id)), happening.Id]));
                return null;
            }

            return EventOf(happening) is { } dated ? Chosen(time, place, content.ZoneOf(dated), ("start", dated.Start.Value), ("end", dated.End?.Value)) : null;
        }

        if (content.Contests.Find(time.Of) is { } contest)
        {
            return Chosen(
                time, place, content.ZoneOf(contest.Campaign), ("opens", At(contest.Opens.Value)), ("closes", At(contest.Closes.Value)), ("draw_at", contest.DrawAt is { } draw ? At(draw.Value) : null),
                ("start", new EventTime(contest.Campaign.Start.Value, null)), ("end", new EventTime(contest.Campaign.End.Value, null)));
        }

        if (content.Campaigns.Find(time.Of) is { } campaign)
        {
            return Chosen(time, place, content.ZoneOf(campaign), ("start", new EventTime(campaign.Start.Value, null)), ("end", new EventTime(campaign.End.Value, null)));
        }

        if (!content.IsRefused("event", time.Of) && !content.IsRefused("contest", time.Of) && !content.IsRefused("campaign", time.Of))
        {
            findings.Add(Problems.UnknownReference(place, "event", time.Of, content.Events.Ids.Concat(content.Contests.Ids).Concat(content.Campaigns.Ids)));
        }

        return null;
    }

    private static EventTime At(AuthoredTime time) => new(time.Local.Date, time);

    /// <param name="moments">The first is meant where none is named.</param>
    private (EventTime Time, DateTimeZone Zone)? Chosen(FollowingTime time, SourceSpan place, DateTimeZone zone, params ReadOnlySpan<(string Name, EventTime? Time)> moments)
    {
        foreach (var (name, moment) in moments)
        {
            if ((time.Moment.Length == 0 || name == time.Moment) && moment is { } known)
            {
                return (known, zone);
            }
        }

        var names = new List<string>();
        foreach (var (name, moment) in moments)
        {
            if (moment is not null)
            {
                names.Add(name);
            }
        }

        findings.Add(Problems.FollowingMoment(place, time, names));
        return null;
    }
}
