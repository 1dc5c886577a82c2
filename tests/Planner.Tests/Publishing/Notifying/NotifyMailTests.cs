using System.Net;
using System.Net.Sockets;
using System.Text;
using Planner.Publishing.Notifying;

namespace Planner.Tests.Publishing.Notifying;

public sealed class NotifyMailTests
{
    private static readonly NotifySummary Summary = new("Bibliothèque\r\nBcc: all@lune.example", Instant.FromUnixTimeSeconds(0), [new(NotifyReason.Uncertain, "teaser", "lune-x", null, "no answer in time")]);

    [Fact]
    public async Task The_message_reaches_everyone_and_no_line_of_it_becomes_a_header()
    {
        using var server = new SmtpReader();
        Assert.Null(await SendAsync(new NotifyEmail(["a@lune.example", "b@lune.example"], "planner@lune.example", server.Address, null, null)));
        var said = await server.Said;
        Assert.Contains("MAIL FROM:<planner@lune.example>", said, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<a@lune.example>\nRCPT TO:<b@lune.example>\n", said, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated\n", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\nBcc:", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Base64("uncertain: teaser on lune-x: no answer in time")[..20], said.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_a_warning()
    {
        using var server = new SmtpReader(refusal: "550 no such person");
        var warning = await SendAsync(new NotifyEmail(["a@lune.example"], "planner@lune.example", server.Address, null, null));
        Assert.StartsWith("notify.email: 127.0.0.1: ", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(465, null, "notify.email: port 465 wants TLS from the first byte; name the server's port for STARTTLS, usually 587")]
    [InlineData(587, "USER", "notify.email: USER is not set in this environment")]
    public async Task What_cannot_work_is_not_tried(int port, string? user, string expected) =>
        Assert.Equal(expected, await SendAsync(new NotifyEmail(["a@lune.example"], "planner@lune.example", new MailServer("127.0.0.1", port), user, null)));

    private static Task<string?> SendAsync(NotifyEmail email) => NotifyMail.SendAsync(email, NotifyText.Message(Summary), _ => null, CancellationToken.None);

    /// <summary>A body in base64 holds its last line at one of three places; this one follows a subject whose length is known.</summary>
    private static string Base64(string line)
    {
        var body = NotifyText.Of(Summary);
        var start = body.IndexOf(line, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetByteCount(body[..start]);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(body)[(bytes + ((3 - (bytes % 3)) % 3))..]);
    }

    /// <summary>As much of a mail server as one message needs; it keeps what it was told.</summary>
    private sealed class SmtpReader : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public SmtpReader(string? refusal = null)
        {
            listener.Start();
            Said = Task.Run(() => ServeAsync(refusal));
        }

        public MailServer Address => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        public Task<string> Said { get; }

        public void Dispose() => listener.Dispose();

        private async Task<string> ServeAsync(string? refusal)
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
            var said = new StringBuilder();
            await writer.WriteLineAsync("220 ready");
            var isData = false;
            while (await reader.ReadLineAsync() is { } line && line != "QUIT")
            {
                said.Append(line).Append('\n');
                if (isData && line != ".")
                {
                    continue;
                }

                isData = line == "DATA";
                await writer.WriteLineAsync(isData ? "354 go on" : line.StartsWith("RCPT", StringComparison.Ordinal) && refusal is not null ? refusal : "250 ok");
            }

            return said.ToString();
        }
    }
}
