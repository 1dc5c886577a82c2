namespace Planner.Rendering;

/// <summary>The pictures and videos that pages show, copied beside them. What no page shows stays where it is.</summary>
internal static class SiteMedia
{
    public static IEnumerable<OutputFile> Files(Content content) =>
        from file in Shown(content).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        where content.MediaFiles.ContainsKey(file)
        select new OutputFile(file, default) { CopyFrom = file };

    private static IEnumerable<string> Shown(Content content) =>
        content.Posts.SelectMany(Shown)
            .Concat(content.Brands.Where(brand => brand.Avatar is not null).Select(brand => brand.Avatar!.Value.Value))
            .Concat(Prose(content).SelectMany(Shown));

    private static IEnumerable<string> Shown(Post post) =>
        post.Media.Concat(post.Accounts.SelectMany(account => account.Media ?? [])).Select(media => media.File.Value)
            .Concat(post.Variants.Append(post.Text).SelectMany(variant => variant.Segments).SelectMany(Shown));

    private static IEnumerable<string> Shown(RichText text) =>
        from block in text.Blocks
        from run in block.Runs
        where run.Style.HasFlag(RunStyle.Image) && run.Link is not null
        select run.Link;

    private static IEnumerable<RichText> Prose(Content content) =>
        content.Brands.Select(brand => brand.Prose)
            .Concat(content.Campaigns.Select(campaign => campaign.Prose))
            .Concat(content.Contests.Select(contest => contest.Campaign.Prose))
            .Concat(content.People.Select(person => person.Prose))
            .Concat(content.Ideas.Select(idea => idea.Prose))
            .Concat(content.Events.Select(each => each.Prose))
            .Concat(content.Partners.Select(partner => partner.Prose))
            .Concat(content.Playbooks.Select(playbook => playbook.Prose));
}
