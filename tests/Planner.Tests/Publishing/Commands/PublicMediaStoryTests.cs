using Planner.Tests.Cli;

namespace Planner.Tests.Publishing.Commands;

/// <summary>A deployed site lends Instagram a picture: built, fetched by publish, and removed.</summary>
[Collection("command line")]
public sealed class PublicMediaStoryTests : IDisposable
{
    /// <summary>What begins as a JPEG does.</summary>
    private const string Pixel = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

    private readonly PublishRepository repository = new();

    public PublicMediaStoryTests()
    {
        Directory.CreateDirectory(Path.Combine(repository.Root, "content", "media"));
        File.WriteAllBytes(Path.Combine(repository.Root, "content", "media", "bowl.jpg"), Convert.FromBase64String(Pixel));
        repository.Write("content/planner.yml", "title: Éditions Lune\nlanguage: fr\ntimezone: Europe/Paris\nbase_url: https://lune.example/plan\nrules: { media-dimensions: off, media-aspect-ratio: off }\n");
        repository.Write("content/accounts/lune-insta.yml", "network: instagram\nbrand: lune\nhandle: \"@lune\"\nsecrets: { access_token: LUNE_IG }\n");
        repository.Post("kiln", "2026-11-05 18:00", accounts: "lune-insta", more: "media: [{ file: media/bowl.jpg, alt: Un bol }]\n");
        repository.Variables["PLANNER_MEDIA_KEY"] = "the key of the tests, long enough";
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_build_lends_what_is_agreed_and_a_later_one_takes_it_back()
    {
        await repository.RunAsync("build");
        var lent = Assert.Single(Lent());
        Assert.Matches("^m/[A-Za-z0-9_-]{43}[.]jpg$", lent);
        Assert.Equal(Convert.FromBase64String(Pixel), File.ReadAllBytes(Path.Combine(repository.Root, "_site", lent)));

        // No page, feed, calendar or search index names it.
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(repository.Root, "_site"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ".planner-site" && Path.GetExtension(file) is ".html" or ".xml" or ".json" or ".js" or ".ics" or ".txt"),
            file => File.ReadAllText(file).Contains(Path.GetFileName(lent), StringComparison.Ordinal));

        await repository.RunAsync("build");
        Assert.Equal(lent, Assert.Single(Lent()));
        repository.Post("kiln", "2026-11-05 19:00", accounts: "lune-insta", more: "media: [{ file: media/bowl.jpg, alt: Un bol }]\n");
        await repository.RunAsync("build");
        Assert.NotEqual(lent, Assert.Single(Lent()));
        repository.Now += Duration.FromDays(5);
        await repository.RunAsync("build");
        Assert.Empty(Lent());
    }

    [Fact]
    public async Task Drafts_and_what_is_far_ahead_are_not_lent()
    {
        repository.Write("content/posts/kiln.md", File.ReadAllText(Path.Combine(repository.Root, "content", "posts", "kiln.md")).Replace("status: ready", "status: draft", StringComparison.Ordinal));
        repository.Post("later", "2026-11-12 18:00", accounts: "lune-insta", more: "media: [{ file: media/bowl.jpg, alt: Un bol }]\n");
        var built = await repository.RunAsync("build");
        Assert.Empty(Lent());
        Assert.DoesNotContain("fetch", built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_lent_and_a_line_says_so()
    {
        repository.Variables.Remove("PLANNER_MEDIA_KEY");
        var built = await repository.RunAsync("build");
        Assert.Empty(Lent());
        Assert.Contains("the networks of 1 delivery fetch its media from the site, which gets no copies for them, because PLANNER_MEDIA_KEY is not set here", built.Error, StringComparison.Ordinal);
        Assert.Contains("media-key-missing", (await repository.RunAsync("doctor", "--format", "json")).Output, StringComparison.Ordinal);
        repository.Variables["PLANNER_VAULT_KEY"] = Convert.ToBase64String(new byte[32]);
        await repository.RunAsync("build");
        Assert.Single(Lent());
        Assert.DoesNotContain("media-key-missing", (await repository.RunAsync("doctor", "--format", "json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_of_the_site_nothing_is_lent()
    {
        repository.Write("content/planner.yml", "title: Éditions Lune\nlanguage: fr\ntimezone: Europe/Paris\nbase_url: http://lune.example\n");
        Assert.Contains("planner.yml has no base_url that begins with https://", (await repository.RunAsync("build")).Error, StringComparison.Ordinal);
        Assert.Empty(Lent());
        Assert.Contains("media-not-public", (await repository.RunAsync("doctor", "--format", "json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_can_be_tried_out_is_refused()
    {
        repository.Variables["PLANNER_MEDIA_KEY"] = "lune";
        var built = await repository.RunAsync("build");
        Assert.Equal(2, built.Code);
        Assert.Contains("PLANNER_MEDIA_KEY has to have 22 characters or more", built.Error, StringComparison.Ordinal);
    }

    private string[] Lent() => Directory.Exists(Path.Combine(repository.Root, "_site", "m")) ? [.. Directory.EnumerateFiles(Path.Combine(repository.Root, "_site", "m")).Select(file => "m/" + Path.GetFileName(file))] : [];
}
