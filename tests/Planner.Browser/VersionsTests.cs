using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>What a post was, on its page.</summary>
[Collection(nameof(Sites))]
public sealed class VersionsTests(Sites sites)
{
    [BrowserFact]
    public async Task Two_versions_stand_side_by_side_when_somebody_asks_and_one_in_the_other_again()
    {
        using var plan = CommandFolder.WithPlan();
        plan.Git("init", "--quiet");
        foreach (var colour in (string[])["blue", "green"])
        {
            plan.Write("content/posts/bowl.md", $"---\ntitle: A bowl\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon]\n---\nThe bowl is {colour} today\n");
            plan.Git("add", "--all");
            plan.Git("commit", "--quiet", "--message", colour);
        }

        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.OpenAsync("posts/bowl.html");
        var words = visit.Page.Locator(".versions .words");
        await Expect(words).ToHaveTextAsync("The bowl is bluegreen today");
        await visit.Page.Locator(".sides").ClickAsync();
        await Expect(words).ToHaveCountAsync(2);
        Assert.Equal(["The bowl is blue today", "The bowl is green today"], await words.EvaluateAllAsync<string[]>("all => all.map(each => each.innerText)"));
        Assert.Empty(await Accessibility.CheckAsync(visit.Page));
        await visit.Page.Locator(".sides").PressAsync("Enter");
        await Expect(words).ToHaveTextAsync("The bowl is bluegreen today");
        visit.MetNoFault();
    }
}
