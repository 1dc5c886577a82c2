namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>All doubles of networks; a new one is found by itself.</summary>
internal static class NetworkDoubles
{
    public static ImmutableArray<Type> All { get; } =
    [
        .. typeof(NetworkDoubles).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(INetworkDouble)) && type.GetConstructor([]) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static INetworkDouble Make(string name) => (INetworkDouble)Activator.CreateInstance(All.Single(type => type.Name == name))!;

    /// <summary>The network's id, as its account names it.</summary>
    public static string NetworkOf(INetworkDouble network) => network.Account.Split('\n').Select(line => line.Split(':', 2)).First(pair => pair[0].Trim() == "network")[1].Trim();
}
