using System.Text.RegularExpressions;
using Planner.Tests.Cli;

namespace Planner.Browser.Attacks;

/// <summary>The site of the attacks, as it was built, and once more with the policy taken out of every page.</summary>
public sealed partial class AttackedSite(Sites sites) : IAsyncLifetime, IDisposable
{
    /// <summary>What runs when a page lets it: without it, a policy that is on when it should be off would go unnoticed.</summary>
    internal const string Control = "control.html";

    private readonly CommandFolder plan = new();

    internal Site AsBuilt { get; private set; } = null!;

    internal Site WithoutPolicy { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        AttackCorpus.Write(plan);
        AttackCorpus.WriteHistory(plan);
        AsBuilt = await sites.BuildAsync(plan, "_site", "--base", "HEAD~1");
        foreach (var file in AsBuilt.Files)
        {
            var copy = Path.Combine(plan.Root, "_open", file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var original = Path.Combine(AsBuilt.Folder, file);
            if (!file.EndsWith(".html", StringComparison.Ordinal))
            {
                File.Copy(original, copy);
                continue;
            }

            var text = await File.ReadAllTextAsync(original);
            Assert.Equal(1, Policy().Count(text));
            await File.WriteAllTextAsync(copy, Policy().Replace(text, ""));
        }

        foreach (var folder in (string[])["_site", "_open"])
        {
            var page = await File.ReadAllTextAsync(Path.Combine(plan.Root, folder, "404.html"));
            plan.Write($"{folder}/{Control}", page.Replace("<main", "<script>hacked=1</script><main", StringComparison.Ordinal));
        }

        AsBuilt = await sites.ServeAsync(Path.Combine(plan.Root, "_site"));
        WithoutPolicy = await sites.ServeAsync(Path.Combine(plan.Root, "_open"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => plan.Dispose();

    /// <summary>The policy of all pages.</summary>
    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';[^>]*script-src 'self';[^>]*>\n")]
    private static partial Regex Policy();
}
