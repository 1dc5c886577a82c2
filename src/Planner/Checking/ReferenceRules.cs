namespace Planner.Checking;

/// <summary>Every id that a file names must exist.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        Posts(content, findings);
        Accounts(content, findings);
        Campaigns(content, findings);
        Curation(content, findings);
        People(content, findings);
        return findings;
    }

    private static void Posts(Content content, List<Finding> findings)
    {
        foreach (var post in content.Posts)
        {
            To(post.Brand, "brand", content.Brands, content, findings);
            To(post.Owner, "person", content.People, content, findings);
            To(post.Campaign, "campaign", content.Campaigns, content, findings);
            To(post.Contest, "contest", content.Contests, content, findings);
            To(post.Partner, "partner", content.Partners, content, findings);
            Step(post, content, findings);
            foreach (var target in post.Accounts)
            {
                To(target.Account, "account", content.Accounts, content, findings);
                if (post.Brand is { } named && content.Brands.Find(named.Value) is not null
                    && content.Accounts.Find(target.Account.Value)?.Brand.Value is { } speaks && speaks != named.Value)
                {
                    findings.Add(Problems.AccountOfAnotherBrand(target.Account.Source, target.Account.Value, speaks, named.Value));
                }
            }

            var brand = content.BrandOf(post);
            if (brand is not null || post.Brand is null)
            {
                Pillar(post.Pillar, brand, content, findings);
            }
        }
    }

    private static void Accounts(Content content, List<Finding> findings)
    {
        foreach (var account in content.Accounts)
        {
            To(account.Brand, "brand", content.Brands, content, findings);
            Network(account.Network, content, findings);
            if (content.Networks.Find(account.Network.Value) is { Closed: { } closed } network)
            {
                findings.Add(Problems.NetworkClosed(account.Network.Source, network.Name, closed));
            }
        }
    }

    private static void Campaigns(Content content, List<Finding> findings)
    {
        foreach (var campaign in content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)))
        {
            To(campaign.Brand, "brand", content.Brands, content, findings);
            To(campaign.Owner, "person", content.People, content, findings);
            foreach (var line in campaign.Budget?.Lines ?? [])
            {
                Network(line.Network, content, findings);
            }

            foreach (var deliverable in campaign.Deliverables)
            {
                Giver(deliverable.Owner, content, findings);
            }
        }

        foreach (var step in content.Contests.SelectMany(contest => contest.Steps))
        {
            To(step.Owner, "person", content.People, content, findings);
        }
    }

    /// <summary>What comes before posts, or stands ready beside them.</summary>
    private static void Curation(Content content, List<Finding> findings)
    {
        foreach (var idea in content.Ideas)
        {
            To(idea.Brand, "brand", content.Brands, content, findings);
            To(idea.Owner, "person", content.People, content, findings);
            Pillar(idea.Pillar, content.Brands.Find(idea.Brand?.Value), content, findings);
        }

        foreach (var source in content.Sources)
        {
            To(source.Brand, "brand", content.Brands, content, findings);
        }

        foreach (var find in content.Finds)
        {
            To(find.From, "source", content.Sources, content, findings);
        }

        foreach (var playbook in content.Playbooks)
        {
            To(playbook.Brand, "brand", content.Brands, content, findings);
        }
    }

    private static void People(Content content, List<Finding> findings)
    {
        foreach (var absence in content.People.SelectMany(person => person.Absences))
        {
            To(absence.Deputy, "person", content.People, content, findings);
        }

        foreach (var hold in content.Holds)
        {
            To(hold.Brand, "brand", content.Brands, content, findings);
            To(hold.Account, "account", content.Accounts, content, findings);
            To(hold.By, "person", content.People, content, findings);
        }
    }

    /// <summary>Who hands something over: one of the team, or a partner.</summary>
    private static void Giver(Located<string>? giver, Content content, List<Finding> findings)
    {
        if (giver is { } named && content.People.Find(named.Value) is null && content.Partners.Find(named.Value) is null
            && !content.IsRefused("person", named.Value) && !content.IsRefused("partner", named.Value))
        {
            findings.Add(Problems.UnknownReference(named.Source, "person", named.Value, content.People.Ids.Concat(content.Partners.Ids)));
        }
    }

    private static void Network(Located<string>? network, Content content, List<Finding> findings)
    {
        if (network is { } named && content.Networks.Find(named.Value) is null && !content.IsRefused("network", named.Value))
        {
            findings.Add(Problems.UnknownReference(named.Source, "network", named.Value, content.Networks.Ids));
        }
    }

    private static void Pillar(Located<string>? pillar, Brand? brand, Content content, List<Finding> findings)
    {
        if (pillar is not { } named)
        {
            return;
        }

        var known = content.PillarsOf(brand);
        foreach (var candidate in known)
        {
            if (candidate.Id == named.Value)
            {
                return;
            }
        }

        findings.Add(Problems.UnknownReference(named.Source, "pillar", named.Value, known.Select(candidate => candidate.Id)));
    }

    private static void Step(Post post, Content content, List<Finding> findings)
    {
        if (post.Step is not { } step)
        {
            return;
        }

        if (content.Contests.Find(post.Contest?.Value) is { } contest)
        {
            if (!contest.Steps.Any(candidate => candidate.Id == step.Value))
            {
                findings.Add(Problems.UnknownReference(step.Source, "step", step.Value, contest.Steps.Select(candidate => candidate.Id)));
            }
        }
        else if (post.Contest is null)
        {
            findings.Add(Problems.StepWithoutContest(step.Source, step.Value));
        }
    }

    private static void To<T>(Located<string>? reference, string kind, Entities<T> entities, Content content, List<Finding> findings)
        where T : class, IEntity
    {
        if (reference is { } named && entities.Find(named.Value) is null && !content.IsRefused(kind, named.Value))
        {
            findings.Add(Problems.UnknownReference(named.Source, kind, named.Value, entities.Ids));
        }
    }
}
