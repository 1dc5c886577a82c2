namespace Planner.Rendering;

/// <summary>What has a list of posts that may need pages of its own.</summary>
internal sealed record Listed(string Name, string Path, string Section, ImmutableArray<Entry> Entries)
{
    public static IEnumerable<Listed> All(SiteIndex index)
    {
        var content = index.Content;
        return content.Brands.Select(brand => new Listed(brand.Name, SitePaths.Brand(brand.Id), "brands", index.OfBrand.At(brand.Id)))
            .Concat(content.Accounts.Select(account => new Listed(account.Handle, SitePaths.Account(account.Id), "accounts", index.OfAccount.At(account.Id))))
            .Concat(content.Campaigns.Select(campaign => new Listed(campaign.Title, SitePaths.Campaign(campaign.Id), "campaigns", index.OfCampaign.At(campaign.Id))))
            .Concat(content.Contests.Select(contest => new Listed(contest.Title, SitePaths.Contest(contest.Id), "contests", index.OfContest.At(contest.Id))))
            .Concat(content.People.Select(person => new Listed(person.Name, SitePaths.Person(person.Id), "people", index.OfOwner.At(person.Id))))
            .Where(list => EntryList.NeedsMonths(list.Entries));
    }

    public IEnumerable<OutputFile> Months(SiteIndex index, PageRenderer pages) =>
        from month in EntryList.Months(Entries)
        let page = ListMonthPage.Of(index, Name, Path, month)
        select pages.Page(SitePaths.ListMonth(Path, month[0].Date!.Value.ToYearMonth()), page.Title, Section, "list-month", page);
}
