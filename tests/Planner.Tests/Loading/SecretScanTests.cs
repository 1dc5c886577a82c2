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
        "rk_live_", "sk-proj-", "sk-ant-", "npm_", "GOCSPX-", "shpat_", "SG.aaaaaaaaaaaaaaaa.", "AAAAAAAAAAAAAAAAAAAAA",
        "https://hooks.slack.com/services/", "https://discord.com/api/webhooks/1/", "https://ptb.discordapp.com/api/webhooks/1/",
    ];

    public static TheoryData<string> Secrets =>
    [
        "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AIza" + Long[..35], "eyJaaaaaaaaaa.eyJaaaaaaaaaa.aaaaaaaaaa", "12345678:AA" + Long[..33],
        "https://user:hunter2@host.example/", "See postgres://:hunter2@host.",
        "app_password: abcd-efgh-1234-wxyz", "secrets: {password: 'abcd-efgh-1234-wxyz'}", "BSKY_SECRET=abcd-efgh-1234-wxyz",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN OPENSSH PRIVATE KEY-----",
    ];

    [Theory, MemberData(nameof(Beginnings))]
    public void A_beginning_with_enough_after_it_is_a_secret(string beginning) => Assert.Single(Found(beginning + Long));

    [Theory, MemberData(nameof(Secrets))]
    public void A_secret_of_one_length_is_found(string secret) => Assert.Single(Found(secret));

    [Theory, MemberData(nameof(Beginnings))]
    public void A_beginning_alone_is_a_text_about_secrets(string beginning) => Assert.Empty(Found(beginning));

    [Theory]
    [InlineData("abcd-efgh-1234-wxyz")]
    [InlineData("title: abcd-efgh-1234-wxyz")]
    [InlineData("https://mastodon.example/@lune https://host.example:443/@lune https://lune@host.example/ mailto:a:b@c.example")]
    public void What_only_looks_like_a_secret_is_none(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("base_url: https://user:hunter2@host.example/", "base_url: https://xxxx:xxxxxxx@host.example/")]
    [InlineData("a AKIAIOSFODNN7EXAMPLE b", "a xxxxxxxxxxxxxxxxxxxx b")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA==\n-----END", "xxxxxxxxxx xxxxxxx xxxxxxxx\nxxxx\nxxxxxx\n-----END")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void A_secret_is_hidden_from_whatever_reads_the_file(string text, string hidden)
    {
        var characters = text.ToCharArray();
        SecretScan.Hide(characters, "a.md", []);
        Assert.Equal(hidden, new string(characters));
    }

    private static List<Finding> Found(string secret)
    {
        var findings = new List<Finding>();
        SecretScan.Hide($"a\n{secret}\n".ToCharArray(), "content/posts/a.md", findings);
        return findings;
    }
}
