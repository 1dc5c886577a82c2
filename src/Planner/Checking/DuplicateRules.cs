using Planner.Networks;

namespace Planner.Checking;

/// <summary>The same text twice on one account within a season: networks refuse it (X), or hide it.</summary>
internal static class DuplicateRules
{
    private static readonly Duration Season = Duration.FromDays(90);

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var accounts = new Dictionary<string, Dictionary<int, List<Delivery>>>(StringComparer.Ordinal);
        var hashes = new Dictionary<Variant, int>(ReferenceEqualityComparer.Instance);
        foreach (var delivery in plan.Deliveries)
        {
            var text = delivery.Text;
            if (delivery.Due is null || text.Segments.IsEmpty || delivery.Post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn)
            {
                continue;
            }

            if (!accounts.TryGetValue(delivery.Account.Id, out var seen))
            {
                accounts.Add(delivery.Account.Id, seen = []);
            }

            if (!hashes.TryGetValue(text, out var hash))
            {
                hashes.Add(text, hash = HashOf(text));
            }

            if (!seen.TryGetValue(hash, out var others))
            {
                seen.Add(hash, [delivery]);
                continue;
            }

            if (others.FindLast(other => delivery.Due - other.Due < Season && SaysTheSame(delivery, other)) is { } first)
            {
                yield return Problems.DuplicateContent(text.Source, delivery.Account.Id, first.Post.Title, first.Local!.Value.Date);
            }

            others.Add(delivery);
        }
    }

    /// <summary>
    /// Cheap, and equal for equal texts: a text is rendered only when another one may be the same. How a text is cut into
    /// runs says how it is formatted, not what it says.
    /// </summary>
    private static int HashOf(Variant variant)
    {
        var hash = 0;
        foreach (var segment in variant.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                foreach (var run in block.Runs)
                {
                    hash = Mix(hash, run.Text);
                    hash = Mix(hash, PlainText.AddressAfter(run));
                }
            }
        }

        return hash;
    }

    /// <summary>Letters alone: digits and signs may also be the marks of a list, a quote or a table.</summary>
    private static int Mix(int hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = character is >= 'A' and not '|' ? (hash * 31) + character : hash;
        }

        return hash;
    }

    private static bool SaysTheSame(Delivery left, Delivery right) =>
        left.Post.Id != right.Post.Id && left.Text.Segments.Select(PlainText.Of).SequenceEqual(right.Text.Segments.Select(PlainText.Of), StringComparer.Ordinal);
}
