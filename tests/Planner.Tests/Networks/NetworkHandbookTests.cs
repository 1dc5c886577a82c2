using System.Text;
using Planner.Networks.Handbook;
using Planner.Tests.Publishing.Connectors.Table;

namespace Planner.Tests.Networks;

public sealed class NetworkHandbookTests
{
    [Fact]
    public void The_committed_pages_are_made_from_the_data() =>
        Assert.All(NetworkHandbook.Render(ConnectorTable.Markdown()), page => Golden.Check(page.Path, Encoding.UTF8.GetString(page.Bytes.Span)));

    [Fact]
    public void No_page_is_left_of_a_network_that_is_gone() => Assert.Equal(
        NetworkHandbook.Render("").Select(page => Path.GetFileName(page.Path)).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Golden.Root, "docs/networks")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(5_000_000, "5 MB")]
    [InlineData(16_777_216, "16.8 MB (16 MiB)")]
    [InlineData(274_877_906_944, "274.9 GB (256 GiB)")]
    public void Sizes_are_those_of_file_managers(long bytes, string expected) => Assert.Equal(expected, Quantities.Bytes(bytes));

    [Theory]
    [InlineData("0.8", "4:5")]
    [InlineData("1.91", "1.91:1")]
    [InlineData("0.05", "1:20")]
    [InlineData("0.01", "0.01:1")]
    [InlineData("0.3333333333333333333333333333", "1:3")]
    [InlineData("10", "10:1")]
    public void Forms_are_ratios_that_people_write(string ratio, string expected) => Assert.Equal(expected, Quantities.Ratio(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("0.5", "0.5 s")]
    [InlineData("60", "60 s")]
    [InlineData("140", "140 s")]
    [InlineData("900", "15 min")]
    [InlineData("43200", "12 h")]
    public void Times_have_the_largest_unit_that_fits(string seconds, string expected) => Assert.Equal(expected, Quantities.Seconds(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)));
}
