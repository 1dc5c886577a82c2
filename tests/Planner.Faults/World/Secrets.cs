using Planner.Faults.Network;

namespace Planner.Faults.World;

/// <summary>Each runner has secrets of its own, by which the network knows whose a request is.</summary>
internal static class Secrets
{
    public static IEnumerable<(string Name, string Value)> Of(IEnumerable<LoopbackAccount> accounts, string server, int runner) => accounts
        .Select(account => (account.Variable, string.Create(CultureInfo.InvariantCulture, $"{(account.Flavour is Flavour.Nothing ? server + "/hook/" : "")}{account.Id}.r{runner}")))
        .Append(("FAULTS_KEY", "key"));
}
