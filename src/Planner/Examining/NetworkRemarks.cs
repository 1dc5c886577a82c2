using Planner.Networks;

namespace Planner.Examining;

/// <summary>What is to be said of the networks that accounts use.</summary>
internal static class NetworkRemarks
{
    public static IEnumerable<Remark> Of(Content content, LocalDate today)
    {
        var used = content.Accounts.Select(account => account.Network.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(content.Networks.Find).OfType<Network>().Where(network => network.Closed is null).ToArray();
        return used.SelectMany(network => Old(network, today)).Concat(used.SelectMany(Unverified)).Concat(Overridden(content.Networks));
    }

    private static IEnumerable<Remark> Old(Network network, LocalDate today)
    {
        var old = StaleFacts.Of(network, today).Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Group} ({fact.AsOf:uuuu-MM-dd})")).ToArray();
        return old.Length == 0 ? [] :
        [
            new Remark(
                "network-data-old", Severity.Warning, network.Id,
                $"read more than six months ago: {string.Join(", ", old)}; see whether the sources still say so, and put what changed into content/networks/{network.Id}.yml")
            {
                Network = network.Id,
            },
        ];
    }

    private static IEnumerable<Remark> Unverified(Network network)
    {
        var values = UnverifiedValues.Of(network).ToArray();
        return values.Length == 0 ? [] :
        [
            new Remark("network-data-unverified", Severity.Info, network.Id, $"stated by no vendor: {string.Join(", ", values)}; breaking these is a warning, never an error") { Network = network.Id },
        ];
    }

    private static IEnumerable<Remark> Overridden(NetworkCatalogue networks) =>
        from network in networks.Ids.Select(networks.Find).OfType<Network>()
        where network.Source.Path.StartsWith("content/", StringComparison.Ordinal)
        select new Remark(
            "network-override", Severity.Info, network.Id,
            BuiltInNetworks.Find(network.Id) is null ? $"{network.Source.Path} describes a network of your own" : $"{network.Source.Path} is in force over Planner's own data")
        {
            Network = network.Id,
            File = network.Source.Path,
        };
}
