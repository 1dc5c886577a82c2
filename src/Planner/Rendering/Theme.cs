using System.Collections.Concurrent;

namespace Planner.Rendering;

/// <summary>
/// What the site looks like: templates, texts and assets, read when they are first needed. It knows nothing of content,
/// so that builds of the same team can share it.
/// </summary>
public sealed class Theme
{
    private const string Folder = "templates/";

    private readonly FrozenDictionary<string, string> files;
    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);

    private Theme(FrozenDictionary<string, string> files, ImmutableArray<OutputFile> assets, Language language)
    {
        this.files = files;
        Assets = assets;
        Language = language;
    }

    public Language Language { get; }

    /// <summary>Files that are copied to the site as they are, sorted by path (ordinal).</summary>
    public ImmutableArray<OutputFile> Assets { get; }

    /// <param name="language">The site's language; English where there is no file for it.</param>
    /// <param name="overrides">A team's own files by path below <c>templates/</c>; they replace the built-in ones.</param>
    public static Theme Read(string language, IReadOnlyDictionary<string, byte[]>? overrides = null)
    {
        var all = BuiltIn();
        foreach (var (path, bytes) in overrides ?? FrozenDictionary<string, byte[]>.Empty)
        {
            all[path] = bytes;
        }

        var code = all.ContainsKey($"languages/{language}.yml") ? language : "en";
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assets = ImmutableArray.CreateBuilder<OutputFile>();
        foreach (var path in all.Keys.Order(StringComparer.Ordinal))
        {
            if (IsAsset(path))
            {
                assets.Add(new OutputFile(path, all[path]));
            }
            else
            {
                texts.Add(path, TextOf(all[path]));
            }
        }

        return new Theme(texts.ToFrozenDictionary(StringComparer.Ordinal), assets.ToImmutable(), Language.Read(code, texts[$"languages/{code}.yml"]));
    }

    /// <summary>Reads every page's template now instead of when it is first used.</summary>
    public void Compile()
    {
        foreach (var (name, model) in PageTemplates.All)
        {
            _ = TemplateOf(name, model);
        }
    }

    /// <param name="root">The way from the page to the site's root.</param>
    internal void Write<TModel>(PageWriter output, string name, string root, TModel model)
        where TModel : notnull =>
        TemplateOf(name, typeof(TModel)).Write(output, model, root);

    internal Fragment Fragment(string name, ImmutableArray<string> names) =>
        Rendering.Fragment.Read(TemplateReader.Read($"fragments/{name}.hbs", files, Language), names);

    /// <summary>Two threads may read the same one at the same time; either is as good.</summary>
    private Template TemplateOf(string name, Type model) =>
        templates.TryGetValue(name, out var known) ? known
        : templates.GetOrAdd(name, Template.Read(TemplateReader.Read($"pages/{name}.hbs", files, Language), model));

    /// <summary>Fonts and pictures among them: they are never read as text.</summary>
    private static bool IsAsset(string path) => path.StartsWith("assets/", StringComparison.Ordinal);

    private static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static Dictionary<string, byte[]> BuiltIn()
    {
        var assembly = typeof(Theme).Assembly;
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (path.StartsWith(Folder, StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                found[path[Folder.Length..]] = bytes;
            }
        }

        return found;
    }
}
