using System.Text;

namespace Planner.Tests.Findings;

public class RulePagesTests
{
    [Fact]
    public void The_committed_pages_are_made_from_the_texts() =>
        Assert.All(RulePages.Render(), page => Golden.Check(page.Path, Encoding.UTF8.GetString(page.Bytes.Span)));

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone() =>
        Assert.Equal(
            RulePages.Render().Select(page => Path.GetFileName(page.Path)).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Golden.Root, "docs/rules")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
}
