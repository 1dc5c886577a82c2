using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Mastodon;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Servers.Mastodon;

/// <summary>
/// What the connector sends, and what a server makes of it that nobody here wrote. snac looks at no idempotency key, deletes nothing and
/// holds posts in its own way: what stands between a lost answer and a second post is the look-up alone.
/// </summary>
public sealed class SnacTests(SnacServer server) : IClassFixture<SnacServer>
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [SnacFact]
    [Proves("snac", Cell.Text)]
    [Proves("snac", Cell.Verified)]
    public async Task A_text_arrives_with_its_emoji_and_its_link()
    {
        const string Text = "Le four s’ouvre 🔥👩‍👩‍👧 :-) avec @ada@rivemont.example, **ce soir** : https://lune.example/été?a=1&b=2#x #Céramique\n\n- « un » & <deux>\n- trois";
        var prepared = Prepare(Text);
        var sent = await PublishedAsync(Outgoing.Message(prepared));
        var status = await server.StatusAsync(sent.Id);
        Assert.Equal(prepared.Segments[0].Text.Text, (string)status["text"]!);
        Assert.Contains("https://lune.example/été?a=1&b=2", (string)status["content"]!, StringComparison.Ordinal);
        Assert.StartsWith(server.Address.ToString(), sent.Url, StringComparison.Ordinal);
        Assert.Null(sent.HeldUntil);
    }

    [SnacFact]
    [Proves("snac", Cell.Media)]
    [Proves("snac", Cell.Verified)]
    public async Task A_picture_arrives_with_its_description()
    {
        var prepared = Prepare("Un bol", "media: [{ file: media/bowl.png, alt: Un bol « bleu » 🔥, focus: \"0.1,-0.2\" }]");
        var media = Outgoing.Media(prepared, Png, "image/png");
        var uploaded = Assert.IsType<UploadOutcome.Uploaded>(await Connector().UploadAsync(media, default));
        var message = Outgoing.Message(prepared) with { Media = [new(media, uploaded.Id)] };
        var sent = await PublishedAsync(message);
        var attachment = Assert.Single((await server.StatusAsync(sent.Id))["media_attachments"]!.AsArray())!;
        Assert.Equal(("image", "Un bol « bleu » 🔥"), ((string)attachment["type"]!, (string)attachment["description"]!));
        Assert.Equal(Png, await server.Http.GetByteArrayAsync(new Uri((string)attachment["url"]!)));
        Assert.Equal(sent.Id, Assert.IsType<Sighting.Found>(await FindAsync(message)).Message.Id);
    }

    [SnacFact]
    [Proves("snac", Cell.Thread)]
    [Proves("snac", Cell.Verified)]
    public async Task A_thread_is_a_chain_of_three()
    {
        var prepared = Prepare("Premier mot\n\n---\n\nDeuxième mot\n\n---\n\nTroisième mot", "content_warning: Feu");
        var first = await PublishedAsync(Outgoing.Message(prepared, 1));
        var second = await PublishedAsync(Outgoing.Message(prepared, 2) with { Root = first, Parent = first });
        var third = await PublishedAsync(Outgoing.Message(prepared, 3) with { Root = first, Parent = second });
        Assert.Equal(("Feu", true, null), await PlaceAsync(first));
        Assert.Equal(("Feu", true, first.Id), await PlaceAsync(second));
        Assert.Equal(("Feu", true, second.Id), await PlaceAsync(third));
        Assert.Equal(second.Id, Assert.IsType<Sighting.Found>(await FindAsync(Outgoing.Message(prepared, 2) with { Root = first, Parent = first })).Message.Id);
    }

    [SnacFact]
    [Proves("snac", Cell.Duplicates)]
    [Proves("snac", Cell.Verified)]
    public async Task What_was_sent_and_forgotten_is_found_and_what_was_never_sent_is_missing()
    {
        var forgotten = Outgoing.Message(Prepare("Envoyé *puis* oublié :-) `code` https://lune.example/?a=1&b=2"));
        Assert.IsType<Sighting.Missing>(await FindAsync(forgotten));
        var sent = await PublishedAsync(forgotten);
        Assert.Equal(new Sighting.Found(sent), await FindAsync(forgotten));
        Assert.IsType<Sighting.Missing>(await FindAsync(Outgoing.Message(Prepare("Jamais envoyé"))));
        Assert.IsType<Sighting.Missing>(await Connector().FindAsync(forgotten, SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(10), default));
    }

    [SnacFact]
    public async Task What_the_server_does_not_list_is_never_missing()
    {
        var message = Outgoing.Message(Prepare("Pour nous", "visibility: private"));
        await PublishedAsync(message);
        Assert.IsType<Sighting.Unclear>(await FindAsync(message));
    }

    [SnacFact]
    public async Task A_post_stands_and_that_it_cannot_be_deleted_is_told()
    {
        var sent = await PublishedAsync(Outgoing.Message(Prepare("Il reste")));
        Assert.Equal(new Sighting.Found(sent), await Connector().VerifyAsync(sent, default));
        Assert.Equal("the server deletes nothing for programs; delete it there by hand", (await Connector().WithdrawAsync(sent, default))!.Message);
        var gone = sent with { Id = "1795806899a7c481803b730a6f0c39cdca6230372e" };
        Assert.IsType<Sighting.Missing>(await Connector().VerifyAsync(gone, default));
        Assert.Null(await Connector().WithdrawAsync(gone, default));
    }

    [SnacFact]
    public async Task Another_token_is_refused()
    {
        var message = Outgoing.Message(Prepare("Sans droit"));
        var fault = Assert.IsType<Outcome.Rejected>(await Connector("no-token-of-yours").SendAsync(message, default)).Fault;
        Assert.Equal((FaultKind.Authorization, "the server says 401 and no more"), (fault.Kind, fault.Message));
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Sighting.Unclear>(await Connector("no-token-of-yours").FindAsync(message, Since, default)).Fault.Kind);
        Assert.IsType<Sighting.Missing>(await FindAsync(message));
    }

    [SnacFact]
    public async Task What_the_server_holds_is_told_with_its_time()
    {
        var message = Outgoing.Message(Prepare("Plus tard")) with { IsHandedOff = true, Due = Instant.FromUtc(2099, 1, 1, 10, 0) };
        var held = Assert.IsType<Outcome.HandedOff>(await Connector().SendAsync(message, default)).Message;
        Assert.Equal(message.Due, held.HeldUntil);
        Assert.Equal(new Sighting.Found(held), await Connector().VerifyAsync(held, default));
        Assert.IsType<Sighting.Unclear>(await FindAsync(message));
    }

    private static Instant Since => SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(10);

    private PreparedDelivery Prepare(string text, string fields = "") => Outgoing.Prepare($"network: snac\nserver: {server.Address}", fields, text);

    private async Task<(string? Warning, bool IsSensitive, string? Parent)> PlaceAsync(SentMessage sent)
    {
        var status = await server.StatusAsync(sent.Id);
        return ((string?)status["spoiler_text"], (bool)status["sensitive"]!, (string?)status["in_reply_to_id"]);
    }

    private Task<Sighting> FindAsync(OutgoingMessage message) => Connector().FindAsync(message, Since, default);

    private async Task<SentMessage> PublishedAsync(OutgoingMessage message) => Assert.IsType<Outcome.Published>(await Connector().SendAsync(message, default)).Message;

    private IConnector Connector(string? token = null)
    {
        var delivery = Prepare("Bonjour").Delivery;
        var secrets = new Secrets(ImmutableDictionary<string, string>.Empty.Add("access_token", token ?? server.Token));
        return MastodonConnector.Kind.Create(new ConnectorSettings(delivery.Account, delivery.Network, server.Address, secrets, server.Http, SystemClock.Instance.GetCurrentInstant));
    }
}
