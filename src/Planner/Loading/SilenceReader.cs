namespace Planner.Loading;

/// <summary>Reads <c>silence: { rule: reason }</c>, which every entity may have.</summary>
internal static class SilenceReader
{
    public static ImmutableDictionary<string, string> Read(EntityDocument document)
    {
        var silences = ImmutableDictionary<string, string>.Empty;
        if ((document.Root as YamlMapping)?.Find(CommonFields.Silence.Name) is not { } node || !CommonFields.Silence.Type.TryRead(node, document.Reading, out var entries))
        {
            return silences;
        }

        foreach (var (rule, reason) in entries)
        {
            if (Rules.Find(rule.Value) is null)
            {
                document.Reading.Findings.Add(Problems.UnknownReference(rule.Source, "rule", rule.Value, Rules.Names));
            }
            else if (reason.Length == 0)
            {
                document.Reading.Findings.Add(Problems.SilenceWithoutReason(rule.Source, rule.Value));
            }
            else if (Rules.Find(rule.Value) is { IsLocked: true })
            {
                document.Reading.Findings.Add(Problems.RuleLocked(rule.Source, rule.Value));
            }
            else
            {
                silences = silences.SetItem(rule.Value, reason);
            }
        }

        return silences;
    }
}
