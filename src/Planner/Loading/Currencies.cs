namespace Planner.Loading;

/// <summary>The currencies that a budget may count in: ISO 4217, list one, as it stood in January 2026, without metals, units of account and test codes.</summary>
internal static class Currencies
{
    private const string Codes = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP
        CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD
        JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
        NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
        THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """;

    /// <summary>Where several codes are as near, one of these was meant.</summary>
    private static readonly ImmutableArray<string> Usual = ["EUR", "USD", "GBP", "CAD", "CHF", "AUD", "JPY"];

    /// <summary>What people write for the few that most budgets are in; a sign that several currencies share says none of them.</summary>
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["€"] = "EUR", ["euro"] = "EUR", ["euros"] = "EUR", ["£"] = "GBP", ["US$"] = "USD", ["CA$"] = "CAD", ["C$"] = "CAD", ["Fr."] = "CHF",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Known = Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>The code that was most likely meant; null when none is near.</summary>
    public static string? Nearest(string written) =>
        Signs.GetValueOrDefault(written) ?? DidYouMean.Nearest(written, Usual) ?? DidYouMean.Nearest(written, Known);
}
