namespace Planner.Loading;

/// <summary>Reads the plain values below <c>extra:</c>, which networks may ask for: a board, a subject. Groups and lists are the team's own.</summary>
internal static class ExtraReader
{
    public static ImmutableDictionary<string, Located<string>> Of(FieldValues fields)
    {
        var texts = ImmutableDictionary<string, Located<string>>.Empty;
        foreach (var entry in (fields.Value(CommonFields.Extra) as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsNull: false } value && value.Value.Trim() is { Length: > 0 } text)
            {
                texts = texts.SetItem(entry.Key.Value, fields.Reading.Locate(text, value));
            }
        }

        return texts;
    }
}
