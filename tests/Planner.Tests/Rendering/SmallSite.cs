using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Planner.Cli;
using Planner.Loading;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

/// <summary>A site built from a few files, as its readers get it.</summary>
internal sealed class SmallSite
{
    private static readonly ImmutableDictionary<string, string> Base = ImmutableDictionary<string, string>.Empty
        .Add("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nbase_url: https://plan.example/agence/\nreview: {mode: none}\n")
        .Add("content/brands/lune.yml", "name: Atelier Lune\nlanguage: fr\ncolour: \"#b4552f\"\n")
        .Add("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\n")
        .Add("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\n")
        .Add("content/people/camille.yml", "name: Camille\n")
        .Add("content/media/bol.jpg", "a picture");

    private readonly Dictionary<string, OutputFile> files;

    private SmallSite(IEnumerable<OutputFile> files) => this.files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    public static Instant Now { get; } = Instant.FromUtc(2026, 11, 22, 9, 0);

    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    public static SmallSite Of(params ReadOnlySpan<(string Path, string Text)> more) => new(Files(Theme.Read("fr"), more));

    /// <summary>The preview of a pull request.</summary>
    public static SmallSite Compared(Planner.Reviewing.Review review) =>
        new(new Site(review.After.Content, review.After.Plan, Theme.Read(review.After.Content.Options.Language)).Parts(new Planner.Findings.Reported(review.After.Findings, []), Task.FromResult(Planner.Reviewing.Versions.PostVersions.None), review: review).SelectMany(FilesOf));

    /// <summary>As if a ledger told what went out.</summary>
    public static SmallSite Tracked(params ReadOnlySpan<(string Path, string Text)> more) => new(Parts(isTracked: true, Theme.Read("fr"), more).SelectMany(FilesOf));

    /// <summary>The same as <see cref="Of"/>, rendered by as many threads as there are parts.</summary>
    public static SmallSite AtOnce(params ReadOnlySpan<(string Path, string Text)> more) =>
        new(Task.WhenAll(Parts(isTracked: false, Theme.Read("fr"), more).Select(part => Task.Run(() => FilesOf(part).ToArray()))).GetAwaiter().GetResult().SelectMany(files => files));

    public static IEnumerable<OutputFile> Files(Theme theme, params ReadOnlySpan<(string Path, string Text)> more) => Parts(isTracked: false, theme, more).SelectMany(FilesOf);

    private static ImmutableArray<SitePart> Parts(bool isTracked, Theme theme, ReadOnlySpan<(string Path, string Text)> more)
    {
        var all = Base;
        foreach (var (path, text) in more)
        {
            all = all.SetItem(path, text);
        }

        var validation = Validate(all);
        return new Site(validation.Content, validation.Plan with { IsTracked = isTracked }, theme).Parts(validation.Reported, Task.FromResult(Planner.Reviewing.Versions.PostVersions.None));
    }

    /// <summary>The bytes of a file hold until the next one is asked for.</summary>
    private static IEnumerable<OutputFile> FilesOf(SitePart part) => part.Files().Select(file => file with { Bytes = file.Bytes.ToArray() });

    public static string Post(string title, string publishAt, string text, string fields = "") =>
        $"---\ntitle: {title}\nbrand: lune\nowner: camille\nstatus: ready\npublish_at: {publishAt}\naccounts: [lune-mastodon, lune-x]\n{fields}---\n{text}\n";

    public OutputFile File(string path) => files[path];

    public string Text(string path) => Encoding.UTF8.GetString(files[path].Bytes.Span);

    public IDocument Page(string path) => new HtmlParser().ParseDocument(Text(path));

    private static Validation Validate(ImmutableDictionary<string, string> all)
    {
        var options = LoadedOptions.Read(Source(LoadedOptions.Path, all[LoadedOptions.Path]));
        var entities = all.Where(file => FileReader.IsEntityFile(file.Key) && file.Key != LoadedOptions.Path)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => FileReader.Read(Source(file.Key, file.Value), Now.InUtc().Year));
        var media = all.Where(file => file.Key.StartsWith("content/media/", StringComparison.Ordinal))
            .ToFrozenDictionary(file => file.Key["content/".Length..], file => (long)file.Value.Length, StringComparer.Ordinal);
        return Validation.Of(options, [.. entities], media, [], Now);
    }

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
