using Planner.Networks;

namespace Planner.Checking;

/// <summary>The same text twice on one account within a season: networks refuse it (X), or hide it.</summary>
internal static class DuplicateRules
{
    private static readonly Duration Season = Duration.FromDays(90);

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var accounts = new Dictionary<string, Dictionary<int, List<Delivery>>>(StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Due is null || delivery.Text.Segments.IsEmpty || delivery.Post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn)
            {
                continue;
            }

            if (!accounts.TryGetValue(delivery.Account.Id, out var seen))
            {
                accounts.Add(delivery.Account.Id, seen = []);
            }

            var hash = HashOf(delivery.Text);
            if (!seen.TryGetValue(hash, out var others))
            {
                seen.Add(hash, [delivery]);
                continue;
            }

            if (others.FindLast(other => delivery.Due - other.Due < Season && SaysTheSame(delivery, other)) is { } first)
            {
                yield return Problems.DuplicateContent(delivery.Text.Source, delivery.Account.Id, first.Post.Title, first.Local!.Value.Date);
            }

            others.Add(delivery);
        }
    }

    /// <summary>Cheap, and equal for equal texts: a text is rendered only when another one may be the same.</summary>
    private static int HashOf(Variant variant)
    {
        var hash = new HashCode();
        foreach (var block in variant.Segments.SelectMany(segment => segment.Blocks))
        {
            foreach (var run in block.Runs)
            {
                hash.Add(run.Text, StringComparer.Ordinal);
            }
        }

        return hash.ToHashCode();
    }

    private static bool SaysTheSame(Delivery left, Delivery right) =>
        left.Post.Id != right.Post.Id && left.Text.Segments.Select(PlainText.Of).SequenceEqual(right.Text.Segments.Select(PlainText.Of), StringComparer.Ordinal);
}
