namespace Planner.Checking;

/// <summary>Playbooks: what stands between braces is a variable, and a variable stands somewhere.</summary>
internal static class PlaybookRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        foreach (var playbook in content.Playbooks)
        {
            foreach (var contact in playbook.Contacts)
            {
                if (contact.Person is { } person && content.People.Find(person.Value) is null && !content.IsRefused("person", person.Value))
                {
                    findings.Add(Problems.UnknownReference(person.Source, "person", person.Value, content.People.Ids));
                }
            }

            if (!playbook.Variables.IsEmpty)
            {
                Variables(playbook, findings);
            }
        }

        return findings;
    }

    /// <summary>Where no variable is named, braces are as good as any other sign.</summary>
    private static void Variables(Playbook playbook, List<Finding> findings)
    {
        var names = playbook.Variables.Select(variable => variable.Name.Value).ToArray();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in playbook.Prose.Blocks.SelectMany(block => block.Runs))
        {
            foreach (var (name, at) in PlaybookVariables.In(run))
            {
                if (used.Add(name) && !names.Contains(name, StringComparer.Ordinal))
                {
                    findings.Add(Problems.UnknownReference(BlockText.PlaceIn(run, at, playbook.Source.Path), "variable", name, names));
                }
            }
        }

        findings.AddRange(
            from variable in playbook.Variables
            where !used.Contains(variable.Name.Value)
            select Problems.VariableUnused(variable.Name.Source, variable.Name.Value));
    }
}
