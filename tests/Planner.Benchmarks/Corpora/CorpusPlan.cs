using System.Text;

namespace Planner.Benchmarks;

/// <summary>What stands around posts in a busy agency: campaigns with their money, contests with their checklists.</summary>
internal static class CorpusPlan
{
    private const int Lines = 5;
    private const int Steps = 16;
    private const ulong Seed = 20260302;

    /// <summary>Adds them to a corpus; its posts stay as they are.</summary>
    public static void Write(string directory, int campaigns, int contests)
    {
        var prng = new Prng(Seed);
        for (var number = 0; number < campaigns; number++)
        {
            Write(directory, $"campaigns/plan-{number:D4}.md", Head(number, "campaign", prng, out _));
        }

        for (var number = 0; number < contests; number++)
        {
            var text = new StringBuilder(Head(number, "contest", prng, out var start));
            text.Append($"""
                opens: {start.AddDays(7):yyyy-MM-dd} 10:00
                closes: {start.AddDays(21):yyyy-MM-dd} 23:59
                draw_at: {start.AddDays(24):yyyy-MM-dd} 11:00
                country: FR
                terms: https://www.example.com/terms/{number}
                prize: {"{"} what: A bowl, value: {prng.Between(50, 500)} {"}"}
                steps:

                """);
            foreach (var step in Enumerable.Range(0, Steps))
            {
                var from = step < Steps / 2 ? "opens - " : "closes + ";
                text.Append($"  - {{ id: step-{step}, title: {Name(step)} {step}, owner: {prng.Pick(Cast.People).Id}, due: {from}{prng.Between(1, 9)}d, done: {(prng.Chance(60) ? "true" : "false")} }}\n");
            }

            Write(directory, $"contests/plan-{number:D4}.md", text.ToString());
        }
    }

    private static string Name(int step) => step switch { 0 => "Terms", 1 => "Prize", 2 => "Launch", 8 => "Draw", 9 => "Shipping", 15 => "Aftermath", _ => "Visual" };

    /// <summary>Without its end; the prose is left out.</summary>
    private static string Head(int number, string kind, Prng prng, out DateOnly start)
    {
        var brand = prng.Pick(Cast.Brands);
        start = Corpus.FirstDay.AddDays(prng.Between(0, Corpus.Days - 60));
        var text = new StringBuilder($"""
            ---
            title: "{brand.Phrases.Title(prng)} ({kind} {number})"
            brand: {brand.Id}
            start: {start:yyyy-MM-dd}
            end: {start.AddDays(prng.Between(30, 90)):yyyy-MM-dd}
            objective: {brand.Phrases.Title(prng).Replace(':', ' ')}
            owner: {prng.Pick(Cast.People).Id}
            budget:
              currency: EUR
              total: {Lines * 600}
              lines:

            """);
        for (var line = 0; line < Lines; line++)
        {
            text.Append($"    - {{ what: Line {line}, network: {prng.Pick(brand.Networks)}, planned: {prng.Between(100, 500)}, committed: {prng.Between(50, 500)}, spent: {prng.Between(0, 400)} }}\n");
        }

        return text.Append($"""
            indicators:
              - {"{"} name: Visits, target: {prng.Between(1000, 9000)}, actual: {prng.Between(0, 5000)} {"}"}
              - {"{"} name: Subscriptions, target: {prng.Between(100, 900)} {"}"}
            utm: {"{"} source: social, medium: organic, campaign: {kind}-{number} {"}"}

            """).ToString();
    }

    private static void Write(string directory, string path, string text)
    {
        var file = Path.Combine(directory, "content", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "---\n");
    }
}
