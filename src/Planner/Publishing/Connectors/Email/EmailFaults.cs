using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Planner.Publishing.Connectors.Email;

/// <summary>What servers' refusals mean (RFC 5321, 4.2; RFC 3463 for the codes behind them), without the addresses that they repeat.</summary>
internal static class EmailFaults
{
    /// <summary>A connection that was not made, or broke; null for what nobody expects.</summary>
    public static SendFault? Of(ConnectorSettings settings, EmailSettings letter, Exception exception)
    {
        FaultKind? kind = exception switch
        {
            SslHandshakeException or NotSupportedException => FaultKind.Configuration,
            AuthenticationException or SaslException or ServiceNotAuthenticatedException => IsTemporary(exception) ? FaultKind.Server : FaultKind.Authorization,
            SmtpCommandException refused => (int)refused.StatusCode is >= 400 and < 500 ? FaultKind.Server : (int)refused.StatusCode is 530 or 535 ? FaultKind.Authorization : FaultKind.Configuration,
            SmtpProtocolException or SocketException or OperationCanceledException or ServiceNotConnectedException or TimeoutException => FaultKind.Network,
            FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => FaultKind.MediaProcessing,
            IOException => FaultKind.Network,
            ParseException => FaultKind.Configuration,
            _ => null,
        };
        var words = exception is SslHandshakeException ? "no secure connection, its certificate is not trusted; 'secrets: {ca: …}' may name a variable with the authority's certificate"
            : exception is NotSupportedException ? "it offers no TLS on this port, and nothing is said without it"
            : exception is OperationCanceledException or TimeoutException ? "no answer in time" : exception.Message;
        return kind is { } known ? new SendFault(known, Told(settings, $"{letter.Host}:{letter.Port}: {words}")) : null;
    }

    /// <summary>A refusal to one recipient's letter: nothing of it was taken.</summary>
    public static EmailAnswer Answer(ConnectorSettings settings, SmtpCommandException refused)
    {
        var (code, said) = ((int)refused.StatusCode, Told(settings, $"{(int)refused.StatusCode}: {refused.Message}"));
        if (code is >= 400 and < 500)
        {
            return new EmailAnswer(EmailAnswerKind.Later, new SendFault(code is 450 or 451 && IsTooMuch(refused.Message) ? FaultKind.RateLimited : FaultKind.Server, said));
        }

        return refused.ErrorCode switch
        {
            _ when code is 530 or 535 => new EmailAnswer(EmailAnswerKind.AllRefused, new SendFault(FaultKind.Authorization, said)),
            SmtpErrorCode.SenderNotAccepted => new EmailAnswer(EmailAnswerKind.AllRefused, new SendFault(FaultKind.Authorization, said)),
            SmtpErrorCode.RecipientNotAccepted => new EmailAnswer(EmailAnswerKind.Refused, new SendFault(FaultKind.Validation, said)),
            _ => new EmailAnswer(EmailAnswerKind.LetterRefused, new SendFault(FaultKind.Validation, said)),
        };
    }

    /// <summary>Addresses are secrets, too.</summary>
    private static string Told(ConnectorSettings settings, string said) =>
        settings.Told(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains('@', StringComparison.Ordinal) ? "***" : word)));

    private static bool IsTooMuch(string said) => said.Contains("rate", StringComparison.OrdinalIgnoreCase) || said.Contains("too many", StringComparison.OrdinalIgnoreCase) || said.Contains("greylist", StringComparison.OrdinalIgnoreCase);

    /// <summary>454 to a password: the server cannot look it up now (RFC 4954, 6).</summary>
    private static bool IsTemporary(Exception exception) => exception.InnerException is SmtpCommandException refused ? (int)refused.StatusCode is >= 400 and < 500 : exception.Message.StartsWith('4');
}
