using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing;

/// <summary>A runner's part of the accounts: an account always falls to the same part, so that its posts keep their order.</summary>
/// <param name="Part">From one.</param>
/// <param name="Of">How many parts there are.</param>
internal sealed record Shard(int Part, int Of)
{
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>As GitLab (<c>parallel:</c>, from one) and Kubernetes (Indexed Jobs, from zero, with <c>PLANNER_SHARDS</c>) say it; else the whole.</summary>
    public static Shard OfEnvironment(Func<string, string?> variable)
    {
        if (TryParse($"{variable("CI_NODE_INDEX")}/{variable("CI_NODE_TOTAL")}", out var gitLab))
        {
            return gitLab!;
        }

        return int.TryParse(variable("JOB_COMPLETION_INDEX"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < int.MaxValue
            && TryParse(string.Create(CultureInfo.InvariantCulture, $"{index + 1}/{variable("PLANNER_SHARDS")}"), out var kubernetes) ? kubernetes! : Whole;
    }

    public static bool TryParse(string text, out Shard? shard)
    {
        shard = null;
        if (text.Split('/') is not [var first, var second]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || part < 1 || part > of)
        {
            return false;
        }

        shard = new Shard(part, of);
        return true;
    }

    public bool Has(string account) => Of == 1 || BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(account))) % (uint)Of == Part - 1;
}
