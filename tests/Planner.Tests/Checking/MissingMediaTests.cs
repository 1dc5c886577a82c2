using System.Collections.Frozen;
using Planner.Checking;
using Planner.Findings;

namespace Planner.Tests.Checking;

public sealed class MissingMediaTests
{
    [Fact]
    public void Thousands_of_missing_files_do_not_each_look_through_thousands_of_others()
    {
        var missing = new MissingMedia(Enumerable.Range(0, 20_000).ToFrozenDictionary(number => $"media/film/bowl-{number:00000}.jpg", _ => 1L));
        var hints = Enumerable.Range(0, 20_000)
            .Select(number => missing.Of(new Located<string>($"media/film/bolw-{number:00000}.jpg", new SourceSpan("content/posts/a.md", 1, 1))))
            .Count(finding => finding.Message.Contains("did you mean", StringComparison.Ordinal));
        Assert.Equal(100, hints);
    }
}
