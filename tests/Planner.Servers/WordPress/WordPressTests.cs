using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.WordPress;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Servers.WordPress;

/// <summary>What the connector sends, and what WordPress itself makes of it.</summary>
public sealed class WordPressTests(WordPressServer server) : IClassFixture<WordPressServer>
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [WordPressFact, Proves("wordpress", Cell.Text), Proves("wordpress", Cell.Media), Proves("wordpress", Cell.Verified)]
    public async Task A_post_arrives_with_its_text_pictures_categories_and_tags()
    {
        var message = await UploadedAsync(Outgoing.Message(Prepare(
            "Le four s’ouvre 🔥 : **bols** & « tasses » <b>, [gallery] -- [la galerie](https://lune.example/été?a=1&b=2#x)\n\n![Une tasse](media/bowl.png)\n\n- un\n- deux",
            "media: [{ file: media/bowl.png, alt: \"Un \\\"bol\\\" bleu 🔥\" }]\ntags: [céramique, \"A & B\"]\nextra: { title: \"Bols & <tasses>\", slug: bols-et-tasses, categories: \"Coulisses, Arts & Crafts\", excerpt: Tout chaud }")));
        var sent = await PublishedAsync(message);
        var post = await server.GetAsync($"posts/{sent.Id}?context=edit&_embed");
        Assert.Equal(("publish", "bols-et-tasses", "Tout chaud"), ((string)post["status"]!, (string)post["slug"]!, (string)post["excerpt"]!["raw"]!));
        Assert.Equal("Bols & <tasses>", System.Net.WebUtility.HtmlDecode((string)post["title"]!["raw"]!));
        var featured = await server.GetAsync($"media/{post["featured_media"]}");
        Assert.Equal("Un \"bol\" bleu 🔥", (string)featured["alt_text"]!);
        Assert.Equal(Png, await server.Http.GetByteArrayAsync(new Uri((string)featured["source_url"]!)));
        var raw = (string)post["content"]!["raw"]!;
        Assert.Contains("<strong>bols</strong> &amp; « tasses » &lt;b&gt;, &#91;gallery]", raw, StringComparison.Ordinal);
        Assert.Matches("<p><img src=\"http://localhost:[0-9]+/wp-content/uploads/.+\" alt=\"Une tasse\"></p>", raw);
        Assert.Equal(["Arts &amp; Crafts", "Coulisses"], await NamesAsync("categories", sent));
        Assert.Equal(["A &amp; B", "céramique"], await NamesAsync("tags", sent));
        Assert.Contains("alt=\"Une tasse\"", (string)post["content"]!["rendered"]!, StringComparison.Ordinal);
        Assert.Contains("Bols", await server.Http.GetStringAsync(new Uri(server.Address, "/feed/")), StringComparison.Ordinal);
        Assert.Equal(new Sighting.Found(sent), await Connector().FindAsync(message, default, default));
        Assert.Equal(new Sighting.Found(sent), await Connector().VerifyAsync(sent, default));
    }

    [WordPressFact, Proves("wordpress", Cell.Edit), Proves("wordpress", Cell.Withdraw)]
    public async Task A_post_is_changed_and_taken_down()
    {
        var message = await UploadedAsync(Outgoing.Message(Prepare("Avant ![Une tasse](media/bowl.png)", "extra: { slug: avant }\ntags: [un]")));
        var sent = await PublishedAsync(message);
        Assert.Null(await Connector().EditAsync(Outgoing.Message(Prepare("Après ![Une tasse bleue](media/bowl.png)", "extra: { slug: avant, title: Nouveau titre }\ntags: [deux]")), sent, default));
        var post = await server.GetAsync($"posts/{sent.Id}?context=edit");
        Assert.Equal("Nouveau titre", (string)post["title"]!["raw"]!);
        Assert.Matches("^<p>Après <img src=\"http://localhost:[0-9]+/.+\" alt=\"Une tasse bleue\"></p>$", (string)post["content"]!["raw"]!);
        Assert.Equal(["deux"], await NamesAsync("tags", sent));
        Assert.Null(await Connector().WithdrawAsync(sent, default));
        Assert.Null(await Connector().WithdrawAsync(sent, default));
        Assert.Equal("trash", (string)(await server.GetAsync($"posts/{sent.Id}?context=edit"))["status"]!);
        Assert.IsType<Sighting.Missing>(await Connector().VerifyAsync(sent, default));
        Assert.Null(await Connector().WithdrawAsync(sent with { Id = "999999" }, default));
    }

    /// <summary>It lasts a minute: WordPress holds nothing shorter.</summary>
    [WordPressFact, Proves("wordpress", Cell.Schedule)]
    public async Task WordPress_holds_a_post_and_its_cron_publishes_it()
    {
        var due = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(63);
        due -= Duration.FromTicks(due.ToUnixTimeTicks() % NodaConstants.TicksPerSecond);
        var message = Outgoing.Message(Prepare("Plus tard", "extra: { slug: plus-tard }")) with { IsHandedOff = true, Due = due };
        var held = Assert.IsType<Outcome.HandedOff>(await Connector().SendAsync(message, default)).Message;
        Assert.Equal(due, held.HeldUntil);
        await server.CronAsync();
        Assert.Equal(new Sighting.Found(held), await Connector().VerifyAsync(held, default));
        Assert.Equal(new Sighting.Found(held), await Connector().FindAsync(message, default, default));
        await Task.Delay((due - SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1)).ToTimeSpan());
        await server.CronAsync();
        Assert.Null(Assert.IsType<Sighting.Found>(await Connector().VerifyAsync(held, default)).Message.HeldUntil);
    }

    [WordPressFact, Proves("wordpress", Cell.Schedule)]
    public async Task What_WordPress_holds_is_taken_back()
    {
        var message = Outgoing.Message(Prepare("Jamais", "extra: { slug: jamais }")) with { IsHandedOff = true, Due = Instant.FromUtc(2099, 1, 1, 10, 0) };
        var held = Assert.IsType<Outcome.HandedOff>(await Connector().SendAsync(message, default)).Message;
        Assert.Equal(message.Due, held.HeldUntil);
        Assert.Null(await Connector().WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await Connector().FindAsync(message, default, default));
    }

    [WordPressFact, Proves("wordpress", Cell.Duplicates)]
    public async Task After_a_lost_answer_the_second_run_makes_no_second_post()
    {
        using var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero };
        using var loses = new LosesAnswers { InnerHandler = sockets };
        using var lossy = new HttpClient(loses);
        var message = Outgoing.Message(Prepare("Une seule fois 🔥 & « encore » [x] “y” -- it's", "extra: { slug: une-fois }"));
        Assert.IsType<Outcome.Unknown>(await Connector(http: lossy).SendAsync(message, default));
        var found = Assert.IsType<Sighting.Found>(await Connector().FindAsync(message, default, default)).Message;
        Assert.Equal(found, await PublishedAsync(message));
        Assert.Single((await server.GetAsync("posts?search=Une+seule&status=any")).AsArray());
        var other = Outgoing.Message(Prepare("Tout autre chose", "extra: { slug: une-fois }"));
        Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Rejected>(await Connector().SendAsync(other, default)).Fault.Kind);
    }

    [WordPressFact]
    public async Task Who_may_what_is_told()
    {
        var editor = await Connector().AboutTokenAsync(default);
        Assert.Equal(("Editor", 0), (editor.Owner, editor.Lacking.Length));
        var author = await Connector("author").AboutTokenAsync(default);
        Assert.Equal<string>(["author"], author.Scopes!.Value);
        Assert.Empty(author.Lacking);
        Assert.Equal(FaultKind.Authorization, (await Connector(password: "wrong").AboutTokenAsync(default)).Fault?.Kind);
        var fault = Assert.IsType<Outcome.Rejected>(await Connector("author").SendAsync(Outgoing.Message(Prepare("Sans droit", "extra: { slug: sans, categories: Interdit }")), default)).Fault;
        Assert.Equal(FaultKind.Authorization, fault.Kind);
        Assert.Contains("'Interdit' among the blog's categories", fault.Message, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Outcome.Rejected>(await Connector(password: "wrong").SendAsync(Outgoing.Message(Prepare("Sans droit")), default)).Fault.Kind);
    }

    private PreparedDelivery Prepare(string text, string fields = "") =>
        Outgoing.Prepare($"network: wordpress\nserver: {server.Address}", fields, text);

    private async Task<OutgoingMessage> UploadedAsync(OutgoingMessage message)
    {
        var uploaded = ImmutableArray.CreateBuilder<UploadedMedia>();
        foreach (var file in message.Content.Media)
        {
            var media = new OutgoingMedia(file, new MediaFacts { MediaType = "image/png", Length = Png.Length }, () => new MemoryStream(Png));
            uploaded.Add(new UploadedMedia(media, Assert.IsType<UploadOutcome.Uploaded>(await Connector().UploadAsync(media, default)).Id));
        }

        return message with { Media = uploaded.ToImmutable() };
    }

    private async Task<SentMessage> PublishedAsync(OutgoingMessage message) => Assert.IsType<Outcome.Published>(await Connector().SendAsync(message, default)).Message;

    private async Task<string[]> NamesAsync(string kind, SentMessage sent) =>
        [.. (await server.GetAsync($"{kind}?post={sent.Id}")).AsArray().Select(term => (string)term!["name"]!).Order(StringComparer.Ordinal)];

    private IConnector Connector(string user = "editor", string? password = null, HttpClient? http = null)
    {
        var delivery = Prepare("Bonjour").Delivery;
        var secrets = new Secrets(ImmutableDictionary<string, string>.Empty.Add("user", user).Add("application_password", password ?? server.Passwords[user]));
        return WordPressConnector.Kind.Create(new ConnectorSettings(delivery.Account, delivery.Network, server.Address, secrets, http ?? server.Http, SystemClock.Instance.GetCurrentInstant));
    }

    /// <summary>The blog gets what makes a post, and its answer is lost on the way.</summary>
    private sealed class LosesAnswers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            return request.Method == HttpMethod.Post ? throw new HttpRequestException("The connection was cut.") : answer;
        }
    }
}
