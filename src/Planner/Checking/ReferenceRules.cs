using Planner.Networks;

namespace Planner.Checking;

/// <summary>Every id that a file names must exist.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        Posts(content)
            .Concat(Accounts(content))
            .Concat(Campaigns(content))
            .Concat(Contests(content))
            .Concat(content.Ideas.SelectMany(idea => To(idea.Brand, "brand", content.Brands).Concat(To(idea.Owner, "person", content.People)).Concat(Pillar(idea.Pillar, content.Brands.Find(idea.Brand?.Value), content))))
            .Concat(content.Sources.SelectMany(source => To(source.Brand, "brand", content.Brands)))
            .Concat(content.Finds.SelectMany(find => To(find.From, "source", content.Sources)))
            .Concat(content.Playbooks.SelectMany(playbook => To(playbook.Brand, "brand", content.Brands)))
            .Concat(content.People.SelectMany(person => person.Absences.SelectMany(absence => To(absence.Deputy, "person", content.People))))
            .Concat(content.Holds.SelectMany(hold => To(hold.Brand, "brand", content.Brands).Concat(To(hold.Account, "account", content.Accounts)).Concat(To(hold.By, "person", content.People))))
            .Concat(content.Options.Review.Approvers.SelectMany(approver => To(approver, "person", content.People)));

    private static IEnumerable<Finding> Posts(Content content)
    {
        foreach (var post in content.Posts)
        {
            foreach (var finding in To(post.Brand, "brand", content.Brands)
                .Concat(To(post.Owner, "person", content.People))
                .Concat(To(post.Campaign, "campaign", content.Campaigns))
                .Concat(To(post.Contest, "contest", content.Contests))
                .Concat(To(post.Partner, "partner", content.Partners))
                .Concat(content.BrandOf(post) is not null || post.Brand is null ? Pillar(post.Pillar, content.BrandOf(post), content) : [])
                .Concat(Step(post, content)))
            {
                yield return finding;
            }

            foreach (var target in post.Accounts)
            {
                foreach (var finding in To(target.Account, "account", content.Accounts))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Accounts(Content content)
    {
        foreach (var account in content.Accounts)
        {
            foreach (var finding in To(account.Brand, "brand", content.Brands))
            {
                yield return finding;
            }

            if (NetworkCatalogue.Find(account.Network.Value) is not { } network)
            {
                yield return Problems.UnknownReference(account.Network.Source, "network", account.Network.Value, NetworkCatalogue.Ids);
            }
            else if (network.Closed is { } closed)
            {
                yield return Problems.NetworkClosed(account.Network.Source, network.Name, closed);
            }
        }
    }

    private static IEnumerable<Finding> Campaigns(Content content) =>
        content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)).SelectMany(campaign =>
            To(campaign.Brand, "brand", content.Brands)
                .Concat(To(campaign.Owner, "person", content.People))
                .Concat((campaign.Budget?.Lines ?? []).SelectMany(line => Network(line.Network))));

    private static IEnumerable<Finding> Contests(Content content) =>
        content.Contests.SelectMany(contest => contest.Steps).SelectMany(step => To(step.Owner, "person", content.People));

    private static IEnumerable<Finding> Network(Located<string>? network) =>
        network is { } named && NetworkCatalogue.Find(named.Value) is null
            ? [Problems.UnknownReference(named.Source, "network", named.Value, NetworkCatalogue.Ids)]
            : [];

    private static IEnumerable<Finding> Pillar(Located<string>? pillar, Brand? brand, Content content)
    {
        if (pillar is not { } named)
        {
            return [];
        }

        var known = brand is { Pillars.Length: > 0 } ? brand.Pillars : content.Options.Pillars;
        return known.Any(candidate => candidate.Id == named.Value)
            ? []
            : [Problems.UnknownReference(named.Source, "pillar", named.Value, known.Select(candidate => candidate.Id))];
    }

    private static IEnumerable<Finding> Step(Post post, Content content)
    {
        if (post.Step is not { } step)
        {
            return [];
        }

        return content.Contests.Find(post.Contest?.Value) is not { } contest
            ? post.Contest is null ? [Problems.StepWithoutContest(step.Source, step.Value)] : []
            : contest.Steps.Any(candidate => candidate.Id == step.Value) ? []
            : [Problems.UnknownReference(step.Source, "step", step.Value, contest.Steps.Select(candidate => candidate.Id))];
    }

    private static Finding[] To<T>(Located<string>? reference, string kind, Entities<T> entities)
        where T : class, IEntity =>
        reference is { } named && entities.Find(named.Value) is null
            ? [Problems.UnknownReference(named.Source, kind, named.Value, entities.Ids)]
            : [];
}
