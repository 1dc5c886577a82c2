using System.Text;

namespace Planner.Faults.World;

/// <summary>A delivery that has to be on the network in the end, once.</summary>
internal sealed record Expected(string Post, string Account, int Segments);

/// <summary>Writes the posts of a team that publishes a lot.</summary>
internal sealed class ContentWriter(string folder, Prng prng, ImmutableArray<Network.LoopbackAccount> accounts, string server)
{
    private readonly List<Expected> expected = [];
    private int posts;

    public ImmutableArray<Expected> Expected => [.. expected];

    public void WriteFrame()
    {
        Write("content/planner.yml", "title: Faults\nlanguage: en\ntimezone: UTC\nreview: { mode: none }\npublish: { branch: main, late: publish }\nrules: { posts-too-close: off, cadence-excess: off, quiet-hours: off }\n");
        Write("content/brands/lune.yml", "name: Lune\n");
        Directory.CreateDirectory(Path.Combine(folder, "content/media"));
        File.WriteAllBytes(Path.Combine(folder, "content/media/square.png"), Png.Square(64, 200, 30, 30));
        foreach (var account in accounts)
        {
            Write($"content/accounts/{account.Id}.yml", $"brand: lune\nhandle: \"@lune\"\n" + account.Flavour switch
            {
                Network.Flavour.RecordId => $"network: bluesky\nserver: {server}\nsecrets: {{ app_password: {account.Variable} }}\n",
                Network.Flavour.Nothing => $"network: x\nconnector: webhook\nsecrets: {{ url: {account.Variable}, key: FAULTS_KEY }}\n",
                _ => $"network: mastodon\nserver: {server}\nsecrets: {{ access_token: {account.Variable} }}\n",
            });
        }
    }

    /// <summary>Posts that are due in this minute: a fifth are threads of three, a fifth have a picture.</summary>
    public void WritePosts(int count, Instant due, int most)
    {
        for (var post = 0; post < count; post++)
        {
            WritePost(due, prng.Sample(accounts, prng.Between(1, most)), prng.Chance(20) ? 3 : 1, prng.Chance(20));
        }
    }

    /// <summary>One message on each.</summary>
    public void WritePlain(Instant due, IReadOnlyCollection<Network.LoopbackAccount> on) => WritePost(due, on, 1, hasMedia: false);

    private void WritePost(Instant due, IReadOnlyCollection<Network.LoopbackAccount> on, int segments, bool hasMedia)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"p{++posts:D4}");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: {id}\nstatus: ready\npublish_at: {due.InUtc():uuuu-MM-dd HH:mm}\naccounts: [{string.Join(", ", on.Select(account => account.Id))}]\n");
        text.Append(segments > 1 ? "thread: { split: manual }\n" : "");
        text.Append(hasMedia ? "media:\n  - { file: media/square.png, alt: A red square }\n" : "");
        text.Append("---\n");
        text.AppendJoin("\n\n---\n\n", Enumerable.Range(1, segments).Select(segment => string.Create(CultureInfo.InvariantCulture, $"{id} part {segment} of {segments}: the {Word()} {Word()} of the {Word()}.")));
        Write($"content/posts/{id}.md", text.Append('\n').ToString());
        expected.AddRange(on.Select(account => new Expected(id, account.Id, segments)));
    }

    private string Word() => prng.Pick<string>(["autumn", "glaze", "kiln", "bowl", "market", "studio", "winter", "moon", "lamp", "letter", "window", "river"]);

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
