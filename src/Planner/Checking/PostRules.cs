namespace Planner.Checking;

/// <summary>What a post must have before it can go out, and what its texts are called.</summary>
internal static class PostRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        foreach (var post in content.Posts)
        {
            Fields(post, findings);
            Variants(post, content, findings);
            Links(post, content, findings);
        }

        // One text that is missing is one mistake, to however many accounts it would go.
        findings.AddRange(
            from delivery in plan.Deliveries
            where IsEmpty(delivery)
            group delivery by delivery.Text.Source.ToString() into deliveries
            let accounts = deliveries.Select(delivery => delivery.Account.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            select Problems.TextEmpty(deliveries.First().Text.Source, string.Join(", ", accounts)));

        return findings;
    }

    private static bool IsEmpty(Delivery delivery) =>
        delivery.Post.Status.Value is PostStatus.Ready or PostStatus.Review && delivery.Media.IsEmpty && delivery.Text is { Segments.IsEmpty: true, IsRefused: false };

    /// <summary>A post that others are asked to read, or that may go out, says where and when.</summary>
    private static void Fields(Post post, List<Finding> findings)
    {
        var status = post.Status.Value;
        if (status is not (PostStatus.Ready or PostStatus.Review))
        {
            return;
        }

        if (post.PublishAt is null && !post.Unreadable.Contains("publish_at"))
        {
            findings.Add(Problems.FieldRequiredForStatus(post.Status.Source, "publish_at", Words.Of(status)));
        }

        if (post.Accounts.IsEmpty && !post.Unreadable.Contains("accounts"))
        {
            findings.Add(Problems.FieldRequiredForStatus(post.Status.Source, "accounts", Words.Of(status)));
        }
    }

    private static void Variants(Post post, Content content, List<Finding> findings)
    {
        if (post.Variants.IsEmpty)
        {
            return;
        }

        var known = TargetsOf(post, content);
        var first = new Dictionary<string, Variant>(StringComparer.Ordinal);
        foreach (var variant in post.Variants)
        {
            if (!known.Contains(variant.Target!))
            {
                findings.Add(known.Count == 0
                    ? Problems.VariantWithoutAccounts(variant.Source, variant.Target!)
                    : Problems.UnknownVariant(variant.Source, variant.Target!, known));
            }

            if (!first.TryAdd(variant.Target!, variant))
            {
                findings.Add(Problems.VariantTwice(variant.Source, variant.Target!, first[variant.Target!].Source.Line));
            }
        }
    }

    /// <summary>The accounts of the post, then their networks, each once.</summary>
    private static List<string> TargetsOf(Post post, Content content)
    {
        var targets = new List<string>(post.Accounts.Length * 2);
        foreach (var target in post.Accounts)
        {
            targets.Add(target.Account.Value);
        }

        foreach (var target in post.Accounts)
        {
            if (content.Accounts.Find(target.Account.Value)?.Network.Value is { } network && !targets.Contains(network))
            {
                targets.Add(network);
            }
        }

        return targets;
    }

    private static void Links(Post post, Content content, List<Finding> findings)
    {
        Link(post.Link, content, findings);
        foreach (var target in post.Accounts)
        {
            Link(target.Link, content, findings);
        }

        Links(post.Text, post.Source.Path, content, findings);
        foreach (var variant in post.Variants)
        {
            Links(variant, post.Source.Path, content, findings);
        }
    }

    private static void Link(Located<string>? link, Content content, List<Finding> findings)
    {
        if (link is { } written && !Checking.Links.IsWebAddress(written.Value))
        {
            Unreadable(written.Value, written.Source, content, findings);
        }
    }

    /// <summary>A short link that still stands there as it was written is none, or has no address yet.</summary>
    private static void Unreadable(string address, SourceSpan source, Content content, List<Finding> findings)
    {
        if (!address.StartsWith(ShortLinks.Scheme, StringComparison.Ordinal))
        {
            findings.Add(Problems.LinkMalformed(source, address));
            return;
        }

        var slug = address[ShortLinks.Scheme.Length..];
        var known = content.Links.SelectMany(link => link.Slugs).ToArray();
        if (known.Contains(slug, StringComparer.Ordinal))
        {
            findings.Add(Problems.ShortLinkWithoutHome(source, address));
        }
        else if (!content.IsRefused("link", slug))
        {
            findings.Add(Problems.UnknownReference(source, "link", slug, known));
        }
    }

    private static void Links(Variant variant, string path, Content content, List<Finding> findings)
    {
        foreach (var segment in variant.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                if (block is { Kind: BlockKind.Heading, Nesting: "", Runs: [{ Text: ['@', ..] heading }] })
                {
                    findings.Add(Problems.VariantLevel(new SourceSpan(path, block.Line, 1), heading.ToString()));
                }

                WithoutSpace(block, path, findings);
                foreach (var run in block.Runs)
                {
                    if (run.Link is { } address && (run.Style & RunStyle.Image) == 0 && !Checking.Links.IsReadable(address))
                    {
                        Unreadable(address, new SourceSpan(path, run.Line, run.Column), content, findings);
                    }
                }
            }
        }
    }

    /// <summary>A line <c>##@x</c>, which is no heading in Markdown; as code it is meant.</summary>
    private static void WithoutSpace(TextBlock block, string path, List<Finding> findings)
    {
        var startsLine = true;
        foreach (var run in block.Runs)
        {
            var text = run.Text;
            for (var start = IndexOfMark(text, 0); start >= 0 && (run.Style & RunStyle.Code) == 0; start = IndexOfMark(text, start + 1))
            {
                if (start == 0 ? startsLine : text[start - 1] == '\n')
                {
                    var line = text[(start + 2)..];
                    var end = line.IndexOfAny(" \t\n");
                    findings.Add(Problems.VariantWithoutSpace(BlockText.PlaceIn(run, start, path), (end < 0 ? line : line[..end]).ToString()));
                }
            }

            startsLine = text is [.., '\n'];
        }
    }

    private static int IndexOfMark(ReadOnlySpan<char> text, int from) =>
        text[from..].IndexOf("##@") is >= 0 and var found ? from + found : -1;
}
