using System.Text.Json.Nodes;
using Planner.Cli;
using Planner.Servers.Mastodon;

namespace Planner.Servers.Guide;

/// <summary>
/// docs/first-post.md, followed to the letter: its commands are typed, its files are written, and what it says comes back comes back. Only what a
/// reader puts in place of an example differs: the times, the server, the remote's address.
/// </summary>
public sealed class FirstPostTests(SnacServer server) : IClassFixture<SnacServer>
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [SnacFact]
    public async Task The_guide_can_be_followed_from_its_first_line_to_its_last()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(null, AppContext.BaseDirectory), "docs", "first-post.md"));
        using var shell = new GuideShell();
        await shell.TypeAsync("git init --quiet --bare remote.git");
        var said = "";
        foreach (var block in GuidePage.Read(page))
        {
            switch (block.Language)
            {
                case "sh":
                    var (code, output, error) = await shell.TypeAsync(InPlace(block.Text, shell), server.Token);
                    said = output;
                    Assert.True(code == 0 || IsRefusedBySnac(error), $"line {block.Line}: {block.Text}\nended with {code}: {output}{error}");
                    Assert.DoesNotContain(server.Token, output + error, StringComparison.Ordinal);
                    break;
                case "text":
                    Assert.Matches(GuidePage.Expected(block.Text), said);
                    break;
                case "yaml":
                    await File.WriteAllTextAsync(Path.Combine(shell.Folder, block.Text.Split('\n')[0].TrimStart('#', ' ')), InPlace(block.Text, shell) + "\n");
                    break;
                default:
                    Assert.Fail($"line {block.Line}: nobody knows what to do with '{block.Language}'");
                    break;
            }
        }

        await StandsAsTheGuideSaysAsync(shell);
    }

    /// <summary>What a reader has by then, by the ledger and by the network itself.</summary>
    private async Task StandsAsTheGuideSaysAsync(GuideShell shell)
    {
        var status = JsonNode.Parse((await shell.TypeAsync("planner status --format json")).Output)!;
        var deliveries = status["deliveries"]!.AsArray().ToDictionary(each => (string)each!["post"]!, each => each!);
        Assert.Equal(["first-loaf withdrawn", "hello-from-planner published"], deliveries.Select(each => $"{each.Key} {each.Value["state"]}").Order(StringComparer.Ordinal));
        Assert.Equal("Is this thing on? #CornerBakery", (string)(await server.StatusAsync((string)deliveries["hello-from-planner"]["id"]!))["text"]!);
        Assert.InRange((double)deliveries["hello-from-planner"]["lagSeconds"]!, 0, 60);
        Assert.DoesNotContain(server.Token, (await shell.TypeAsync("git log --all --patch")).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(shell.Folder, "_sent"), "*.json", SearchOption.AllDirectories));
    }

    /// <summary>Some servers delete nothing for programs; the page says so.</summary>
    private static bool IsRefusedBySnac(string error) => error.Contains("the server deletes nothing for programs; delete it there by hand", StringComparison.Ordinal);

    private string InPlace(string text, GuideShell shell)
    {
        // Seconds, which the page spares its readers: a test that waits for the next minute helps nobody.
        var soon = (SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(20)).InZone(London).LocalDateTime.ToString("uuuu-MM-dd HH:mm:ss", null);
        return text
            .Replace("2026-12-01 12:30", soon, StringComparison.Ordinal).Replace("2026-12-01 13:00", soon, StringComparison.Ordinal)
            .Replace("https://mastodon.example", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("git@forge.example:bakery/our-plan.git", Path.Combine(shell.Home, "remote.git"), StringComparison.Ordinal);
    }
}
