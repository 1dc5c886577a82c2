using Planner.Loading;

namespace Planner.Rendering;

/// <summary>What a language file says, by path: <c>texts.nav.overview</c>, <c>months.0</c>.</summary>
internal sealed class LanguageFile(string code, FrozenDictionary<string, string> values)
{
    public string Code => code;

    public string this[string key] => Find(key) ?? throw Error($"'{key}' is missing");

    public static LanguageFile Read(string code, string yaml)
    {
        var findings = new List<Finding>();
        var root = YamlReader.Read(yaml, $"languages/{code}.yml", findings);
        if (findings is [var first, ..])
        {
            throw new TemplateException($"languages/{code}.yml", first.Source.Line, first.Message);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(root, "", values);
        return new LanguageFile(code, values.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public string? Find(string key) => values.GetValueOrDefault(key);

    public ImmutableArray<string> List(string key, int length)
    {
        var list = ImmutableArray.CreateBuilder<string>(length);
        for (var index = 0; index < length; index++)
        {
            list.Add(this[string.Create(CultureInfo.InvariantCulture, $"{key}.{index}")]);
        }

        return list.MoveToImmutable();
    }

    /// <summary>All values whose path starts so, by the rest of it.</summary>
    public FrozenDictionary<string, string> Under(string start)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (key.StartsWith(start, StringComparison.Ordinal))
            {
                found.Add(key[start.Length..], value);
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public TemplateException Error(string problem) => new($"languages/{code}.yml", 0, problem);

    private static void Add(YamlNode? node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    Add(value, path.Length == 0 ? key.Value : $"{path}.{key.Value}", values);
                }

                break;
            case YamlSequence sequence:
                for (var index = 0; index < sequence.Items.Length; index++)
                {
                    Add(sequence.Items[index], string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), values);
                }

                break;
            case YamlScalar scalar:
                values[path] = scalar.Value;
                break;
        }
    }
}
