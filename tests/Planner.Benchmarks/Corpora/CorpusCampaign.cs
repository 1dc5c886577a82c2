namespace Planner.Benchmarks;

internal sealed record CorpusCampaign(string Id, CorpusBrand Brand, DateOnly Start, DateOnly End, string Text)
{
    public static CorpusCampaign Of(int number, Prng prng)
    {
        var brand = prng.Pick(Cast.Brands);
        var start = Corpus.FirstDay.AddDays(prng.Between(0, Corpus.Days - 60));
        var end = start.AddDays(prng.Between(20, 90));
        return new CorpusCampaign($"{brand.Id}-{start:yyyy-MM}-{number:D4}", brand, start, end, $"""
            ---
            title: "{brand.Phrases.Title(prng)}"
            brand: {brand.Id}
            start: {start:yyyy-MM-dd}
            end: {end:yyyy-MM-dd}
            owner: {prng.Pick(Cast.People).Id}
            ---
            {brand.Phrases.Sentence(prng)}

            """);
    }
}
