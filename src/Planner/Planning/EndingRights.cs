namespace Planner.Planning;

/// <summary>Rights that end soon, or ended while what they are for may still be seen.</summary>
/// <param name="Partner">Whose file states them; null: a post's.</param>
/// <param name="Posts">Those that show the file, in the order of their ids.</param>
internal sealed record EndingRight(string File, LocalDate Until, Partner? Partner, ImmutableArray<Post> Posts)
{
    /// <summary>How long after their end posts that are out are told of.</summary>
    private const int DaysAfter = 90;

    /// <summary>Soonest first. What ended counts while a post that is out shows it, for three months.</summary>
    public static ImmutableArray<EndingRight> Soon(Content content, Plan plan, LocalDate today, int days = 30)
    {
        var rights = new FileRights(content);
        return rights.IsEmpty ? [] :
        [
            .. from delivery in plan.Deliveries
               where delivery.State is not DeliveryState.Withdrawn && delivery.Post.Status.Value is not PostStatus.Idea
               from each in rights.Of(delivery)
               let until = each.Rights.Until?.Value
               where until <= today.PlusDays(days) && until >= today.PlusDays(-DaysAfter) && (until >= today || delivery.Local?.Date <= until)
               group delivery.Post by (each.File, Until: until.Value, each.Partner) into same
               orderby same.Key.Until, same.Key.File
               select new EndingRight(same.Key.File, same.Key.Until, same.Key.Partner, [.. same.Distinct().OrderBy(post => post.Id, StringComparer.Ordinal)]),
        ];
    }
}
