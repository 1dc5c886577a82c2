using Planner.Budgets;
using Planner.Findings;

namespace Planner.Tests.Budgets;

public sealed class NearTheLineTests
{
    private static readonly SourceSpan Place = new("content/campaigns/noel.md", 1, 1);

    [Theory]
    [InlineData(1000, 500, 449, "")]
    [InlineData(1000, 500, 450, "Annonces")]
    [InlineData(1000, 500, 500, "")]
    [InlineData(1000, 500, 501, "")]
    [InlineData(540, 600, 490, "whole")]
    [InlineData(500, 500, 495, "whole Annonces")]
    [InlineData(490, 500, 495, "Annonces")]
    public void Nine_tenths_of_a_budget_or_a_line_is_near(int total, int planned, int spent, string near) =>
        Assert.Equal(near, string.Join(' ', NearTheLine.All(ContentOf(total, planned, spent), new LocalDate(2026, 12, 1)).Select(each => each.Line?.What ?? "whole")));

    [Fact]
    public void A_campaign_that_is_over_is_no_news() =>
        Assert.Empty(NearTheLine.All(ContentOf(500, 500, 495), new LocalDate(2026, 12, 25)));

    private static Content ContentOf(decimal total, decimal planned, decimal spent) => new()
    {
        Options = Feeds.Sample.Options(),
        Campaigns = new(
        [
            new Campaign
            {
                Id = "noel",
                Source = Place,
                Title = "Noël",
                Brand = new Located<string>("lune", Place),
                Start = new Located<LocalDate>(new LocalDate(2026, 11, 24), Place),
                End = new Located<LocalDate>(new LocalDate(2026, 12, 24), Place),
                Budget = new Budget("EUR", new Located<decimal>(total, Place), [new BudgetLine("Annonces", null, planned, null, spent, Place)], Place),
            },
        ]),
    };
}
