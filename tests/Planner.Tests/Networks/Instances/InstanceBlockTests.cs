using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Loading;
using Planner.Networks.Instances;

namespace Planner.Tests.Networks.Instances;

public sealed class InstanceBlockTests
{
    private static readonly ImmutableSortedDictionary<string, decimal> Limits =
        ImmutableSortedDictionary<string, decimal>.Empty.Add("max_options", 6).Add("max_characters", 1000);

    private const string Block = "instance:\n  max_characters: 1000\n  max_options: 6\n";

    [Theory]
    [InlineData("network: mastodon\nbrand: lune\n", "network: mastodon\nbrand: lune\n" + Block)]
    [InlineData("network: mastodon\nbrand: lune", "network: mastodon\nbrand: lune\n" + Block)]
    [InlineData("# ours\nnetwork: mastodon # here\n\n# the end\n", "# ours\nnetwork: mastodon # here\n\n# the end\n" + Block)]
    [InlineData("network: mastodon\n...\n", "network: mastodon\n" + Block + "...\n")]
    [InlineData("---\nnetwork: mastodon\n", "---\nnetwork: mastodon\n" + Block)]
    public void A_file_without_a_block_gets_one_at_its_end(string before, string after) => Assert.Equal(after, InstanceBlock.Write(before, isMarkdown: false, Limits));

    [Theory]
    [InlineData("instance: {max_characters: 500}\nbrand: lune\n", Block + "brand: lune\n")]
    [InlineData("network: x\ninstance:\n  max_characters: 500 # old\n  # inside\n\n# of the brand\nbrand: lune\n", "network: x\n" + Block + "\n# of the brand\nbrand: lune\n")]
    [InlineData("network: x\ninstance:\n  max_characters: 500", "network: x\ninstance:\n  max_characters: 1000\n  max_options: 6")]
    [InlineData("network: x\n\"instance\": {\n  max_characters: 500 }\nbrand: \"lune\"\n", "network: x\n" + Block + "brand: \"lune\"\n")]
    [InlineData("instance:\nnotes: |\n  instance:\n    max_characters: 1\n", Block + "notes: |\n  instance:\n    max_characters: 1\n")]
    [InlineData("  network: x\n  instance: {a: 1}\n  brand: lune\n", "  network: x\n  instance:\n    max_characters: 1000\n    max_options: 6\n  brand: lune\n")]
    public void A_block_is_replaced_and_nothing_else(string before, string after) => Assert.Equal(after, InstanceBlock.Write(before, isMarkdown: false, Limits));

    [Fact]
    public void In_Markdown_it_stands_in_the_front_matter() => Assert.Equal(
        "---\nnetwork: mastodon\n" + Block + "---\ninstance: {a: 1}\n\n---\n", InstanceBlock.Write("---\nnetwork: mastodon\n---\ninstance: {a: 1}\n\n---\n", isMarkdown: true, Limits));

    [Fact]
    public void Line_ends_and_a_byte_order_mark_stay() => Assert.Equal(
        "\uFEFFnetwork: x\r\ninstance:\r\n  max_characters: 1000\r\n  max_options: 6\r\nbrand: lune\r\n",
        InstanceBlock.Write("\uFEFFnetwork: x\r\ninstance: {}\r\nbrand: lune\r\n", isMarkdown: false, Limits));

    [Theory]
    [InlineData("{network: mastodon, brand: lune}\n")]
    [InlineData("{\n  network: mastodon,\n  brand: lune\n}\n")]
    [InlineData("? network\n: mastodon\n")]
    [InlineData("- a\n")]
    [InlineData("network: [\n")]
    [InlineData("")]
    public void A_file_in_another_form_is_left_alone(string text) => Assert.Null(InstanceBlock.Write(text, isMarkdown: false, Limits));

    [Fact]
    public void Written_twice_is_written_once() => Prop.ForAll<bool, bool, bool>((isWindows, hasBlock, hasEnd) =>
    {
        var text = $"network: mastodon\n{(hasBlock ? "instance:\n  max_toot_chars: 7\n" : "")}brand: lune\nhandle: \"@lune\"{(hasEnd ? "\n" : "")}";
        text = isWindows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        var once = InstanceBlock.Write(text, isMarkdown: false, Limits.SetItem("max_characters", 7))!;
        var twice = InstanceBlock.Write(once, isMarkdown: false, Limits)!;
        var account = (Account)FileReader.Read(new SourceFile("content/accounts/lune.yml", Encoding.UTF8.GetBytes(twice)), 2026).Entities.Single();
        return (account.Instance.Count, account.Instance["max_characters"], account.Instance["max_options"], account.Handle) == (2, 1000, 6, "@lune")
            && twice == InstanceBlock.Write(text, isMarkdown: false, Limits) && twice == InstanceBlock.Write(twice, isMarkdown: false, Limits);
    }).QuickCheckThrowOnFailure();
}
