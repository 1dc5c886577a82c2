namespace Planner.Loading;

/// <summary>Short links in posts, <c>go:noel</c>, to the addresses that readers get; what cannot be resolved stays for the checks.</summary>
internal static class ShortLinkTexts
{
    /// <summary>Whether it is worth looking through a post's texts.</summary>
    public static bool AreIn(string body) => body.Contains("](" + ShortLinks.Scheme, StringComparison.Ordinal) || body.Contains("<" + ShortLinks.Scheme, StringComparison.Ordinal);

    public static bool Is(Located<string>? link) => link is { } written && written.Value.StartsWith(ShortLinks.Scheme, StringComparison.Ordinal);

    public static Entities<Post> Resolve(Entities<Post> posts, Entities<ShortLink> links, Options options)
    {
        if (links.Count == 0 || ShortLinks.RootOf(options) is null || !posts.Any(post => post.NamesShortLinks))
        {
            return posts;
        }

        var slugs = links.SelectMany(link => link.Slugs).ToHashSet(StringComparer.Ordinal);
        return new Entities<Post>(posts.Select(post => post.NamesShortLinks ? Resolve(post, slugs, options) : post));
    }

    private static Post Resolve(Post post, HashSet<string> slugs, Options options)
    {
        return post with
        {
            Link = Resolved(post.Link),
            Accounts = [.. post.Accounts.Select(account => account with { Link = Resolved(account.Link) })],
            Text = Text(post.Text),
            Variants = [.. post.Variants.Select(Text)],
        };

        Variant Text(Variant text) => text with { Segments = [.. text.Segments.Select(segment => new RichText([.. segment.Blocks.Select(Block)]))] };

        TextBlock Block(TextBlock block) => block.Runs.Any(run => Address(run.Link) is not null) ? block with { Runs = [.. block.Runs.Select(Run)] } : block;

        Run Run(Run run) => Address(run.Link) is not { } address ? run
            : run with { Link = address, Characters = run.Text.SequenceEqual(run.Link) ? address.AsMemory() : run.Characters };

        Located<string>? Resolved(Located<string>? link) => link is { } written && Address(written.Value) is { } address ? new Located<string>(address, written.Source) : link;

        string? Address(string? link) => link is not null && link.StartsWith(ShortLinks.Scheme, StringComparison.Ordinal) && slugs.Contains(link[ShortLinks.Scheme.Length..])
            ? ShortLinks.AddressOf(link[ShortLinks.Scheme.Length..], options)
            : null;
    }
}
