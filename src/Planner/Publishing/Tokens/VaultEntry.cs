using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Tokens;

/// <summary>A secret of an account. It prints nothing of it.</summary>
/// <param name="Until">When it ends; null: never, or it is made anew from what does not end.</param>
/// <param name="Seed">
/// Fingerprint of the variable's value from which it was made (<see cref="SeedOf"/>): when somebody sets another value, that one counts. Null
/// when a person put it here.
/// </param>
internal sealed record VaultValue(string Text, Instant? Until = null, string? Seed = null)
{
    public static string SeedOf(string value) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("planner seed\n" + value)))[..22];

    public override string ToString() => "***";
}

/// <summary>A run that is about to ask the network for new values: a token that serves once must not be used by two.</summary>
/// <param name="Until">Then others may try: it was killed.</param>
internal sealed record Renewing(string Run, Instant Until);

/// <summary>What the vault holds of an account.</summary>
/// <param name="At">When it was written.</param>
internal sealed record VaultEntry(string Account, Instant At, ImmutableSortedDictionary<string, VaultValue> Values)
{
    public Renewing? Renewing { get; init; }

    public static VaultEntry Empty(string account, Instant at) => new(account, at, ImmutableSortedDictionary.Create<string, VaultValue>(StringComparer.Ordinal));

    public VaultValue? Find(string name) => Values.GetValueOrDefault(name);
}

/// <summary>What everybody sees of it, with or without a key.</summary>
/// <param name="Key">The name of the key that sealed it.</param>
internal sealed record VaultHeader(string Account, Instant At, string Key, ImmutableArray<(string Name, Instant? Until)> Values);
