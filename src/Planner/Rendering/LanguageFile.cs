using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Rendering;

/// <summary>Reads a language file into values by path: <c>texts.nav.overview</c>, <c>months.0</c>.</summary>
internal static class LanguageFile
{
    public static FrozenDictionary<string, string> Read(string code, string yaml)
    {
        try
        {
            return Values(new Parser(new StringReader(yaml)));
        }
        catch (YamlException error)
        {
            throw new TemplateException($"languages/{code}.yml", (int)error.Start.Line, error.Message, error);
        }
    }

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
