using System.Reflection;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Sweep;

namespace Planner.Tests.Publishing.Connectors.Table;

/// <summary>House rules: what the table of connectors says is proven.</summary>
public sealed class ConnectorTableTests
{
    public static TheoryData<string> Connectors => [.. ConnectorTable.Connectors.Select(each => each.Network.Id)];

    [Theory, MemberData(nameof(Connectors))]
    public void Every_connector_proves_what_it_claims(string name)
    {
        var (kind, network) = ConnectorTable.Connectors.First(each => each.Network.Id == name);
        var proven = Proof.All.Where(proof => proof.Network == name).Select(proof => proof.Cell).ToHashSet();
        Assert.Equal([], Claims(kind, network).Except(proven));
    }

    /// <summary>Letters go over SMTP: what breaks there is in the tests against a real server.</summary>
    [Theory, MemberData(nameof(Connectors))]
    public void Every_connector_meets_the_sweep(string name) => Assert.True(name == "email" || Sweeping.DoublesOf(name).Any());

    [Fact]
    public void Every_connector_stands_in_the_list_once() => Assert.Equal(AvailableConnectors.Names.Distinct(), AvailableConnectors.Names);

    [Fact]
    public void Nothing_is_proven_of_a_network_without_a_connector() =>
        Assert.Empty(Proof.All.Where(proof => ConnectorTable.Connectors.All(each => each.Network.Id != proof.Network)));

    [Fact]
    public void The_sources_say_what_the_attributes_say()
    {
        var attributes = typeof(ProvesAttribute).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetCustomAttributes<ProvesAttribute>().Select(proves => $"{method.DeclaringType!.Name}.{method.Name}: {proves.Network} {proves.Cell}"));
        Assert.Equal(attributes.Order(StringComparer.Ordinal), Proof.All.Where(proof => !proof.IsAgainstServer).Select(proof => $"{proof.Test}: {proof.Network} {proof.Cell}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Cell> Claims(ConnectorKind kind, Network network) =>
    [
        Cell.Text, Cell.Duplicates, Cell.Verified,
        .. If(network.Media is not null, Cell.Media), .. If(network.HasThreads, Cell.Thread), .. If(network.HasComments, Cell.Comment),
        .. If(kind.Can.HasFlag(Abilities.Schedule), Cell.Schedule), .. If(kind.Can.HasFlag(Abilities.Edit), Cell.Edit), .. If(kind.Can.HasFlag(Abilities.Withdraw), Cell.Withdraw),
    ];

    private static ImmutableArray<Cell> If(bool isClaimed, Cell cell) => isClaimed ? [cell] : [];
}
