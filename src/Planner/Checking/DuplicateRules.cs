using Planner.Networks;

namespace Planner.Checking;

/// <summary>The same text twice on one account within a season: networks refuse it (X), or hide it.</summary>
internal static class DuplicateRules
{
    private static readonly Duration Season = Duration.FromDays(90);

    /// <summary>Characters from which on two texts may be taken for the same until they are compared.</summary>
    private const int EnoughToTell = 300;

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var accounts = new Dictionary<string, Dictionary<int, Alike>>(StringComparer.Ordinal);
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
                seen.Add(hash, new Alike(delivery));
            }
            else if (others.SameBefore(delivery) is { } first)
            {
                yield return Problems.DuplicateContent(text.Source, delivery.Account.Id, first.Post.Title, first.Local!.Value.Date);
            }
        }
    }

    /// <summary>
    /// Cheap, and equal for equal texts: a text is rendered only when another one may be the same. How a text is cut into
    /// runs says how it is formatted, not what it says.
    /// </summary>
    private static int HashOf(Variant variant)
    {
        var (hash, rest) = (0, EnoughToTell);
        foreach (var segment in variant.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                foreach (var run in block.Runs)
                {
                    hash = Mix(hash, run.Text, ref rest);
                    hash = Mix(hash, PlainText.AddressAfter(run), ref rest);
                    if (rest == 0)
                    {
                        return hash;
                    }
                }
            }
        }

        return hash;
    }

    /// <summary>Letters alone: digits and signs may also be the marks of a list, a quote or a table.</summary>
    /// <param name="rest">How many more are taken.</param>
    private static int Mix(int hash, ReadOnlySpan<char> text, ref int rest)
    {
        for (var at = 0; at < text.Length && rest > 0; at++)
        {
            if (text[at] is >= 'A' and not '|')
            {
                hash = (hash * 31) + text[at];
                rest--;
            }
        }

        return hash;
    }

    /// <summary>Deliveries whose texts may be the same. From the second on each is rendered, once: a thousand texts that differ in a number are alike.</summary>
    private sealed class Alike(Delivery first)
    {
        private readonly Dictionary<string, List<Delivery>> texts = new(StringComparer.Ordinal);
        private Delivery? unread = first;

        /// <summary>The last one of another file (what repeats does so on purpose) that said the same within a season. The delivery is kept for those that follow.</summary>
        public Delivery? SameBefore(Delivery delivery)
        {
            if (unread is { } read)
            {
                unread = null;
                SayingTheSame(read).Add(read);
            }

            var others = SayingTheSame(delivery);
            var found = others.FindLast(other => delivery.Due - other.Due < Season && delivery.Post.Source != other.Post.Source);
            others.Add(delivery);
            return found;
        }

        private List<Delivery> SayingTheSame(Delivery delivery)
        {
            // No text holds the sign between them.
            var text = string.Join('\0', delivery.Text.Segments.Select(PlainText.Of));
            if (!texts.TryGetValue(text, out var deliveries))
            {
                texts.Add(text, deliveries = []);
            }

            return deliveries;
        }
    }
}
