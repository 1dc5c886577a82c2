using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>Every double of this assembly, and what breaks on it.</summary>
internal static class Sweeping
{
    public static ImmutableArray<Type> Doubles { get; } =
    [
        .. typeof(Sweeping).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(INetworkDouble)) && type.GetConstructor([]) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static INetworkDouble Make(string name) => (INetworkDouble)Activator.CreateInstance(Doubles.Single(type => type.Name == name))!;

    public static IEnumerable<Type> DoublesOf(string network) => Doubles.Where(type => NetworkOf(Make(type.Name)) == network);

    /// <summary>What each double of a network has against duplicates.</summary>
    public static ImmutableArray<(string Double, DuplicateGuard Guard)> GuardsOf(string network) =>
    [
        .. from type in DoublesOf(network)
           let made = Make(type.Name)
           group type.Name by GuardOf(made) into same
           select (string.Join(", ", same.Select(Spaced)), same.Key),
    ];

    public static ImmutableArray<Scenario> ScenariosOf(INetworkDouble network) => Scenario.Of(BuiltInNetworks.Find(NetworkOf(network))!, network.Fields);

    public static async Task<SweepReport> RunAsync(Func<INetworkDouble> make, string network, Scenario scenario)
    {
        var baseline = await RunAsync(make(), scenario, SweepBreak.None);
        Assert.Empty(baseline.BaselineFaults());
        var report = new SweepReport(network, scenario, baseline);
        foreach (var broken in SweepBreak.Of(baseline))
        {
            report.Add(broken, await RunAsync(make(), scenario, broken));
        }

        return report;
    }

    private static async Task<SweepResult> RunAsync(INetworkDouble network, Scenario scenario, SweepBreak broken)
    {
        using var world = new SweepWorld(network, scenario, broken);
        return await world.RunAsync();
    }

    private static DuplicateGuard GuardOf(INetworkDouble network)
    {
        using var world = new SweepWorld(network, Scenario.Plain, SweepBreak.None);
        return world.Connector().Guard;
    }

    /// <summary><c>DiscordBotDouble</c>: Discord Bot.</summary>
    private static string Spaced(string name) => string.Concat(name.Replace("Double", "", StringComparison.Ordinal).Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));

    public static string NetworkOf(INetworkDouble network) => network.Account.Split('\n').Select(line => line.Split(':', 2)).First(pair => pair[0].Trim() == "network")[1].Trim();
}
