using Planner.Git;

namespace Planner.Tests.Cli;

public sealed class ChangesTests
{
    [Fact]
    public void Lines_that_look_like_the_start_of_a_file_are_lines()
    {
        const string Patch = """
            diff --git a/content/a b.md b/content/a b.md
            index 1..2 100644
            --- a/content/a b.md<tab>
            +++ b/content/a b.md<tab>
            @@ -3 +3,2 @@ title
            --- a/other.md
            +++ b/other.md
            +@@ -1 +1 @@
            \ No newline at end of file
            @@ -9,2 +9,0 @@
            -gone
            -gone
            diff --git a/content/gone.md b/content/gone.md
            --- a/content/gone.md
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            diff --git a/content/less.md b/content/less.md
            --- a/content/less.md
            +++ b/content/less.md
            @@ -1 +0,0 @@
            -x

            """;
        var lines = Changes.LinesIn(Patch.Replace("<tab>", "\t", StringComparison.Ordinal));
        Assert.Equal(["content/a b.md 3-4", "content/less.md 0-0"], lines.SelectMany(file => file.Value, (file, range) => $"{file.Key} {range.First}-{range.Last}"));
    }
}
