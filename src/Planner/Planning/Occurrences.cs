using Planner.Loading;

namespace Planner.Planning;

/// <summary>The days of posts that repeat, each a post of its own; the first is the post itself.</summary>
internal static class Occurrences
{
    /// <summary>How far ahead they are planned: a quarter.</summary>
    private const int WeeksAhead = 13;

    /// <summary>Nineteen years of weeks, nearly three of days: more is a post of its own kind, or a slip.</summary>
    private const int Most = 1000;

    public static Content Add(Content content, Instant now, List<Finding> findings)
    {
        var added = content.Posts.Where(post => post.Repeat is not null).SelectMany(post => Of(post, post.Repeat!.Value, content, now, findings)).ToArray();
        return added.Length == 0 ? content : content with { Posts = new Entities<Post>(content.Posts.Concat(added)) };
    }

    private static IEnumerable<Post> Of(Post post, Located<Repeat> repeat, Content content, Instant now, List<Finding> findings)
    {
        if (post.PublishAt is not { } start)
        {
            return [];
        }

        var zone = content.ZoneOf(post);
        var first = start.Value.Local.Date;
        if (FaultOf(post, repeat, first) is { } fault)
        {
            findings.Add(fault);
            return [];
        }

        var latest = LocalDate.Min(repeat.Value.Until ?? LocalDate.MaxIsoValue, now.InZone(zone).Date.PlusWeeks(WeeksAhead));
        var days = repeat.Value.Rule.DatesFrom(first, latest).Take(Math.Min(repeat.Value.Count ?? int.MaxValue, Most + 1)).Skip(1).ToArray();
        if (days.Length >= Most)
        {
            findings.Add(Problems.RepeatTooOften(repeat.Source, Most));
        }

        return days.Where(day => !repeat.Value.Except.Contains(day)).Take(Most - 1)
            .Select(day => On(post, new Occurrence(post.Id, day), start, content))
            .Where(occurrence => content.Posts.Find(occurrence.Id) is null);
    }

    private static Finding? FaultOf(Post post, Located<Repeat> repeat, LocalDate first) =>
        post.Follows is not null || post.PublishAt is { Value.Offset: not null } || post.Accounts.Any(target => target.PublishAt?.Value.At is not null) ? Problems.RepeatWithFixedTime(repeat.Source)
        : repeat.Value.Rule.DatesFrom(first, first).FirstOrDefault() != first ? Problems.RepeatOffDay(post.PublishAt!.Value.Source, first, string.Join(", ", repeat.Value.On))
        : repeat.Value.Except.Contains(first) ? Problems.RepeatExceptFirst(repeat.Source, first)
        : Ids.IsTooLong(new Occurrence(post.Id, first).Id) ? Problems.IdTooLong(repeat.Source, new Occurrence(post.Id, first).Id, Ids.MostBytes)
        : null;

    private static Post On(Post post, Occurrence occurrence, Located<AuthoredTime> start, Content content) => post with
    {
        Id = occurrence.Id,
        Occurrence = occurrence,
        Repeat = null,
        PublishAt = new Located<AuthoredTime>(new AuthoredTime(Existing(occurrence.Date + start.Value.Local.TimeOfDay, post, content), null), start.Source),
        Times = [],
    };

    /// <summary>An hour that clocks skip on one of the days is the hour after it, as in calendars (RFC 5545, 3.3.5): nobody chose that day.</summary>
    private static LocalDateTime Existing(LocalDateTime local, Post post, Content content)
    {
        foreach (var target in post.Accounts)
        {
            var zone = target.Timezone ?? post.Timezone ?? (content.Accounts.Find(target.Account.Value) is { } account ? content.ZoneOf(account) : content.Options.Timezone);
            if (zone.MapLocal(local).Count == 0)
            {
                return zone.AtLeniently(local).LocalDateTime;
            }
        }

        return local;
    }
}
