using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A hold that is in force, as every page that it concerns shows it at the top.</summary>
public sealed record HoldNotice(string Reason, string Scope, string? Until, string? By)
{
    internal string? BrandId { get; init; }

    internal string? AccountId { get; init; }

    internal static ImmutableArray<HoldNotice> InForce(Content content, Instant now, Language language) =>
    [
        .. content.Holds.Select(hold => HoldPeriod.Of(hold, content)).Where(period => now >= period.From && now < period.Until)
            .Select(period => Of(period.Hold, content, language)),
    ];

    /// <summary>Those that stop everything, the brand, or the account.</summary>
    internal static ImmutableArray<HoldNotice> For(SiteIndex index, string? brand, string? account = null) =>
    [
        .. index.Holds.Where(hold => (hold.BrandId is null && hold.AccountId is null)
            || (hold.BrandId is { } ofBrand && ofBrand == brand)
            || (hold.AccountId is { } ofAccount && ofAccount == account)),
    ];

    private static HoldNotice Of(Hold hold, Content content, Language language) => new(
        hold.Reason,
        hold.Account is { } account ? language.Text("hold.account", content.Accounts.Find(account.Value)?.Handle ?? account.Value)
        : hold.Brand is { } brand ? language.Text("hold.brand", content.Brands.Find(brand.Value)?.Name ?? brand.Value)
        : language["hold.everything"],
        hold.Until is { } until ? language.Text("hold.until", language.DateTime(until.Value.Local)) : language["hold.open_end"],
        hold.By is { } by ? content.People.Find(by.Value)?.Name ?? by.Value : null)
    {
        BrandId = hold.Brand?.Value,
        AccountId = hold.Account?.Value,
    };
}
