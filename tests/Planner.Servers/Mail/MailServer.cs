using MimeKit;

namespace Planner.Servers.Mail;

/// <summary>exim on loopback, which keeps all letters; it starts once for all tests.</summary>
public sealed class MailServer : IAsyncLifetime
{
    private const string Script = "Mail/mail.sh";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-mail-").FullName;
    private ServerScript? script;

    /// <summary>Null where it can run.</summary>
    public static string? WhyNot { get; } = ServerScript.WhyNot(Script, "check");

    public int Port { get; private set; }

    /// <summary>With TLS from the first byte.</summary>
    public int TlsPort { get; private set; }

    /// <summary>The certificate that signs itself, as PEM.</summary>
    public string Authority { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (WhyNot is not null)
        {
            return;
        }

        (Port, TlsPort) = (ServerScript.FreePort(), ServerScript.FreePort());
        script = new ServerScript(Script, "run", folder, $"{Port}", $"{TlsPort}");
        await script.LinesUntilAsync("ready");
        Authority = await File.ReadAllTextAsync(Path.Combine(folder, "tls.pem"));
    }

    public async Task DisposeAsync()
    {
        if (script is not null)
        {
            await script.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Letters to mailboxes of a domain, once there are so many; exim files them a moment after it took them.</summary>
    public async Task<ImmutableArray<MimeMessage>> LettersAsync(string domain, int count)
    {
        for (var tries = 0; ; tries++)
        {
            var box = Path.Combine(folder, "Maildir", "new");
            var all = Directory.Exists(box) ? Directory.GetFiles(box).Select(file => MimeMessage.Load(file)).Where(mail => mail.To.Mailboxes.Any(to => to.Domain == domain)).ToImmutableArray() : [];
            if (all.Length >= count || tries == 100)
            {
                // One too many would be there soon after.
                await Task.Delay(tries == 100 ? 0 : 200);
                return [.. all.OrderBy(mail => mail.To.ToString(), StringComparer.Ordinal)];
            }

            await Task.Delay(100);
        }
    }
}

/// <summary>A test that is skipped where exim is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute() => Skip = MailServer.WhyNot;
}
