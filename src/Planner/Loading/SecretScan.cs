using System.Buffers;
using System.Text.RegularExpressions;

namespace Planner.Loading;

/// <summary>
/// Finds secrets that were pasted into a file, by the forms that their issuers give them, and hides them: what is read
/// from the file afterwards, and with it pages, feeds and logs, holds none.
/// </summary>
internal static partial class SecretScan
{
    private const string Aws = "AKIA|ASIA";
    private const string GitHub = "ghp_|gho_|ghs_|ghu_|ghr_";
    private const string Slack = "xoxa-|xoxb-|xoxp-|xoxr-|xoxs-|xapp-";

    // One pass over the text finds the places that are worth a regular expression; an ordinary file has none.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            .. Aws.Split('|'), .. GitHub.Split('|'), .. Slack.Split('|'),
            "github_pat_", "glpat-", "AIza", "-----BEGIN", "EAA", "eyJ", "hooks.slack.com/services/", "/api/webhooks/", ":AA", "ya29.", "GOCSPX-",
            "sk_live_", "rk_live_", "shpat_", "sk-proj-", "sk-ant-", "npm_", "SG.", "AAAAAAAAAAAAAAAAAAAAA", "ssword", "SSWORD", "ecret", "ECRET",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> EndsOfAuthority = SearchValues.Create(" \t\n/?#\"'<>()[]\\");

    /// <summary>A file with this many is a dump; one more says nothing new.</summary>
    private const int MostSecrets = 100;

    /// <summary>Puts <c>x</c> in place of each secret, so that places stay right.</summary>
    public static void Hide(Span<char> text, string path, List<Finding> findings)
    {
        var secrets = new List<Range>();
        AddCredentials(text, secrets);
        var addresses = secrets.Count;
        if (text.IndexOfAny(Beginnings) >= 0)
        {
            foreach (var match in Secret().EnumerateMatches(text))
            {
                if (secrets.Count == MostSecrets)
                {
                    break;
                }

                secrets.Add(match.Index..EndOf(text, match.Index, match.Length));
            }
        }

        for (var number = 0; number < secrets.Count; number++)
        {
            var start = secrets[number].Start.Value;
            findings.Add(Problems.SecretInContent(PlaceOf(text, path, start), KindOf(text[start..], isAddress: number < addresses)));
        }

        foreach (var secret in secrets)
        {
            var isKey = text[secret.Start] == '-';
            foreach (ref var character in text[secret])
            {
                character = char.IsWhiteSpace(character) || (character == ':' && !isKey) ? character : 'x';
            }
        }
    }

    /// <summary>Who stands before the host of an address, with a password: <c>https://user:password@host</c>.</summary>
    private static void AddCredentials(ReadOnlySpan<char> text, List<Range> secrets)
    {
        var start = 0;
        while (text[start..].IndexOf("://", StringComparison.Ordinal) is >= 0 and var sign && secrets.Count < MostSecrets)
        {
            start += sign + "://".Length;
            var rest = text[start..];
            var end = rest.IndexOfAny(EndsOfAuthority);
            var authority = end < 0 ? rest : rest[..end];
            var at = authority.LastIndexOf('@');
            if (at > 0 && authority[..at].Contains(':'))
            {
                secrets.Add(start..(start + at));
            }
        }
    }

    /// <summary>A private key goes on up to its last line.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int start, int length)
    {
        if (text[start] != '-')
        {
            return start + length;
        }

        var end = text[start..].IndexOf("-----END", StringComparison.Ordinal);
        return end < 0 ? text.Length : start + end;
    }

    private static SourceSpan PlaceOf(ReadOnlySpan<char> text, string path, int position)
    {
        var before = text[..position];
        return new SourceSpan(path, before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }

    private static string KindOf(ReadOnlySpan<char> secret, bool isAddress) => secret switch
    {
        _ when isAddress => "an address with a password in it",
        ['-', '-', ..] => "a private key",
        ['g', 'h' or 'i' or 'l', ..] => "a token of a Git forge",
        ['x', ..] => "a Slack token",
        ['h', 't', 't', 'p', ..] => "the address of a webhook, which is a secret",
        ['A', 'A', ..] => "a bearer token",
        ['A', 'K' or 'S', ..] => "an AWS key",
        ['A', 'I', ..] or ['y', 'a', ..] or ['G', ..] => "a Google key",
        ['E', ..] => "a Facebook token",
        ['e', 'y', 'J', ..] => "a signed token",
        ['s' or 'r', 'k', '_', ..] => "a payment key",
        ['s', 'k', '-', ..] or ['n', 'p', 'm', ..] or ['s', 'h', 'p', ..] or ['S', 'G', '.', ..] => "a service's key",
        [_, _, _, _, '-', ..] => "an app password",
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
        |\b[sr]k_live_[A-Za-z0-9]{20,}
        |\bsk-(?:proj|ant)-[A-Za-z0-9_-]{20,}
        |\bnpm_[A-Za-z0-9]{36,}
        |\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}
        |\bshpat_[A-Fa-f0-9]{32,}
        |\bGOCSPX-[A-Za-z0-9_-]{20,}
        |\bAAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{30,}
        |\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b(?<=(?:ssword|SSWORD|ecret|ECRET)[A-Za-z_-]{0,30}["']?[ \t]{0,8}[:=][ \t]{0,8}["']?.{19})
        |\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Secret();
}
