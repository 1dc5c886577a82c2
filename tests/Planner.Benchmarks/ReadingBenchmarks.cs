using System.Text;
using BenchmarkDotNet.Attributes;
using Planner.Loading;

namespace Planner.Benchmarks;

/// <summary>What reading one post costs, step by step.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const string Yaml = """
        ---
        id: p-000123
        title: "Trois idées pour réduire le gaspillage"
        language: fr
        brand: aurora
        campaign: aurora-2025-q1-0007
        tags: [launch, q-and-a, local]
        owner: lea.bernard
        status: ready
        publish_at: 2025-03-04T18:30:00
        timezone: Europe/Paris
        accounts:
          - aurora-linkedin
          - aurora-x
        media:
          - file: media/img-04.png
            alt: "Vue de l’atelier depuis la mezzanine"

        """;

    private const string Body = """
        Notre équipe a passé 12 semaines à tester **le nouveau tableau de bord** avec des clients de Lyon. Le résultat nous a surpris.

        Tout est détaillé dans [notre article complet](https://www.example.com/fr/trois-idees?utm_source=social).

        - Mesurer avant de changer
        - Choisir **un seul** indicateur
        - Garder une trace des décisions

        Prochaine étape : ouvrir leurs données à 40 nouveaux partenaires avant la fin du trimestre, parce que *l’éthique* ne se décrète pas.

        ## @x

        Version courte : trois idées pour réduire le gaspillage https://www.example.com/fr/trois-idees #launch

        """;

    private static readonly SourceFile File = new("content/posts/2025/03/p-000123.md", Encoding.UTF8.GetBytes(Yaml + "---\n" + Body));

    [Benchmark(Baseline = true)]
    public object WholeYaml() => YamlReader.ReadWhole(Yaml, File.Path, [])!;

    [Benchmark]
    public object ShortYaml() => PlainYaml.Read(Yaml)!;

    [Benchmark]
    public object WholeMarkdown() => MarkdownReader.WholeTexts(Body, 20, new Reading(File.Path, []));

    [Benchmark]
    public object ShortMarkdown() => MarkdownReader.Texts(Body, 20, new Reading(File.Path, []));

    [Benchmark]
    public object WholeFile() => FileReader.Read(File, 2025);
}
