using Planner.Planning;

namespace Planner.Checking;

/// <summary>Holds that hold nothing: whoever wrote one believes that nothing goes out.</summary>
internal static class HoldRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        foreach (var hold in content.Holds)
        {
            var period = HoldPeriod.Of(hold, content);
            if (hold is { From: { } from, Until: { } until } && period.Until <= period.From)
            {
                yield return Problems.HoldEndsBeforeItStarts(until.Source, from.Value);
            }

            if (hold is { Brand: { } brand, Account: { } account } && content.Brands.Find(brand.Value) is not null
                && content.Accounts.Find(account.Value) is { } known && known.Brand.Value != brand.Value)
            {
                yield return Problems.HoldOfAnotherBrand(account.Source, account.Value, known.Brand.Value, brand.Value);
            }
        }
    }
}
