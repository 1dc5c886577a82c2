namespace Planner.Checking;

/// <summary>What a post must have before it can go out, and what its texts are called.</summary>
internal static class PostRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        content.Posts.SelectMany(post => Fields(post).Concat(Variants(post, content)).Concat(Link(post)))
            .Concat(plan.Deliveries.Where(delivery => delivery.Post.Status.Value is PostStatus.Ready or PostStatus.Review).SelectMany(Text));

    /// <summary>A post that others are asked to read, or that may go out, says where and when.</summary>
    private static IEnumerable<Finding> Fields(Post post)
    {
        var status = post.Status.Value;
        if (status is not (PostStatus.Ready or PostStatus.Review))
        {
            yield break;
        }

        if (post.PublishAt is null)
        {
            yield return Problems.FieldRequiredForStatus(post.Status.Source, "publish_at", Words.Of(status));
        }

        if (post.Accounts.IsEmpty)
        {
            yield return Problems.FieldRequiredForStatus(post.Status.Source, "accounts", Words.Of(status));
        }
    }

    private static IEnumerable<Finding> Variants(Post post, Content content)
    {
        for (var index = 0; index < post.Variants.Length; index++)
        {
            var variant = post.Variants[index];
            var known = post.Accounts.Select(target => target.Account.Value)
                .Concat(post.Accounts.Select(target => content.Accounts.Find(target.Account.Value)?.Network.Value).OfType<string>())
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            if (!known.Contains(variant.Target, StringComparer.Ordinal))
            {
                yield return known.Length == 0
                    ? Problems.VariantWithoutAccounts(variant.Source, variant.Target!)
                    : Problems.UnknownVariant(variant.Source, variant.Target!, known);
            }

            if (post.Variants.Take(index).FirstOrDefault(other => other.Target == variant.Target) is { } first)
            {
                yield return Problems.VariantTwice(variant.Source, variant.Target!, first.Source.Line);
            }
        }
    }

    private static IEnumerable<Finding> Text(Delivery delivery) =>
        delivery.Text.Segments.IsEmpty && delivery.Media.IsEmpty
            ? [Problems.TextEmpty(delivery.Text.Source, delivery.Account.Id)]
            : [];

    private static IEnumerable<Finding> Link(Post post)
    {
        foreach (var link in post.Accounts.Select(target => target.Link).Append(post.Link).OfType<Located<string>>())
        {
            if (!Links.IsWebAddress(link.Value))
            {
                yield return Problems.LinkMalformed(link.Source, link.Value);
            }
        }

        foreach (var finding in Broken(post.Text, post.Source.Path))
        {
            yield return finding;
        }

        foreach (var variant in post.Variants)
        {
            foreach (var finding in Broken(variant, post.Source.Path))
            {
                yield return finding;
            }
        }
    }

    private static List<Finding> Broken(Variant variant, string path)
    {
        var findings = new List<Finding>();
        foreach (var segment in variant.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                if (block is { Kind: BlockKind.Heading, Nesting: "", Runs: [{ Text: ['@', ..] heading }] })
                {
                    findings.Add(Problems.VariantLevel(new SourceSpan(path, block.Line, 1), heading));
                }

                foreach (var run in block.Runs)
                {
                    if (run.Link is { } address && (run.Style & RunStyle.Image) == 0 && !Links.IsReadable(address))
                    {
                        findings.Add(Problems.LinkMalformed(new SourceSpan(path, run.Line, run.Column), address));
                    }
                }
            }
        }

        return findings;
    }
}
