namespace Planner.Checking;

/// <summary>Words that tell readers that a text is paid for.</summary>
internal static class Disclosures
{
    // France: loi n° 2023-451 du 9 juin 2023, article 5: « Publicité » or « Collaboration commerciale ».
    private static readonly ImmutableArray<string> French = ["Publicité", "Collaboration commerciale", "Partenariat rémunéré", "#pub", "sponsorisé"];

    // United Kingdom: CAP Code rule 2.1 and ASA guidance "#ad"; United States: 16 CFR part 255.
    private static readonly ImmutableArray<string> English = ["#ad", "Advertisement", "Paid partnership", "#sponsored", "Sponsored"];

    /// <summary>French of any region; not <c>frr</c>, which is North Frisian.</summary>
    public static bool IsFrench(string language) =>
        language.Equals("fr", StringComparison.OrdinalIgnoreCase) || language.StartsWith("fr-", StringComparison.OrdinalIgnoreCase);

    /// <summary>The partner's own words first, then the brand's, then the language's.</summary>
    public static ImmutableArray<string> For(string language, string? partner, string? brand) =>
        [.. new[] { partner, brand }.OfType<string>(), .. IsFrench(language) ? French : English];
}
