using YamlDotNet.RepresentationModel;

namespace Planner.Tests.Networks.Counting;

/// <summary>One case of twitter-text's conformance suite.</summary>
internal sealed record ConformanceCase(string Description, string Text, YamlNode Expected)
{
    /// <summary>A value of an expectation that is a map.</summary>
    public string this[string key] => ((YamlScalarNode)((YamlMappingNode)Expected)[key]).Value!;

    /// <summary>The group of a file of <c>Suites/twitter-text</c>.</summary>
    public static ImmutableArray<ConformanceCase> Of(string file, string group)
    {
        using var reader = new StreamReader(Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/twitter-text", file));
        var stream = new YamlStream();
        stream.Load(reader);
        var groups = (YamlMappingNode)((YamlMappingNode)stream.Documents[0].RootNode)["tests"];
        return
        [
            .. ((YamlSequenceNode)groups[group]).Cast<YamlMappingNode>()
                .Select(node => new ConformanceCase(Scalar(node["description"]), Scalar(node["text"]), node["expected"])),
        ];
    }

    /// <summary>All cases are tried; the message lists each that fails.</summary>
    public static void Check(IEnumerable<ConformanceCase> cases, Func<ConformanceCase, string> expected, Func<string, string> actual)
    {
        var tried = cases.ToList();
        Assert.NotEmpty(tried);
        Assert.Empty(tried.Where(one => expected(one) != actual(one.Text))
            .Select(one => $"\n{one.Description}: {one.Text}\n  expected {expected(one)}\n  actual   {actual(one.Text)}"));
    }

    public static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;
}
