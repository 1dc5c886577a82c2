namespace Planner.Loading;

/// <summary>What <c>content/planner.yml</c> gave.</summary>
/// <param name="Options">Null when the file cannot be used.</param>
/// <param name="Fault">Why it cannot be used.</param>
/// <param name="Findings">In reading order.</param>
/// <param name="Silences">Rules that the file breaks on purpose, with the reason.</param>
internal sealed record LoadedOptions(Options? Options, Finding? Fault, ImmutableArray<Finding> Findings, ImmutableDictionary<string, string> Silences)
{
    public const string Path = "content/planner.yml";

    public static LoadedOptions Read(SourceFile file)
    {
        var findings = new List<Finding>();
        using var text = SourceText.Read(file, findings);
        if (text is null)
        {
            return new LoadedOptions(null, findings[^1], [.. findings], ImmutableDictionary<string, string>.Empty);
        }

        SecretScan.Hide(text.Characters, file.Path, findings);
        var document = new EntityDocument("planner", YamlReader.Read(YamlSpaces.Normalize(text.Characters), file.Path, findings), "", 1, new Reading(file.Path, findings));
        var before = findings.Count;
        var silences = SilenceReader.Read(document);
        var options = OptionsReader.Read(document);
        if (options is null && document.Root is YamlMapping mapping)
        {
            FieldValues.Check(mapping, OptionsReader.Shape, document.Reading, before);
        }

        // A plan made with half of its options would be a guess; a field that nobody knows does no harm.
        var sorted = FindingPolicy.InReadingOrder(findings);
        // Of a file that cannot be read nothing else is worth telling: of course its fields are missing.
        var fault = sorted.FirstOrDefault(finding => finding.Rule is "yaml-syntax" or "encoding")
            ?? sorted.FirstOrDefault(finding => finding.Rule is "field-type" or "field-required");
        return new LoadedOptions(fault is null ? options : null, fault, sorted, silences);
    }
}
