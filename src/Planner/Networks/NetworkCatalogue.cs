namespace Planner.Networks;

/// <summary>The networks that a repository may use: Planner's, changed and added to by its own files.</summary>
public sealed class NetworkCatalogue(Entities<Network> own)
{
    public static NetworkCatalogue BuiltIn { get; } = new(Entities<Network>.None);

    /// <summary>All ids, sorted.</summary>
    public IEnumerable<string> Ids => BuiltInNetworks.Ids.Union(own.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Null when there is no such network.</summary>
    public Network? Find(string id) => own.Find(id) ?? BuiltInNetworks.Find(id);

    /// <summary>The account's network, with the limits that its server states; null when there is no such network.</summary>
    public Network? Of(Account account) =>
        Find(account.Network.Value) is not { } network ? null : account.Instance.IsEmpty ? network : InstanceLimits.Apply(network, account.Instance);
}
