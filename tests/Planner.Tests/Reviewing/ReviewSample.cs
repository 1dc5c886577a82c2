using System.Collections.Frozen;
using System.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

/// <summary>Two states of a content tree, as files, to a review.</summary>
internal static class ReviewSample
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 9, 0);

    private static readonly (string Path, string Text)[] Base =
    [
        ("content/planner.yml", "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nrepository: https://github.com/lune/plan\n"),
        ("content/brands/lune.yml", "name: Atelier Lune\n"),
        ("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\ncadence: {per_week: 2, min_gap: 4h}\n"),
        ("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\napi_budget: 0.30\n"),
        ("content/people/camille.yml", "name: Camille\n"),
    ];

    public static string Post(string title, string time, string body, string accounts = "lune-mastodon", string more = "") =>
        $"---\ntitle: {title}\nstatus: ready\npublish_at: {time}\naccounts: [{accounts}]\n{more}---\n{body}\n";

    /// <param name="before">Paths below <c>content/</c> with their texts, beside those that every plan has.</param>
    public static Review Of(IEnumerable<(string Path, string Text)> before, IEnumerable<(string Path, string Text)> after)
    {
        var (old, now) = (Files(before), Files(after));
        var changed = old.Keys.Union(now.Keys).Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path)).ToFrozenSet(StringComparer.Ordinal);
        var known = new Dictionary<(string, string), LoadedFile>();
        return ReviewMaker.Of(new ReviewedRevision("origin/main", "0123456789abcdef"), null, Side(old, known), Side(now, known), changed, Planner.Reviewing.Versions.PostVersions.None) with { Standing = "fedcba9876543210" };
    }

    private static Dictionary<string, string> Files(IEnumerable<(string Path, string Text)> files)
    {
        var all = Base.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            all["content/" + path] = text;
        }

        return all;
    }

    private static ReviewSide Side(Dictionary<string, string> files, Dictionary<(string Path, string Text), LoadedFile> known)
    {
        var options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, Encoding.UTF8.GetBytes(files[LoadedOptions.Path])));
        var loaded = files.Where(file => file.Key != LoadedOptions.Path && !IsMedia(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file =>
        {
            if (!known.TryGetValue((file.Key, file.Value), out var same))
            {
                known.Add((file.Key, file.Value), same = FileReader.Read(new SourceFile(file.Key, Encoding.UTF8.GetBytes(file.Value)), 2026));
            }

            return same;
        });
        var media = files.Where(file => IsMedia(file.Key)).ToFrozenDictionary(file => file.Key["content/".Length..], file => (long)file.Value.Length, StringComparer.Ordinal);
        var validation = Validation.Of(options, [.. loaded], media, [], Now);
        return new ReviewSide(validation.Content, validation.Plan, validation.Findings);
    }

    private static bool IsMedia(string path) => path.StartsWith("content/media/", StringComparison.Ordinal);
}
