using MimeKit;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Email;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Servers.Mail;

/// <summary>What the connector hands in, and what a strict server takes of it; each test writes to a domain of its own.</summary>
public sealed class MailTests(MailServer server) : IClassFixture<MailServer>
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly List<StageNote> notes = [];

    [MailFact, Proves("email", Cell.Text), Proves("email", Cell.Media), Proves("email", Cell.Verified)]
    public async Task A_letter_has_text_html_pictures_and_what_lists_want()
    {
        var message = Message("Le four est **chaud** 🔥 : [la galerie](https://lune.example/noël?a=1&b=2) " + new string('x', 1200) + "\n\n![Une \"tasse\"](media/bowl.png)", "language: fr\nextra: { subject: \"Lettre d’été n° 1 : le four est chaud, la galerie est ouverte, et tout le reste suit\" }");
        message = message with { Media = [new(new OutgoingMedia(message.Content.Media[0], new MediaFacts { MediaType = "image/png", Length = Png.Length }, () => new MemoryStream(Png)), "")] };
        var sent = Assert.IsType<Outcome.Published>(await Connector("Ada <ada@text.test>\nbob@text.test\nADA@text.test", "unsubscribe: \"https://lune.example/bye?who={recipient}\"").SendAsync(message, default));
        Assert.Null(sent.Remark);
        var letters = await server.LettersAsync("text.test", 2);
        Assert.Equal(2, letters.Length);
        var mail = letters[0];
        Assert.Equal("Lettre d’été n° 1 : le four est chaud, la galerie est ouverte, et tout le reste suit", mail.Subject);
        Assert.Equal(("Atelier Lune", "<lune.lune.example>", "fr"), (mail.From.Mailboxes.Single().Name, mail.Headers["List-Id"], mail.Body!.Headers["Content-Language"]));
        Assert.Equal(("<https://lune.example/bye?who=ada%40text.test>", "List-Unsubscribe=One-Click"), (mail.Headers["List-Unsubscribe"], mail.Headers["List-Unsubscribe-Post"]));
        Assert.NotEqual(letters[0].MessageId, letters[1].MessageId);
        Assert.StartsWith("key-of-this-message.", mail.MessageId, StringComparison.Ordinal);
        Assert.Contains("la galerie <https://lune.example/noël?a=1&b=2>", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<strong>chaud</strong>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", mail.HtmlBody, StringComparison.Ordinal);
        var alternative = Assert.IsType<MultipartAlternative>(mail.Body);
        var picture = Assert.IsType<MultipartRelated>(alternative[1]).OfType<MimePart>().Single(part => part.ContentType.MimeType == "image/png");
        Assert.Contains($"<img src=\"cid:{picture.ContentId}\" alt=\"Une &quot;tasse&quot;\">", mail.HtmlBody, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        await picture.Content!.DecodeToAsync(bytes);
        Assert.Equal(Png, bytes.ToArray());
    }

    [MailFact, Proves("email", Cell.Text)]
    public async Task Letters_go_over_tls_from_the_first_byte_as_well()
    {
        var message = Message("Hello");
        Assert.IsType<Outcome.Published>(await Connector("ada@tls.test", port: server.TlsPort, scheme: "smtps://").SendAsync(message, default));
        Assert.Single(await server.LettersAsync("tls.test", 1));
    }

    [MailFact]
    public async Task Whom_nobody_vouches_for_gets_no_password()
    {
        var fault = Assert.IsType<Outcome.Rejected>(await Connector("ada@ca.test", hasAuthority: false).SendAsync(Message("Hello"), default)).Fault;
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.Contains("its certificate is not trusted", fault.Message, StringComparison.Ordinal);
        fault = Assert.IsType<Outcome.Rejected>(await Connector("ada@ca.test", password: "sun").SendAsync(Message("Hello"), default)).Fault;
        Assert.Equal(FaultKind.Authorization, fault.Kind);
        Assert.Contains("535", fault.Message, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Authorization, (await Connector("ada@ca.test", password: "sun").AboutTokenAsync(default)).Fault?.Kind);
        Assert.Contains("2 recipients", (await Connector("ada@ca.test, bob@ca.test").AboutTokenAsync(default)).Remark, StringComparison.Ordinal);
    }

    [MailFact, Proves("email", Cell.Duplicates)]
    public async Task Recipients_that_are_refused_keep_nobody_else_from_the_letter()
    {
        const string List = "ada@refused.test, reject@refused.test, greylist@refused.test, datareject@refused.test, bob@refused.test";
        var later = Assert.IsType<Outcome.Rejected>(await Connector(List).SendAsync(Message("Hello"), default)).Fault;
        Assert.True(later.IsTransient);
        Assert.StartsWith("2 of 5 recipients have it, and 1 are to be tried again: ", later.Message, StringComparison.Ordinal);
        Assert.Equal(Duration.FromMinutes(1), later.RetryAfter);
        var published = Assert.IsType<Outcome.Published>(await Connector(List).SendAsync(Message("Hello"), default));
        Assert.StartsWith("3 of 5 recipients have it; the server refused 2 (number 2, 4 of the list", published.Remark, StringComparison.Ordinal);
        Assert.Equal(["ada@refused.test", "bob@refused.test", "greylist@refused.test"], (await server.LettersAsync("refused.test", 3)).Select(mail => mail.To.ToString()));
        Assert.Equal(new Sighting.Found(published.Message), await Connector(List).FindAsync(Message("Hello"), default, default));
        Assert.DoesNotContain(notes, note => note.Text.Contains('@', StringComparison.Ordinal));
    }

    [MailFact]
    public async Task Who_is_always_told_to_come_later_is_given_up_and_named()
    {
        for (var round = 0; round < 6; round++)
        {
            Assert.IsType<Outcome.Rejected>(await Connector("ada@full.test, tempfail@full.test").SendAsync(Message("Hello"), default));
        }

        Assert.StartsWith("1 of 2 recipients have it", Assert.IsType<Outcome.Published>(await Connector("ada@full.test, tempfail@full.test").SendAsync(Message("Hello"), default)).Remark, StringComparison.Ordinal);
        Assert.Single(await server.LettersAsync("full.test", 1));
    }

    [MailFact, Proves("email", Cell.Duplicates)]
    public async Task A_run_that_was_killed_is_followed_by_one_that_goes_on_behind_it()
    {
        const string List = "a@killed.test, b@killed.test, c@killed.test, d@killed.test";
        await Assert.ThrowsAsync<InvalidOperationException>(() => Connector(List).SendAsync(Message("Hello", killedAt: 3), default));
        Assert.IsType<Sighting.Missing>(await Connector(List).FindAsync(Message("Hello"), default, default));
        var left = Assert.IsType<Outcome.Unknown>(await Connector(List + ", e@killed.test").SendAsync(Message("Hello"), default)).Fault;
        Assert.StartsWith("of 1 of 5 recipients it is not known whether they have it (number 3 of the list)", left.Message, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await Connector(List + ", e@killed.test").FindAsync(Message("Hello"), default, default)).Fault.Kind);
        Assert.Equal(["a@killed.test", "b@killed.test", "d@killed.test", "e@killed.test"], (await server.LettersAsync("killed.test", 4)).Select(mail => mail.To.ToString()));

        // A person looked, and said: again.
        Assert.IsType<Outcome.Published>(await Connector(List + ", e@killed.test").SendAsync(Message("Hello"), default));
        Assert.Equal(5, (await server.LettersAsync("killed.test", 5)).Length);
    }

    [MailFact]
    public async Task A_list_that_begins_with_others_is_not_gone_on_with()
    {
        await Connector("a@other.test, b@other.test").SendAsync(Message("Hello"), default);
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(await Connector("b@other.test, c@other.test").SendAsync(Message("Hello"), default)).Fault.Kind);
        Assert.Equal(2, (await server.LettersAsync("other.test", 2)).Length);
    }

    /// <param name="killedAt">The note at which the run ends, before it is kept nowhere but in the ledger.</param>
    private OutgoingMessage Message(string text, string fields = "", int killedAt = int.MaxValue) => Outgoing.Message(Outgoing.Prepare("network: email", fields, text)) with
    {
        Staging = new Staging(notes.GroupBy(note => note.Name).ToDictionary(group => group.Key, group => group.Last().Text), note =>
        {
            notes.Add(note);
            return notes.Count == killedAt ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        }),
    };

    /// <summary>Letters go another way.</summary>
    private static HttpClient Unused { get; } = new();

    private IConnector Connector(string recipients, string extra = "", int? port = null, string scheme = "", string password = "moon", bool hasAuthority = true)
    {
        var account = $"network: email\nextra: {{ smtp: \"{scheme}localhost:{port ?? server.Port}\", from: \"Atelier Lune <news@lune.example>\"{(extra.Length > 0 ? ", " + extra : "")} }}";
        var delivery = Outgoing.Prepare(account, "", "Hello").Delivery;
        var secrets = ImmutableDictionary<string, string>.Empty.Add("user", "lune").Add("password", password).Add("recipients", recipients);
        var given = new Secrets(hasAuthority ? secrets.Add("ca", server.Authority) : secrets);
        return EmailConnector.Kind.Create(new ConnectorSettings(delivery.Account, delivery.Network, null, given, Unused, SystemClock.Instance.GetCurrentInstant));
    }
}
