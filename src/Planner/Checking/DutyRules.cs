using Planner.Duties;

namespace Planner.Checking;

/// <summary>Holes in who does what when: nobody there when something goes out, and people who are away when their work is due.</summary>
internal static class DutyRules
{
    /// <summary>How far ahead holes are looked for: long enough to find somebody.</summary>
    private const int Days = 28;

    /// <summary>Whose hours are not for watching what goes out.</summary>
    private const string Client = "client";

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        if (OnCall.IsUsed(content))
        {
            Rota(content, plan, findings);
        }

        Absences(content, plan, findings);
        Partners(content, findings);
        return findings;
    }

    private static void Rota(Content content, Plan plan, List<Finding> findings)
    {
        var until = plan.Now + Duration.FromDays(Days);
        var turns = OnCall.Between(content, plan.Now, until);
        foreach (var turn in turns.Where(turn => turn.Person is null && content.People.Find(turn.Named) is not null))
        {
            var person = content.People.Find(turn.Named)!;
            findings.Add(Problems.OnCallPersonAway(Presence.AbsenceOn(person, turn.Day)?.Source ?? turn.Line.Source, person.Name, turn.Start.InZone(turn.Zone).LocalDateTime));
        }

        var watching = content.People.Where(person => !person.Hours.IsEmpty && !person.Roles.Contains(Client, StringComparer.OrdinalIgnoreCase)).ToArray();
        var brands = content.Options.Rota.IsEmpty ? content.Brands.Where(brand => !brand.Rota.IsEmpty).Select(brand => brand.Id).ToHashSet(StringComparer.Ordinal) : null;
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Due is not { } due || due < plan.Now || due >= until || delivery.Post.Status.Value is not (PostStatus.Ready or PostStatus.Review) || brands?.Contains(delivery.Account.Brand.Value) == false)
            {
                continue;
            }

            if (!turns.Any(turn => turn.Person is not null && turn.Contains(due) && turn.IsFor(delivery.Account.Brand.Value)) && !watching.Any(person => Presence.Works(person, due, content)))
            {
                findings.Add(Problems.NobodyOnCall(delivery.DueSource, delivery.Local!.Value));
            }
        }
    }

    private static void Absences(Content content, Plan plan, List<Finding> findings)
    {
        if (content.People.All(person => person.Absences.IsEmpty))
        {
            return;
        }

        var last = plan.Now.InZone(content.Options.Timezone).Date.PlusDays(Days);
        foreach (var task in PersonTasks.Of(content, plan, awaited: null))
        {
            // Posts that are written while their author is away are another's draft, or were written before.
            if (task.Uncovered is { } absence && task.Day <= last && task.Kind is not TaskKind.Write)
            {
                findings.Add(Problems.OwnerAbsent(task.Source, task.What, content.People.Find(task.Person)!.Name, absence));
            }
        }
    }

    private static void Partners(Content content, List<Finding> findings)
    {
        foreach (var partner in content.Partners)
        {
            foreach (var owed in partner.Deliverables.Where(owed => !owed.Done))
            {
                if (owed.Owner is null && partner.Owner is null)
                {
                    findings.Add(Problems.DeliverableUnowned(owed.Source, owed.What, partner.Name));
                }
            }
        }
    }
}
