namespace Planner.Drawing;

/// <summary>Randomness out of secrets that were promised before the draw, each by somebody else.</summary>
internal static class PromisedSecrets
{
    /// <summary>SHA-256 of the secrets in the order of the commitments, a line feed after each.</summary>
    public static Sha256 RandomnessOf(IEnumerable<string> secrets) => Sha256.Of(string.Concat(secrets.Select(secret => secret + "\n")));

    /// <summary>The secrets in the order of the commitments; null, and whose is missing or wrong, otherwise.</summary>
    public static (ImmutableArray<string> Secrets, string? Fault) InOrder(ImmutableArray<DrawCommitment> commitments, IReadOnlyCollection<string> given)
    {
        var byDigest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in given)
        {
            byDigest[Sha256.Of(secret).ToString()] = secret;
        }

        string[] missing = [.. commitments.Where(commitment => !byDigest.ContainsKey(commitment.Sha256)).Select(commitment => commitment.By)];
        var unknown = byDigest.Keys.Count(digest => commitments.All(commitment => commitment.Sha256 != digest));
        return missing.Length > 0 ? ([], $"the secret of {string.Join(" and of ", missing)} is missing{(unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {unknown} of those given {(unknown == 1 ? "fits" : "fit")} no commitment") : "")}")
            : unknown > 0 ? ([], "one of the secrets given fits no commitment")
            : given.Any(secret => secret.Contains('\n', StringComparison.Ordinal)) ? ([], "a secret has no line feed in it")
            : ([.. commitments.Select(commitment => byDigest[commitment.Sha256])], null);
    }
}
