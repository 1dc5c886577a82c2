using System.Text.RegularExpressions;
using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed partial class HostileContentTests(Sites sites)
{
    private const string Title = "<script>hacked=1</script>'\"><img src=x onerror=hacked=1><svg onload=hacked=1>{{hacked}}";
    private const string Address = "javascript:hacked=1//";
    private const string Name = "a'onerror='hacked=1'&quot;";

    /// <summary>Pages that must show the title as what it is, text; without it they would prove nothing.</summary>
    private static readonly string[] Shown =
    [
        "accounts/account.html", "agenda.html", "brands/brand.html", "campaigns/campaign.html", "contests/contest.html", "events.html", "finds.html",
        "hold.html", "ideas-oldest.html", "ideas.html", "incidents/incident.html", "links.html", "index.html", "months/2026-11.html", "partners.html", "people/person.html", "playbooks/playbook.html", "posts/post.html",
    ];

    /// <summary>Markdown that tries each way to a script that a browser knows.</summary>
    private const string Body = $"""
        {Title}

        [link]({Address}) [link](java&#115;cript:hacked=1) [link](JaVaScRiPt:hacked=1) <{Address}> [link](data:text/html,<script>hacked=1</script>) [link][reference]

        ![picture](x"onerror="hacked=1) ![picture]({Address}) <a href="{Address}">link</a> <iframe srcdoc="<script>hacked=1</script>"></iframe>

        ```"><script>hacked=1</script>
        {Title}
        ```

        | <img src=x onerror=hacked=1> | `<script>hacked=1</script>` |
        |---|---|
        | {Title} | <style>body)display:none(</style> |

        [reference]: {Address} "' onmouseover='hacked=1"
        """;

    [BrowserFact]
    public async Task Whatever_stands_in_the_content_runs_no_script()
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        foreach (var path in site.Pages)
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.Locator("meta[http-equiv=Content-Security-Policy]")).ToHaveAttributeAsync("content", Policy());
            var links = await visit.Page.EvaluateAsync<string[]>("[...document.links].map(link => link.protocol)");
            Assert.Subset(new HashSet<string>(["http:", "https:"], StringComparer.Ordinal), links.ToHashSet(StringComparer.Ordinal));
            Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof hacked"));
            if (Shown.Contains(path))
            {
                await Expect(visit.Page.Locator("main")).ToContainTextAsync(Title);
            }
        }

        Assert.Empty(Shown.Except(site.Pages));
        await visit.OpenAsync("months/2026-11.html");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("hacked");
        // Not covered by what it found, however long the title above it is.
        await visit.Page.GetByRole(AriaRole.Searchbox).ClickAsync();
        await visit.Page.Locator(".results").GetByText(Title).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(Title);
        Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof hacked"));
        visit.MetNoFault();
    }

    [GeneratedRegex("^default-src 'none';.* script-src 'self';")]
    private static partial Regex Policy();

    private static CommandFolder Plan()
    {
        var title = "\"" + Title.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var plan = new CommandFolder();
        plan.Write("content/planner.yml", $"title: {title}\nlanguage: en\ntimezone: Europe/Paris\nbase_url: https://plan.example{SubPath.Prefix}\n");
        plan.Write("content/brands/brand.yml", $"name: {title}\ncolour: \"#fff;background:url({Address})\"\nvoice: {title}\nobjectives: [{title}]\npillars: {{pillar: {{title: {title}, share: 9}}}}\n");
        plan.Write("content/accounts/account.yml", $"network: mastodon\nbrand: brand\nhandle: {title}\nserver: \"{Address}\"\n");
        plan.Write("content/people/person.yml", $"name: {title}\nroles: [{title}]\n");
        plan.Write($"content/media/{Name}.png", "no picture");
        var post = Markdown($"title: {title}\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [{{account: account, first_comment: {title}}}]\nbrand: brand\ncampaign: campaign\nowner: person\ntags: [{title}]\nlink: \"{Address}\"\nmedia:\n  - {{file: \"media/{Name}.png\", alt: {title}}}\n  - {{file: {title}, alt: x}}\n");
        plan.Write("content/posts/post.md", post);
        plan.Write($"content/posts/{Name}.md", post);
        plan.Write("content/campaigns/campaign.md", Markdown($"title: {title}\nbrand: brand\nstart: 2026-11-01\nend: 2026-12-01\nobjective: {title}\naudience: {title}\nbudget: {{currency: {title}, lines: [{{what: {title}, planned: 1}}]}}\nindicators: [{{name: {title}, target: 1}}]\n"));
        plan.Write("content/contests/contest.md", Markdown($"title: {title}\nbrand: brand\nstart: 2026-11-01\nend: 2026-12-01\nopens: 2026-11-01 10:00\ncloses: 2026-12-01 10:00\norganisers: [{title}]\nprize: {{what: {title}}}\nterms: \"{Address}\"\nsteps: [{{id: step, title: {title}, owner: person, due: opens, evidence: {title}}}]\n"));
        plan.Write("content/events/event.yml", $"title: {title}\nstart: 2026-11-24\ntags: [{title}]\n");
        plan.Write("content/events/calendar.ics", $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{Address}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261125\r\nSUMMARY:{Title}\r\nDESCRIPTION:{Title}\r\nURL:{Address}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        plan.Write("content/ideas/idea.md", Markdown($"title: {title}\nbrand: brand\nsource: \"{Address}\"\n"));
        plan.Write("content/sources/source.yml", $"title: {title}\nurl: https://source.example/\nkeywords: [{title}]\n");
        plan.Write("content/sources/other.yml", $"title: {title}\nurl: \"{Address}\"\n");
        plan.Write("content/finds/2026/11/find.md", Markdown($"title: {title}\nurl: https://source.example/1\nsource: source\n"));
        plan.Write("content/finds/2026/11/other.md", Markdown($"title: {title}\nurl: \"{Address}\"\nsource: source\n"));
        plan.Write("content/partners/partner.yml", $"name: {title}\ncontact: {title}\nrights: {title}\ndeliverables: [{{what: {title}, due: 2026-11-24}}]\n");
        plan.Write("content/ideas/other.md", Markdown($"title: {title}\n"));
        plan.Write("content/playbooks/playbook.md", Markdown($"title: {title}\nkind: answer\ncontacts: [{title}]\nvariables: {{hacked: {title}}}\nsteps: [{title}]\n"));
        plan.Write("content/playbooks/crisis.md", Markdown($"title: {title}\nkind: crisis\ncontacts: [{{name: {title}, role: {title}, phone: {title}}}]\nsteps: [{title}]\n"));
        plan.Write("content/links/link.yml", $"title: {title}\nurl: \"https://x.example/?'onerror='hacked=1';url={Address}\"\ncampaign: campaign\nutm: {{source: {title}}}\naliases: [{title}]\n");
        plan.Write("content/links/other.yml", $"title: {title}\nurl: \"{Address}\"\n");
        plan.Write("content/incidents/incident.md", Markdown($"title: {title}\nstarted_at: 2026-11-20 10:00\nplaybook: {title}\nhold: {title}\nposts: [{title}]\nmeasures: [{{what: {title}, by: {title}}}]\n"));
        plan.Write("content/holds/hold.yml", $"reason: {title}\nby: {title}\n");
        return plan;
    }

    private static string Markdown(string frontMatter) => $"---\n{frontMatter}---\n{Body}\n";
}
