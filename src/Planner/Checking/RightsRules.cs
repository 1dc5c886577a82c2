using Planner.Networks;
using Planner.Planning;

namespace Planner.Checking;

/// <summary>Rights on media: until when, where, and with whose name they may be shown.</summary>
internal static class RightsRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var rights = new FileRights(content);
        var findings = new List<Finding>();
        if (rights.IsEmpty)
        {
            return findings;
        }

        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.State is not DeliveryState.Withdrawn && delivery.Post.Status.Value is not PostStatus.Idea)
            {
                findings.AddRange(rights.Untold(delivery).Select(each => Problems.RightsUntold(each.Media.File.Source, each.Media.File.Value, each.Partner)));
                foreach (var each in rights.Of(delivery))
                {
                    Unreadable(delivery, each, findings);
                    Until(delivery, each, plan.Now, findings);
                    Network(delivery, each, content, findings);
                    Credit(delivery, each, findings);
                }
            }
        }

        Conflicts(rights, findings);
        return findings;
    }

    /// <summary>What the post's own file says wrong stops it already; what another file says wrong stops whatever shows the same picture.</summary>
    private static void Unreadable(Delivery delivery, AppliedRights each, List<Finding> findings)
    {
        if (each.Rights.IsUnreadable && each.Rights.Source.Path != delivery.Post.Source.Path)
        {
            findings.Add(Problems.RightsUnreadable(each.Media.File.Source, each.File, each.Rights.Source));
        }
    }

    /// <summary>The last day is in: what goes out on it may.</summary>
    private static void Until(Delivery delivery, AppliedRights each, Instant now, List<Finding> findings)
    {
        if (each.Rights.Until is not { } until || delivery is not { Due: { } due, Local: { } local })
        {
            return;
        }

        if (local.Date > until.Value)
        {
            findings.Add(Problems.RightsExpired(each.PlaceOf(until.Source), each.File, until.Value, local.Date, each.Partner?.Name));
        }
        else if (due <= now && now.InZone(delivery.Zone).Date > until.Value && delivery.Post.Status.Value is PostStatus.Ready)
        {
            findings.Add(Problems.RightsEnded(each.PlaceOf(until.Source), each.File, until.Value, delivery.Post.Id));
        }
    }

    private static void Network(Delivery delivery, AppliedRights each, Content content, List<Finding> findings)
    {
        if (!each.Rights.Networks.IsEmpty && !each.Rights.Networks.Any(network => network.Value == delivery.Network.Id))
        {
            var names = string.Join(", ", each.Rights.Networks.Select(network => content.Networks.Find(network.Value)?.Name ?? network.Value));
            findings.Add(Problems.RightsNetwork(each.PlaceOf(each.Rights.Networks[0].Source), each.File, delivery.Network.Name, names));
        }
    }

    private static void Credit(Delivery delivery, AppliedRights each, List<Finding> findings)
    {
        if (each.Rights.Credit is { } credit && !IsSaid(credit.Value, delivery, each.Media.Alt?.Value))
        {
            findings.Add(Problems.CreditMissing(each.PlaceOf(credit.Source), each.File, credit.Value, delivery.Account.Id));
        }
    }

    private static bool IsSaid(string credit, Delivery delivery, string? alt)
    {
        var words = WholeWords.Plain(credit);
        return delivery.Text.Segments.Select(PlainText.Of).Append(delivery.FirstComment?.Value).Append(alt).OfType<string>().Any(text => WholeWords.Find(WholeWords.Plain(text), words) is not null);
    }

    /// <summary>Of two posts that say different things of one file, nobody knows which is right.</summary>
    private static void Conflicts(FileRights rights, List<Finding> findings)
    {
        foreach (var (file, stated) in rights.StatedOften)
        {
            // What comes from a deliverable says whose it is, and no more.
            var said = stated.Where(each => each.Until is not null || !each.Networks.IsEmpty || each.Credit is not null || each.Licence is not null).ToArray();
            foreach (var other in said.Skip(1).Where(other => !other.Allows(said[0])))
            {
                findings.Add(Problems.RightsConflict(other.Source, file, said[0]));
            }
        }
    }
}
