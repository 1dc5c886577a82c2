using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Rendering;

/// <summary>What a language file says, by path: <c>texts.nav.overview</c>, <c>months.0</c>.</summary>
internal sealed class LanguageFile(string code, FrozenDictionary<string, string> values)
{
    public string Code => code;

    public string this[string key] => Find(key) ?? throw Error($"'{key}' is missing");

    public static LanguageFile Read(string code, string yaml)
    {
        try
        {
            return new LanguageFile(code, Values(new Parser(new StringReader(yaml))));
        }
        catch (YamlException error)
        {
            throw new TemplateException($"languages/{code}.yml", (int)error.Start.Line, error.Message, error);
        }
    }

    public string? Find(string key) => values.GetValueOrDefault(key);

    public ImmutableArray<string> List(string key, int length) =>
        [.. Enumerable.Range(0, length).Select(index => this[string.Create(CultureInfo.InvariantCulture, $"{key}.{index}")])];

    /// <summary>All values whose path starts so, by the rest of it.</summary>
    public FrozenDictionary<string, string> Under(string start) =>
        values.Where(value => value.Key.StartsWith(start, StringComparison.Ordinal))
            .ToFrozenDictionary(value => value.Key[start.Length..], value => value.Value, StringComparer.Ordinal);

    public TemplateException Error(string problem) => new($"languages/{code}.yml", 0, problem);

    private static FrozenDictionary<string, string> Values(Parser parser)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Read(parser, "", values);
        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Read(Parser parser, string path, Dictionary<string, string> values)
    {
        if (parser.TryConsume<MappingStart>(out _))
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>().Value;
                Read(parser, path.Length == 0 ? key : $"{path}.{key}", values);
            }
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            for (var index = 0; !parser.TryConsume<SequenceEnd>(out _); index++)
            {
                Read(parser, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), values);
            }
        }
        else
        {
            values[path] = parser.Consume<Scalar>().Value;
        }
    }
}
