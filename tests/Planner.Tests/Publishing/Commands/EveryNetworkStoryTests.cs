using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Tokens;
using Planner.Tests.Media;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Sweep;

namespace Planner.Tests.Publishing.Commands;

/// <summary>
/// One post on every network that has a connector, by the commands that a team types, from a repository with a remote: what its double shows, what the ledger
/// and the doctor say, taking it down.
/// </summary>
[Collection("command line")]
public sealed class EveryNetworkStoryTests : IDisposable
{
    private const string Text = "The kiln is hot since this morning";

    /// <summary>The double's moment, in Paris.</summary>
    private const string Time = "2026-11-28 11:00";

    private readonly PublishRepository repository = new("rules: { media-dimensions: off, media-aspect-ratio: off, media-type: off, alt-text-missing: off, media-location-metadata: off }\n") { Now = Doubled.Now };

    /// <summary>Each once: variations are the sweep's.</summary>
    public static TheoryData<string> Networks => [.. Sweeping.Doubles.Where(type => !type.IsSubclassOf(typeof(Variation))).Select(type => type.Name)];

    public void Dispose() => repository.Dispose();

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task A_post_goes_out_once_is_seen_and_taken_down(string name)
    {
        var network = Sweeping.Make(name);
        using var server = new LoopbackServer(request => IsAboutLimits(request) ? new LoopbackAnswer(404, "{}") : Lent(request) ?? network.Answer(request));
        var kind = Settle(network, server.Address);
        repository.Post("four", Time, Text, "lune-la", network.Fields.Length == 0 ? "" : network.Fields + "\n");
        if (kind.FetchesMedia)
        {
            await repository.RunAsync("build");
        }

        var published = await repository.RunAsync("publish");
        Assert.True(published.Code == 0, published.Output + published.Error + string.Join('\n', server.Requests.Select(request => $"{request.Method} {request.Path}")));
        Assert.EndsWith("published", repository.KindsOf("four", "lune-la"), StringComparison.Ordinal);
        Assert.Single(network.Standing);

        var told = published.Output + published.Error;
        foreach (var arguments in (string[][])[["publish"], ["status", "--format", "json"], ["verify"], ["doctor", "--online"]])
        {
            var run = await repository.RunAsync(arguments);
            Assert.True(run.Code == 0, $"{arguments[0]}: {run.Output}{run.Error}");
            told += run.Output + run.Error;
        }

        Assert.Equal(!kind.Secrets.IsEmpty || !kind.OtherSecrets.IsEmpty, told.Contains("the token is ", StringComparison.Ordinal));
        Assert.Single(network.Standing);
        if (kind.Can.HasFlag(Abilities.Withdraw))
        {
            var withdrawn = await repository.RunAsync("withdraw", "four", "--by", "elodie");
            Assert.True(withdrawn.Code == 0, withdrawn.Output + withdrawn.Error);
            Assert.Empty(network.Standing);
            told += withdrawn.Output + withdrawn.Error;
        }

        Assert.Empty(network.Violations);
        foreach (var secret in network.Variables.Values.Where(value => value.Length > 7))
        {
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, repository.LedgerText, StringComparison.Ordinal);
        }
    }

    /// <summary>Asked by the doctor alone, of the server and not of the account.</summary>
    private static bool IsAboutLimits(LoopbackRequest request) => request.Path is "/api/v1/instance" or "/api/v2/instance" or "/site/settings.json";

    /// <summary>A file of the site, which was built before; null where it has none. As many bytes, whichever they are.</summary>
    private LoopbackAnswer? Lent(LoopbackRequest request) =>
        request.Path.StartsWith("/m/", StringComparison.Ordinal) && new FileInfo(Path.Combine(repository.Root, "_site", request.Path[1..])) is { Exists: true } file
            ? new LoopbackAnswer(200, new string('x', (int)file.Length), "image/jpeg")
            : null;

    private ConnectorKind Settle(INetworkDouble network, Uri address)
    {
        foreach (var other in (string[])["lune-un", "lune-deux", "lune-main"])
        {
            File.Delete(Path.Combine(repository.Root, $"content/accounts/{other}.yml"));
        }

        File.AppendAllText(Path.Combine(repository.Root, "content/planner.yml"), $"base_url: {address.AbsoluteUri}\n");
        var handle = network.Account.Contains("handle:", StringComparison.Ordinal) ? "" : "handle: \"@lune\"\n";
        repository.Write("content/accounts/lune-la.yml", $"brand: lune\n{handle}{network.Account.Trim()}\n{(network.IsServer ? "server" : "api")}: {address.AbsoluteUri.TrimEnd('/')}\n");
        Directory.CreateDirectory(Path.Combine(repository.Root, "content/media"));
        File.WriteAllBytes(Path.Combine(repository.Root, "content/media/bowl.png"), MediaFile.Of("plain.png").Bytes);
        File.WriteAllBytes(Path.Combine(repository.Root, "content/media/bowl.jpg"), MediaFile.Of("plain.jpg").Bytes);
        File.WriteAllBytes(Path.Combine(repository.Root, "content/media/kiln.mp4"), MediaFile.Of("index-first.mp4").Bytes);
        foreach (var (variable, value) in network.Variables)
        {
            repository.Variables[variable] = value;
        }

        repository.Variables[VaultKeys.Variable] = VaultKeys.Make();
        return AvailableConnectors.Find(Sweeping.NetworkOf(network))!;
    }
}
