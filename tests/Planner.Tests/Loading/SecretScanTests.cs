using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Loading;

/// <summary>Each form is found in a text that holds no other: what is looked for first must know them all.</summary>
public sealed class SecretScanTests
{
    private static readonly string Long = new('a', 60);

    public static TheoryData<string> Beginnings =>
    [
        "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-", "xapp-", "ya29.", "EAA", "sk_live_",
        "https://hooks.slack.com/services/", "https://discord.com/api/webhooks/1/", "https://ptb.discordapp.com/api/webhooks/1/",
    ];

    public static TheoryData<string> Secrets =>
    [
        "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AIza" + Long[..35], "eyJaaaaaaaaaa.eyJaaaaaaaaaa.aaaaaaaaaa", "12345678:AA" + Long[..33],
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
    ];

    [Theory, MemberData(nameof(Beginnings))]
    public void A_beginning_with_enough_after_it_is_a_secret(string beginning) => Assert.Single(Found(beginning + Long));

    [Theory, MemberData(nameof(Secrets))]
    public void A_secret_of_one_length_is_found(string secret) => Assert.Single(Found(secret));

    [Theory, MemberData(nameof(Beginnings))]
    public void A_beginning_alone_is_a_text_about_secrets(string beginning) => Assert.Empty(Found(beginning));

    private static List<Finding> Found(string secret)
    {
        var findings = new List<Finding>();
        SecretScan.Check($"a\n{secret}\n", "content/posts/a.md", findings);
        return findings;
    }
}
