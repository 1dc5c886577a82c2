using System.Text.Json;
using Planner.Findings.Formats;

namespace Planner.Tests.Findings.Formats;

/// <summary>
/// What the standard's schema cannot say, and the parts of it that code scanning refuses a file for. The whole schema is
/// checked by tests/check-sarif.sh, which needs a copy of it.
/// </summary>
public class SarifReportTests
{
    private static readonly JsonElement Run = JsonDocument.Parse(FormatTests.Render("sarif", FormatTests.Report)).RootElement.GetProperty("runs")[0];

    private static readonly JsonElement Rules = Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

    [Fact]
    public void Each_result_points_at_its_rule() =>
        Assert.All(Run.GetProperty("results").EnumerateArray(), result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), Rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));

    [Fact]
    public void Each_result_has_a_place_that_can_be_resolved_below_the_root() =>
        Assert.All(Run.GetProperty("results").EnumerateArray(), result =>
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var file = place.GetProperty("artifactLocation");
            Assert.True(Uri.IsWellFormedUriString(file.GetProperty("uri").GetString(), UriKind.Relative));
            Assert.True(Run.GetProperty("originalUriBaseIds").TryGetProperty(file.GetProperty("uriBaseId").GetString()!, out _));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
            Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() >= 1);
        });

    [Fact]
    public void Each_result_has_a_fingerprint_of_its_own()
    {
        var fingerprints = Run.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("planner/v1").GetString()).ToList();
        Assert.Equal(fingerprints.Count, fingerprints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Each_rule_brings_its_help() =>
        Assert.All(Rules.EnumerateArray(), rule =>
        {
            Assert.NotEqual("", rule.GetProperty("help").GetProperty("text").GetString());
            Assert.NotEqual("", rule.GetProperty("help").GetProperty("markdown").GetString());
            Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
        });

    [Fact]
    public void Without_a_handbook_no_address_is_made_up() =>
        Assert.DoesNotContain("helpUri", SarifReport.Render(FormatTests.Report, "1.2.3", handbook: null), StringComparison.Ordinal);
}
