using System.Text;

namespace Planner.Benchmarks;

/// <summary>A post of 105 to 225 words: paragraphs, a link, a list, and a short variant for each network with little room.</summary>
internal sealed record CorpusPost(string Path, string Text, string Status, CorpusPerson Owner)
{
    private static readonly string[] Statuses =
        [.. Enumerable.Repeat("ready", 78), .. Enumerable.Repeat("review", 10), .. Enumerable.Repeat("draft", 8), .. Enumerable.Repeat("idea", 2), .. Enumerable.Repeat("withdrawn", 2)];

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>The same post before its status was settled.</summary>
    public byte[] DraftBytes => Encoding.UTF8.GetBytes(Text.Replace($"status: {Status}", "status: draft", StringComparison.Ordinal));

    public static CorpusPost Of(int number, DateOnly date, IReadOnlyList<CorpusCampaign> campaigns, Prng prng)
    {
        var brand = prng.Pick(Cast.Brands);
        var phrases = prng.Chance(20) ? Phrases.English : brand.Phrases;
        var title = phrases.Title(prng);
        var slug = $"{Slug.Of(title, 48)}-{number:D6}";
        var networks = prng.Sample(brand.Networks, Math.Min(brand.Networks.Length, prng.Pick([1, 1, 2, 2, 3])));
        var tags = prng.Sample(Cast.Tags, prng.Pick([1, 2, 3, 3, 4]));
        var owner = prng.Pick(Cast.People);
        var status = prng.Pick(Statuses);

        var text = new StringBuilder($"""
            ---
            id: p-{number:D6}
            title: "{title}"
            language: {phrases.Language}
            brand: {brand.Id}

            """);
        CorpusCampaign[] running = [.. campaigns.Where(campaign => campaign.Brand == brand && campaign.Start <= date && date <= campaign.End)];
        if (running.Length > 0 && prng.Chance(75))
        {
            text.Append($"campaign: {prng.Pick(running).Id}\n");
        }

        text.Append($"""
            tags: [{string.Join(", ", tags)}]
            owner: {owner.Id}
            status: {status}
            publish_at: {date:yyyy-MM-dd}T{prng.Between(7, 20):D2}:{prng.Between(0, 11) * 5:D2}:00
            timezone: {brand.Zone}
            accounts:

            """);
        foreach (var network in networks)
        {
            text.Append($"  - {brand.Id}-{network}\n");
        }

        AppendMedia(text, networks, phrases, prng);
        text.Append("---\n");
        AppendBody(text, networks, tags, slug, phrases, prng);
        return new CorpusPost($"content/posts/{date:yyyy}/{date:MM}/{date:yyyy-MM-dd}-{slug}.md", text.ToString(), status, owner);
    }

    private static void AppendMedia(StringBuilder text, string[] networks, Phrases phrases, Prng prng)
    {
        // Instagram takes no post without a picture.
        var count = Math.Max(prng.Pick([0, 1, 1, 1, 2]), networks.Contains("instagram") ? 1 : 0);
        if (count > 0)
        {
            text.Append("media:\n");
        }

        for (var i = 0; i < count; i++)
        {
            text.Append($"  - file: media/img-{prng.Below(Corpus.Pictures):D2}.png\n    alt: \"{prng.Pick(phrases.AltTexts)}\"\n");
        }
    }

    private static void AppendBody(StringBuilder text, string[] networks, string[] tags, string slug, Phrases phrases, Prng prng)
    {
        var link = $"https://www.example.com/{phrases.Language}/{slug}?utm_source=social&utm_campaign={tags[0]}";
        var paragraphs = Paragraphs(prng.Between(105, 225), phrases, prng);
        paragraphs.Insert(1, phrases.Link.Replace("{link}", link, StringComparison.Ordinal));
        paragraphs.Insert(prng.Between(1, paragraphs.Count), string.Join('\n', prng.Sample(phrases.ListItems, prng.Between(2, 4)).Select(item => $"- {item}")));
        text.AppendJoin("\n\n", paragraphs).Append('\n');

        foreach (var network in networks.Where(network => network is "x" or "bluesky" or "mastodon" || prng.Chance(30)))
        {
            var variant = prng.Pick(phrases.Variants)
                .Replace("{text}", phrases.Sentence(prng), StringComparison.Ordinal)
                .Replace("{link}", link, StringComparison.Ordinal)
                .Replace("{first}", tags[0].Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("{last}", tags[^1].Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
            text.Append($"\n## @{network}\n\n{variant}\n");
        }
    }

    private static List<string> Paragraphs(int words, Phrases phrases, Prng prng)
    {
        var paragraphs = new List<string>();
        while (words > 0)
        {
            string[] sentences = [.. Enumerable.Range(0, prng.Between(2, 4)).Select(_ => phrases.Sentence(prng))];
            words -= sentences.Sum(sentence => sentence.Count(letter => letter == ' ') + 1);
            paragraphs.Add(string.Join(' ', sentences));
        }

        return paragraphs;
    }
}
