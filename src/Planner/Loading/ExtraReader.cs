namespace Planner.Loading;

/// <summary>Reads the plain values below <c>extra:</c>, which networks may ask for: a board, a subject. Groups and lists are the team's own.</summary>
internal static class ExtraReader
{
    public static NamedTexts Of(FieldValues fields)
    {
        if (fields.Value(CommonFields.Extra) is not YamlMapping mapping)
        {
            return NamedTexts.None;
        }

        var texts = ImmutableArray.CreateBuilder<NamedText>();
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is YamlScalar { IsNull: false } value && value.Value.Trim() is { Length: > 0 } text)
            {
                texts.Add(new NamedText(entry.Key.Value, fields.Reading.Locate(text, value)));
            }
        }

        return new NamedTexts(texts.ToImmutable());
    }
}
