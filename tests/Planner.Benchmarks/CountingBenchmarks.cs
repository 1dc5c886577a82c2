using BenchmarkDotNet.Attributes;
using Planner.Networks.Counting;

namespace Planner.Benchmarks;

/// <summary>What it costs to count a text of about 280 characters, with an address, hashtags and emoji, and to cut one that is twice as long.</summary>
[MemoryDiagnoser]
public class CountingBenchmarks
{
    private const string Text = """
        On a passé 12 semaines à tester le nouveau tableau de bord avec des clients de Lyon. Le résultat nous a surpris… 🎉
        Tout est ici : https://www.example.com/fr/trois-idees?utm_source=social
        Merci @claire_dupont, @atelier@example.org et à vous tous ! 👏🏽 #launch #QuestionsRéponses
        """;

    private Counter counter = Counters.All[0];

    public static IEnumerable<string> Names => Counters.All.Select(counter => counter.Name);

    [ParamsSource(nameof(Names))]
    public string Name
    {
        get => counter.Name;
        set => counter = Counters.Find(value)!;
    }

    [Benchmark(Baseline = true)]
    public int Count() => counter.Count(Text);

    [Benchmark]
    public int Fit() => counter.Fit(Text + Text, 280);
}
