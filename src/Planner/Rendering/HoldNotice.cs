using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A hold that is in force or will be, as the pages that it concerns show it at the top.</summary>
public sealed record HoldNotice(string Reason, string Scope, bool IsComing, string StateText, string When, string? By)
{
    /// <summary>Relative to the content's root.</summary>
    internal string File { get; private init; } = "";

    private string? BrandId { get; init; }

    private string? AccountId { get; init; }

    /// <summary>Those in force first, then by their start.</summary>
    internal static ImmutableArray<HoldNotice> All(Content content, Instant now, Language language) =>
    [
        .. content.Holds.Select(hold => HoldPeriod.Of(hold, content)).Where(period => now < period.Until)
            .OrderBy(period => Instant.Max(now, period.From)).ThenBy(period => period.Hold.Id, StringComparer.Ordinal)
            .Select(period => Of(period, period.From > now, content, language)),
    ];

    /// <summary>
    /// Those in force that stop everything, the brand, or the account. Without an account it is the brand as a whole,
    /// which a hold on one of its accounts concerns too.
    /// </summary>
    internal static ImmutableArray<HoldNotice> For(SiteIndex index, string? brand, string? account = null) =>
        [.. AllFor(index, brand, account).Where(hold => !hold.IsComing)];

    /// <summary>The same with those to come.</summary>
    internal static ImmutableArray<HoldNotice> AllFor(SiteIndex index, string? brand, string? account = null) =>
        [.. index.Holds.Where(hold => hold.Concerns(brand, account))];

    private bool Concerns(string? brand, string? account) => account is not null && AccountId is not null
        ? AccountId == account
        : BrandId is null || BrandId == brand;

    private static HoldNotice Of(HoldPeriod period, bool isComing, Content content, Language language)
    {
        var hold = period.Hold;
        var account = content.Accounts.Find(hold.Account?.Value);
        return new HoldNotice(
            hold.Reason,
            hold.Account is { } ofAccount ? language.Text("hold.account", account?.Handle ?? ofAccount.Value)
            : hold.Brand is { } brand ? language.Text("hold.brand", content.Brands.Find(brand.Value)?.Name ?? brand.Value)
            : language["hold.everything"],
            isComing,
            language[isComing ? "hold.coming" : "hold.in_force"],
            WhenOf(period, isComing, language),
            hold.By is { } by ? content.People.Find(by.Value)?.Name ?? by.Value : null)
        {
            File = hold.Source.Path,
            BrandId = account?.Brand.Value ?? hold.Brand?.Value ?? hold.Account?.Value,
            AccountId = hold.Account?.Value,
        };
    }

    private static string WhenOf(HoldPeriod period, bool isComing, Language language) => (isComing ? period.Hold.From : null, period.Hold.Until) switch
    {
        ({ } from, { } until) => language.Text("hold.from_until", language.DateTime(from.Value.In(period.Zone)), language.DateTime(until.Value.In(period.Zone))),
        ({ } from, null) => language.Text("hold.from", language.DateTime(from.Value.In(period.Zone))),
        (null, { } until) => language.Text("hold.until", language.DateTime(until.Value.In(period.Zone))),
        _ => language["hold.open_end"],
    };
}
