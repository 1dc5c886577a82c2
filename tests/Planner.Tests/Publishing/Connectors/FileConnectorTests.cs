using Planner.Cli;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Files;
using Planner.Tests.Cli;

namespace Planner.Tests.Publishing.Connectors;

public sealed class FileConnectorTests : IDisposable
{
    private readonly CommandFolder folder = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        folder.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task A_message_is_one_file_with_its_media_beside_it()
    {
        var connector = Connector(HandedMessage.Account());
        var message = HandedMessage.Of(HandedMessage.Account(), media: [("media/noel/teaser.JPG", "one"), ("media/b.png", "two")]);
        var published = Assert.IsType<Outcome.Published>(await connector.SendAsync(message, CancellationToken.None)).Message;
        var stem = published.Id[..^".json".Length];
        Assert.Matches("^_sent/lune-bluesky/teaser-1-[0-9a-f]{20}[.]json$", published.Url);
        Assert.Equal([$"{stem}-1.jpg", $"{stem}-2.png", $"{stem}.json"], folder.Files());
        Assert.Equal("one", folder.Read($"{stem}-1.jpg"));
        var text = folder.Read(published.Id);
        Assert.Contains("\n  \"text\": \"Voir la galerie #noel\",\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n      \"file\": \"{Path.GetFileName(stem)}-2.png\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_time_finds_the_first_and_changes_nothing()
    {
        var connector = Connector(HandedMessage.Account());
        var message = HandedMessage.Of(HandedMessage.Account(), media: ("media/a.jpg", "one"));
        Assert.Equal(DuplicateGuard.RecordId, connector.Guard);
        Assert.IsType<Sighting.Missing>(await connector.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        var first = await connector.SendAsync(message, CancellationToken.None);
        var sent = ((Outcome.Published)first).Message;
        folder.Write(sent.Id, "read and changed by a person");
        Assert.Equal(first, await connector.SendAsync(message, CancellationToken.None));
        Assert.Equal("read and changed by a person", folder.Read(sent.Id));
        Assert.Equal(new Sighting.Found(sent), await connector.FindAsync(message, HandedMessage.Due, CancellationToken.None));
        Assert.Equal(new Sighting.Found(sent), await connector.VerifyAsync(sent, CancellationToken.None));
    }

    [Fact]
    public async Task Sent_by_many_at_once_it_is_there_once()
    {
        var connector = Connector(HandedMessage.Account());
        var message = HandedMessage.Of(HandedMessage.Account());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => connector.SendAsync(message, CancellationToken.None))));
        Assert.Single(outcomes.Distinct());
        Assert.Single(folder.Files());
    }

    [Fact]
    public async Task Media_that_an_interrupted_run_left_are_written_again()
    {
        var connector = Connector(HandedMessage.Account());
        var message = HandedMessage.Of(HandedMessage.Account(), media: ("media/a.jpg", "new"));
        var sent = ((Outcome.Published)await connector.SendAsync(message, CancellationToken.None)).Message;
        File.Delete(Path.Combine(folder.Root, sent.Id));
        folder.Write(sent.Id[..^".json".Length] + "-1.jpg", "old");
        await connector.SendAsync(message, CancellationToken.None);
        Assert.Equal("new", folder.Read(sent.Id[..^".json".Length] + "-1.jpg"));
    }

    [Fact]
    public async Task Withdrawn_it_is_gone_with_its_media_and_may_be_withdrawn_again()
    {
        var connector = Connector(HandedMessage.Account(("folder", "out/2026/")));
        var sent = ((Outcome.Published)await connector.SendAsync(HandedMessage.Of(HandedMessage.Account(), media: ("media/a.jpg", "one")), CancellationToken.None)).Message;
        Assert.StartsWith("out/2026/lune-bluesky/", sent.Id, StringComparison.Ordinal);
        Assert.Null(await connector.WithdrawAsync(sent, CancellationToken.None));
        Assert.Empty(folder.Files());
        Assert.Null(await connector.WithdrawAsync(sent, CancellationToken.None));
        Assert.IsType<Sighting.Missing>(await connector.VerifyAsync(sent, CancellationToken.None));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("/etc")]
    [InlineData(".git/hooks")]
    [InlineData("a/.github")]
    [InlineData("Content/posts")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    public async Task Nothing_is_written_outside_or_among_what_people_wrote(string path)
    {
        var connector = Connector(HandedMessage.Account(("folder", path)));
        var outcome = await connector.SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None);
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task A_ledger_that_names_another_file_deletes_nothing_outside()
    {
        folder.Write("content/planner.yml", "{\"media\": [{\"file\": \"x\"}]}");
        var fault = await Connector(HandedMessage.Account()).WithdrawAsync(new SentMessage("content/planner.yml"), CancellationToken.None);
        Assert.Equal(FaultKind.Configuration, fault?.Kind);
        Assert.True(folder.Has("content/planner.yml"));
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        using var elsewhere = new CommandFolder();
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.Root, "_sent"), elsewhere.Root);
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            // Windows lets only some people make links.
            return;
        }

        var outcome = await Connector(HandedMessage.Account()).SendAsync(HandedMessage.Of(HandedMessage.Account()), CancellationToken.None);
        Assert.Contains("over a link", Assert.IsType<Outcome.Rejected>(outcome).Fault.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Files());
        Directory.Delete(Path.Combine(folder.Root, "_sent"));
    }

    private IConnector Connector(Account account) => FileConnector.Kind.Create(HandedMessage.Settings(account, http) with { Disk = SentFiles.Of(folder.Root) });
}
