using Planner.Cli;
using Planner.Tests.Cli;

namespace Planner.Tests.Serve;

public sealed class RebuildTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();
    private readonly StringWriter messages = new();
    private readonly Rebuild rebuild;

    public RebuildTests()
    {
        folder.WritePost("a", "2026-11-24 18:30");
        var terminal = new Terminal(TextWriter.Null, messages, HasColour: false, IsErrorInteractive: false, folder.Root, () => default);
        rebuild = new Rebuild(folder.Root, OutputFolder.Open(Out, folder.Root), () => Instant.FromUtc(2026, 11, 2, 7, 0), terminal);
        Assert.Single(Build());
    }

    private string Out => Path.Combine(folder.Root, "_site");

    public void Dispose()
    {
        messages.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void After_an_edit_the_post_and_its_month_come_first_and_the_rest_follows()
    {
        folder.WritePost("a", "2026-11-24 18:30", body: "Edited");
        folder.WritePost("b", "2026-12-24 18:30");
        var seen = new List<bool>();
        foreach (var outcome in rebuild.Build(new HashSet<string> { "content/posts/a.md", "content/posts/b.md" }, CancellationToken.None))
        {
            Assert.True(outcome.IsChanged);
            Assert.Contains("Edited", folder.Read("_site/posts/a.html"), StringComparison.Ordinal);
            seen.Add(folder.Read("_site/agenda.html").Contains("posts/b.html", StringComparison.Ordinal));
        }

        Assert.Equal([false, true], seen);
        Assert.Contains(", the rest follows", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_build_that_failed_left_undone_the_next_one_does()
    {
        Directory.Delete(Path.Combine(Out, "posts"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Out, "posts"), Path.Combine(folder.Root, "content"));
        folder.WritePost("a", "2026-11-24 18:30", body: "Edited");
        Assert.Throws<UsageException>(() => Build("content/posts/a.md"));

        Directory.Delete(Path.Combine(Out, "posts"));
        folder.WritePost("b", "2026-11-25 18:30");
        Build();
        Assert.Contains("Edited", folder.Read("_site/posts/a.html"), StringComparison.Ordinal);
        Assert.Contains("posts/b.html", folder.Read("_site/agenda.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_that_changed_beside_broken_options_are_read_once_those_are_mended()
    {
        var options = folder.Read("content/planner.yml");
        folder.Write("content/planner.yml", "title: [");
        folder.Write("templates/pages/events.hbs", "<h1>Our own</h1>");
        Assert.Throws<UsageException>(() => Build("content/planner.yml", "templates/pages/events.hbs"));
        folder.Write("content/planner.yml", options);
        Build("content/planner.yml");
        Assert.Contains("Our own", folder.Read("_site/events.html"), StringComparison.Ordinal);
    }

    private BuildOutcome[] Build(params string[] changed) => [.. rebuild.Build(changed.ToHashSet(StringComparer.Ordinal), CancellationToken.None)];
}
