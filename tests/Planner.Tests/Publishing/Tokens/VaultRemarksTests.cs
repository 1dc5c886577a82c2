using Planner.Examining;
using Planner.Findings;
using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Tokens;

public sealed class VaultRemarksTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 7, 0);

    [Theory]
    [InlineData(15 * 24, null)]
    [InlineData(14 * 24, "ends in 14 days (2026-11-16)")]
    [InlineData(47, "ends in a day (2026-11-04)")]
    [InlineData(5, "ends in less than a day (2026-11-02)")]
    [InlineData(0, "has ended (2026-11-02)")]
    [InlineData(-100 * 24, "has ended (2026-07-25)")]
    public void Two_weeks_ahead_the_end_of_a_token_is_told(int hours, string? told)
    {
        var header = new VaultHeader("lune-x", Now, "key", [("access_token", Now + Duration.FromHours(hours)), ("for_ever", null)]);
        var remarks = VaultRemarks.Of([header], Now);
        Assert.Equal(
            told is null ? [] : [$"access_token {told}; get a new one on the network, then 'planner vault set lune-x access_token --until DATE'"],
            remarks.Select(remark => remark.Message));
        Assert.All(remarks, remark => Assert.Equal(("token-ends", Severity.Warning, "lune-x"), (remark.Check, remark.Severity, remark.Account)));
    }
}
