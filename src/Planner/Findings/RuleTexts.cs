using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Findings;

/// <summary>What the handbook says of a rule. Backticks around what is typed are the only markup.</summary>
/// <param name="Summary">What the rule wants, in one sentence.</param>
/// <param name="Why">What happens without it.</param>
/// <param name="Fix">What to do about a finding.</param>
/// <param name="Wrong">Content of a file that it finds fault with.</param>
/// <param name="Right">The same without fault.</param>
public sealed record RuleText(string Summary, string Why, string Fix, string Wrong, string Right);

/// <summary>
/// The words of every rule in one language. They are data, read only where words are asked for: what a rule is worth
/// stands in <see cref="Rules"/> and costs no reading.
/// </summary>
public sealed class RuleTexts
{
    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> examples;

    private RuleTexts(string language)
    {
        Language = language;
        words = Read(language);
        examples = Read("examples");
    }

    public static ImmutableArray<string> Languages => ["en", "fr"];

    public string Language { get; }

    public RuleText Of(Rule rule) => new(
        words[$"rules/{rule.Name}/summary"],
        words[$"rules/{rule.Name}/why"],
        words[$"rules/{rule.Name}/fix"],
        examples[$"{rule.Name}/wrong"],
        examples[$"{rule.Name}/right"]);

    /// <summary>English where there is no such language; a region does not count: <c>fr-CA</c> is French.</summary>
    public static RuleTexts In(string language)
    {
        var primary = language.Split('-')[0].ToLowerInvariant();
        return new RuleTexts(Languages.Contains(primary) ? primary : "en");
    }

    public string Word(string key) => words[$"words/{key}"];

    public string Of(RuleSubject subject) => words[$"subjects/{Key(subject)}"];

    public string Of(Severity severity) => words[$"severities/{Key(severity)}"];

    /// <summary>Every scalar of a file by its path of keys: <c>rules/text-empty/why</c>.</summary>
    internal static Dictionary<string, string> Read(string name)
    {
        using var stream = typeof(RuleTexts).Assembly.GetManifestResourceStream($"rules/{name}.yml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var events = new Parser(reader);
        events.Consume<StreamStart>();
        events.Consume<DocumentStart>();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadMapping(events, "", found);
        return found;
    }

    private static void ReadMapping(Parser events, string path, Dictionary<string, string> found)
    {
        events.Consume<MappingStart>();
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var key = path + events.Consume<Scalar>().Value;
            if (events.TryConsume<Scalar>(out var scalar))
            {
                found.Add(key, scalar.Value.TrimEnd('\n'));
            }
            else
            {
                ReadMapping(events, key + "/", found);
            }
        }
    }

    private static string Key(Enum value) => value.ToString().ToLowerInvariant();
}
