using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace Planner.Publishing.Connectors.Email;

/// <summary>A connection to the account's server, made anew when it is lost. Nothing is said before TLS, but on this machine.</summary>
internal sealed class EmailSession(ConnectorSettings settings, EmailSettings letter) : IDisposable
{
    private SmtpClient? client;

    /// <summary>Connects and signs in. Null when it is open.</summary>
    public async Task<SendFault?> OpenAsync(CancellationToken cancellationToken)
    {
        client?.Dispose();
        client = new SmtpClient { Timeout = 60_000, CheckCertificateRevocation = false };
        if (settings.Secrets.Find("ca") is { } authority)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, authority);
        }

        try
        {
            await client.ConnectAsync(letter.Host, letter.Port, letter.IsTls ? SecureSocketOptions.SslOnConnect : letter.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancellationToken);
            if (client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
            {
                await client.AuthenticateAsync(settings.Secrets["user"], settings.Secrets["password"], cancellationToken);
            }

            return null;
        }
        catch (Exception exception) when (EmailFaults.Of(settings, letter, exception) is not null)
        {
            return EmailFaults.Of(settings, letter, exception);
        }
    }

    /// <param name="make">The letter; it is not made where the server cannot be reached.</param>
    public async Task<EmailAnswer> SendAsync(Func<MimeMessage> make, CancellationToken cancellationToken)
    {
        if (client is not { IsConnected: true } && await OpenAsync(cancellationToken) is { } closed)
        {
            return new EmailAnswer(closed.IsTransient ? EmailAnswerKind.Unsent : EmailAnswerKind.AllRefused, closed);
        }

        var progress = new Progress();
        try
        {
            using var mail = make();
            await client!.SendAsync(mail, cancellationToken, progress);
            return new EmailAnswer(EmailAnswerKind.Accepted);
        }
        catch (SmtpCommandException refused)
        {
            return EmailFaults.Answer(settings, refused);
        }
        catch (Exception exception) when (EmailFaults.Of(settings, letter, exception) is not null)
        {
            var fault = EmailFaults.Of(settings, letter, exception)!;
            client!.Dispose();
            client = null;
            return new EmailAnswer(progress.HasBegun ? EmailAnswerKind.Lost : fault.IsTransient ? EmailAnswerKind.Unsent : EmailAnswerKind.AllRefused, fault);
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            await (client?.DisconnectAsync(quit: true) ?? Task.CompletedTask);
        }
        catch (Exception exception) when (EmailFaults.Of(settings, letter, exception) is not null)
        {
            // What was accepted is accepted.
        }
    }

    public void Dispose() => client?.Dispose();

    /// <summary>By an authority that the account brings along (<c>secrets: {ca: …}</c>, as PEM), for servers of one's own.</summary>
    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, string authority)
    {
        if (errors is SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is not X509Certificate2 shown || errors is not SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return false;
        }

        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(authority);
        return chain.Build(shown);
    }

    private sealed class Progress : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
