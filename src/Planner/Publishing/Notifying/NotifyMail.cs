using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;

namespace Planner.Publishing.Notifying;

/// <summary>Tells it by e-mail.</summary>
internal static class NotifyMail
{
    /// <summary>Speaks TLS from its first byte, which <see cref="SmtpClient"/> does not (RFC 8314).</summary>
    private const int ImplicitTlsPort = 465;

    /// <summary>Why it was not sent; null when the server took it.</summary>
    public static async Task<string?> SendAsync(NotifyEmail email, NotifyMessage told, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        if (Notifier.Missing("email", [email.User, email.Password], variable) is { } missing)
        {
            return missing;
        }

        if (email.Server.Port == ImplicitTlsPort)
        {
            return $"notify.email: port {ImplicitTlsPort} wants TLS from the first byte; name the server's port for STARTTLS, usually 587";
        }

        // Off this machine nothing is said before STARTTLS; a server without it is refused.
        using var client = new SmtpClient(email.Server.Host, email.Server.Port) { EnableSsl = !IsLoopback(email.Server.Host) };
        if (email.User is not null)
        {
            client.Credentials = new NetworkCredential(variable(email.User), email.Password is null ? "" : variable(email.Password));
        }

        try
        {
            using var message = Message(email, told);
            await client.SendMailAsync(message, cancellationToken);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"notify.email: {email.Server.Host} did not answer in time";
        }
        catch (Exception exception) when (exception is SmtpException or FormatException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            return $"notify.email: {email.Server.Host}: {(exception.InnerException ?? exception).Message.ReplaceLineEndings(" ")}";
        }
    }

    private static MailMessage Message(NotifyEmail email, NotifyMessage told)
    {
        var message = new MailMessage
        {
            From = new MailAddress(email.From),
            Subject = "Planner: " + told.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = told.Text(int.MaxValue),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var person in email.To)
        {
            message.To.Add(new MailAddress(person));
        }

        // So that nobody's holiday message answers (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
