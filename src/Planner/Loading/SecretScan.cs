using System.Buffers;
using System.Text.RegularExpressions;

namespace Planner.Loading;

/// <summary>Finds secrets that were pasted into a file, by the forms that their issuers give them.</summary>
internal static partial class SecretScan
{
    private const string Aws = "AKIA|ASIA";
    private const string GitHub = "ghp_|gho_|ghs_|ghu_|ghr_";
    private const string Slack = "xoxa-|xoxb-|xoxp-|xoxr-|xoxs-|xapp-";

    // One pass over the text finds the places that are worth a regular expression; an ordinary file has none.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            .. Aws.Split('|'), .. GitHub.Split('|'), .. Slack.Split('|'),
            "github_pat_", "glpat-", "AIza", "-----BEGIN", "EAA", "eyJ", "hooks.slack.com/services/", "/api/webhooks/", "sk_live_", ":AA", "ya29.",
        ],
        StringComparison.Ordinal);

    /// <summary>A file with this many is a dump; one more says nothing new.</summary>
    private const int MostSecrets = 100;

    public static void Check(string text, string path, List<Finding> findings)
    {
        if (text.AsSpan().IndexOfAny(Beginnings) < 0)
        {
            return;
        }

        var (line, lineStart, count) = (1, 0, 0);
        foreach (var match in Secret().EnumerateMatches(text))
        {
            var between = text.AsSpan(lineStart, match.Index - lineStart);
            line += between.Count('\n');
            lineStart += between.LastIndexOf('\n') + 1;
            findings.Add(Problems.SecretInContent(new SourceSpan(path, line, match.Index - lineStart + 1), KindOf(text.AsSpan(match.Index))));
            if (++count == MostSecrets)
            {
                return;
            }
        }
    }

    private static string KindOf(ReadOnlySpan<char> secret) => secret switch
    {
        ['-', '-', ..] => "a private key",
        ['g', 'h' or 'i' or 'l', ..] => "a token of a Git forge",
        ['x', ..] => "a Slack token",
        ['h', 't', 't', 'p', ..] => "the address of a webhook, which is a secret",
        ['A', 'K' or 'S', ..] => "an AWS key",
        ['A', 'I', ..] or ['y', 'a', ..] => "a Google key",
        ['E', ..] => "a Facebook token",
        ['e', ..] => "a signed token",
        ['s', 'k', ..] => "a payment key",
        _ => "a bot's token",
    };

    // Each form starts where its run of characters starts, so that a text is read once, however hostile it is.
    [GeneratedRegex(
        """
        -----BEGIN[ ](?:[A-Z]+[ ])*PRIVATE[ ]KEY
        |\b(?:
        """ + Aws + """
        )[0-9A-Z]{16}\b
        |\b(?:
        """ + GitHub + """
        )[A-Za-z0-9]{36,}
        |\b(?:
        """ + Slack + """
        )[A-Za-z0-9-]{20,}
        |\bgithub_pat_[A-Za-z0-9_]{50,}
        |\bglpat-[A-Za-z0-9_-]{20,}
        |\bAIza[A-Za-z0-9_-]{35}
        |\bya29\.[A-Za-z0-9_-]{20,}
        |\bEAA[A-Za-z0-9]{60,}
        |(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}
        |https://hooks\.slack\.com/services/[A-Za-z0-9/]{20,}
        |https://(?:[a-z]+\.)?discord(?:app)?\.com/api/webhooks/[0-9]+/[A-Za-z0-9_-]{20,}
        |\bsk_live_[A-Za-z0-9]{20,}
        |\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Secret();
}
