using System.Text;

namespace Planner.Benchmarks;

/// <summary>A content tree of any number of posts over two years, with its Git history. The same number gives the same bytes and the same commits.</summary>
internal static class Corpus
{
    public const int Days = 730;
    public const int Pictures = 20;

    private const ulong Seed = 20260301;

    public static DateOnly FirstDay { get; } = new(2025, 1, 1);

    public static void Write(int count, string directory)
    {
        var prng = new Prng(Seed);
        CorpusCampaign[] campaigns = [.. Enumerable.Range(0, 24 + (count / 200)).Select(number => CorpusCampaign.Of(number, prng))];
        CorpusPost[] posts = [.. Enumerable.Range(0, count).Select(number =>
            CorpusPost.Of(number, FirstDay.AddDays((int)((long)number * Days / count)), campaigns, prng))];
        (string Path, byte[] Bytes)[] frame = [.. Frame(campaigns)];

        foreach (var (path, bytes) in frame.Concat(posts.Select(post => (post.Path, post.Bytes))))
        {
            var file = Path.Combine(directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        History.Write(directory, frame, posts, new Prng(Seed + 1));
    }

    /// <summary>Everything but the posts.</summary>
    private static IEnumerable<(string Path, byte[] Bytes)> Frame(IEnumerable<CorpusCampaign> campaigns)
    {
        yield return File("planner.yml", "title: Corpus\nlanguage: en\ntimezone: Europe/Paris\nbase_url: https://planner.example.com/\nreview:\n  mode: none\n");

        foreach (var brand in Cast.Brands)
        {
            yield return File($"brands/{brand.Id}.yml", $"name: {brand.Id}\nlanguage: {brand.Phrases.Language}\ntimezone: {brand.Zone}\n");

            foreach (var network in brand.Networks)
            {
                var server = network == "mastodon" ? "server: https://social.example\n" : "";
                yield return File($"accounts/{brand.Id}-{network}.yml", $"network: {network}\nbrand: {brand.Id}\nhandle: \"@{brand.Id}\"\n{server}connector: manual\n");
            }
        }

        foreach (var person in Cast.People)
        {
            yield return File($"people/{person.Id}.yml", $"name: {person.Name}\nemails: [{person.Email}]\nroles: [author]\n");
        }

        foreach (var campaign in campaigns)
        {
            yield return File($"campaigns/{campaign.Id}.md", campaign.Text);
        }

        for (var i = 0; i < Pictures; i++)
        {
            yield return ($"content/media/img-{i:D2}.png", Png.Square(1080, (byte)(i * 37), (byte)(i * 91), (byte)(i * 53)));
        }

        static (string, byte[]) File(string path, string text) => ($"content/{path}", Encoding.UTF8.GetBytes(text));
    }
}
