namespace Planner.Tests.Planning;

public sealed class PlanPropertyTests
{
    private static readonly string[] Orders = ["forward", "backward", "by-last-letter"];

    public static TheoryData<string> Situations => [.. Directory.EnumerateFiles(Path.Combine(Golden.Root, "tests/Planner.Tests/Specs"), "*.txt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Path.Combine(Golden.Root, "tests/Planner.Tests/Specs"), file))
        .Where(name => !name.Contains("duplicate-id", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    /// <summary>But for an id that stands twice: there the first file in reading order counts, and the folder is read in that order.</summary>
    [Theory, MemberData(nameof(Situations))]
    public void The_order_in_which_files_come_does_not_matter(string situation)
    {
        var text = File.ReadAllText(Path.Combine(Golden.Root, "tests/Planner.Tests/Specs", situation));
        var spec = Spec.Read(situation, text);
        if (!spec.Expected.Keys.Any(kind => kind is "plan" or "plan.json" or "findings" or "texts"))
        {
            return;
        }

        var results = Orders.Select(order => spec.InOrder(order switch
        {
            "forward" => paths => paths.Order(StringComparer.Ordinal),
            "backward" => paths => paths.OrderDescending(StringComparer.Ordinal),
            _ => paths => paths.OrderBy(path => new string([.. path.Reverse()]), StringComparer.Ordinal),
        })).ToArray();
        Assert.Single(results.Distinct(StringComparer.Ordinal));
    }
}
