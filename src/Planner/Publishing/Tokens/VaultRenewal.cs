using Planner.Publishing.Connectors;

namespace Planner.Publishing.Tokens;

/// <summary>What became of a renewal.</summary>
internal abstract record VaultRenewal
{
    private VaultRenewal()
    {
    }

    /// <summary>These values hold now, whoever got them.</summary>
    public sealed record Renewed(VaultEntry Entry) : VaultRenewal;

    public sealed record Failed(SendFault Fault) : VaultRenewal;
}

/// <summary>What a network gave.</summary>
/// <param name="Values">By their names; others of the account stay as they are.</param>
/// <param name="Fault">Why it gave nothing; null when it did.</param>
internal sealed record VaultGrant(ImmutableDictionary<string, VaultValue> Values, SendFault? Fault = null);
