namespace Planner.Drawing;

/// <summary>
/// drand's chain "quicknet" of the League of Entropy, which gives a number that nobody knew before every three seconds. Its numbers are those of
/// drand.love/blog/2023/10/16/quicknet-is-live, which quotes <c>/info</c> of the chain.
/// </summary>
internal static class Quicknet
{
    public const string Chain = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

    /// <summary>For tools that check signatures; scheme bls-unchained-g1-rfc9380.</summary>
    public const string PublicKey = "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";

    public const string Api = "https://api.drand.sh";

    /// <summary>In hexadecimal: a point of G1, 48 bytes.</summary>
    public const int SignatureDigits = 96;

    /// <summary>In seconds.</summary>
    private const int Period = 3;

    /// <summary>The first round's moment.</summary>
    private static readonly Instant Genesis = Instant.FromUnixTimeSeconds(1_692_803_367);

    /// <summary>Beyond it no calendar goes.</summary>
    private static readonly long LastRound = ((Instant.MaxValue.ToUnixTimeSeconds() - Genesis.ToUnixTimeSeconds()) / Period) - 1;

    /// <summary>The first round at or after a moment.</summary>
    public static long RoundAt(Instant moment) => moment <= Genesis ? 1 : (((moment - Genesis).WholeSeconds() + Period - 1) / Period) + 1;

    /// <summary>When a round comes; null for a number that no round will have.</summary>
    public static Instant? TimeOf(long round) => round >= 1 && round <= LastRound ? Genesis + Duration.FromSeconds((round - 1) * Period) : null;

    /// <summary>Whole seconds, of which a part counts for one.</summary>
    private static long WholeSeconds(this Duration span) => (long)Math.Ceiling(span.TotalSeconds);

    /// <summary>Where a round is asked for (HTTP API, version 1).</summary>
    public static Uri AddressOf(string api, long round) => new(string.Create(CultureInfo.InvariantCulture, $"{api.TrimEnd('/')}/{Chain}/public/{round}"));
}
