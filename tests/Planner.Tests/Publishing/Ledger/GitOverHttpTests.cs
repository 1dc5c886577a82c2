using System.Net;
using Planner.Git;
using Planner.Publishing.Ledger;
using static Planner.Tests.Publishing.Ledger.Repositories;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>With the header that CI jobs put into the clone's settings.</summary>
public sealed class GitOverHttpTests
{
    private const string Header = "Authorization";
    private const string Secret = "Basic c2VjcmV0";

    [Fact]
    public async Task A_header_of_the_repository_is_enough_to_read_and_write()
    {
        using var repositories = WithRemote();
        repositories.In(repositories.Remote, "config", "uploadpack.allowFilter", "true");
        using var server = new GitOverHttp(repositories.Root, request => request.Headers[Header] == Secret ? 200 : 401);
        LedgerEventKind[] kinds = [LedgerEventKind.Claimed, LedgerEventKind.Sending, LedgerEventKind.Published];
        foreach (var (index, kind) in kinds.Index())
        {
            await using var ledger = await OpenAsync(Clone(repositories, server, $"clone-{index}"));
            Assert.Equal(kinds[..index], await KindsAsync(ledger, "teaser"));
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(kind, "teaser")));
        }

        Assert.Equal(3, repositories.Paths(repositories.Remote).Length);
    }

    [Fact]
    public async Task Without_the_right_to_push_it_says_what_to_do()
    {
        using var repositories = WithRemote();
        using var server = new GitOverHttp(repositories.Root, request => IsPush(request) ? 403 : 200);
        await using var ledger = await OpenAsync(Clone(repositories, server, "clone"));
        var refused = Assert.IsType<AppendResult.Refused>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        Assert.Contains("Give the job a token", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_is_not_reached()
    {
        using var repositories = WithRemote();
        using var server = new GitOverHttp(repositories.Root, request => IsPush(request) ? 500 : 200);
        await using var ledger = await OpenAsync(Clone(repositories, server, "clone"));
        Assert.IsType<AppendResult.NotReached>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
    }

    private static bool IsPush(HttpListenerRequest request) => request.RawUrl!.Contains("git-receive-pack", StringComparison.Ordinal);

    private static string Clone(Repositories repositories, GitOverHttp server, string name)
    {
        var folder = repositories.Clone(name, "--depth=1");
        repositories.In(folder, "remote", "set-url", "origin", server.Address + "remote.git");
        repositories.In(folder, "config", $"http.{server.Address}.extraHeader", $"{Header}: {Secret}");
        return folder;
    }
}
