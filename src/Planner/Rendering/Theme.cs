using System.Collections.Concurrent;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace Planner.Rendering;

/// <summary>
/// What the site looks like: templates, texts and assets, compiled when they are first needed. It knows nothing of
/// content, so it can be compiled on one thread while another loads.
/// </summary>
public sealed class Theme
{
    private const string Folder = "templates/";

    private readonly FrozenDictionary<string, string> files;
    private readonly IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        TextEncoder = new HtmlText(),
        FormatProvider = CultureInfo.InvariantCulture,
        ThrowOnUnresolvedBindingExpression = true,
        FormatterProviders = { new HtmlFormatter() },
    });

    private readonly ConcurrentDictionary<(string Name, string Root), Lazy<HandlebarsTemplate<TextWriter, object, object>>> compiled = new();

    private Theme(FrozenDictionary<string, string> files, Language language)
    {
        this.files = files;
        Language = language;
    }

    public Language Language { get; }

    /// <summary>Files that are copied to the site as they are, by name below <c>templates/assets/</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Assets =>
        from file in files
        where file.Key.StartsWith("assets/", StringComparison.Ordinal)
        orderby file.Key
        select KeyValuePair.Create(file.Key["assets/".Length..], file.Value);

    /// <param name="language">The site's language; English where there is no file for it.</param>
    /// <param name="overrides">A team's own files by path below <c>templates/</c>; they replace the built-in ones.</param>
    public static Theme Read(string language, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var all = BuiltIn();
        foreach (var (path, text) in overrides ?? FrozenDictionary<string, string>.Empty)
        {
            all[path] = text;
        }

        var code = all.ContainsKey($"languages/{language}.yml") ? language : "en";
        return new Theme(all.ToFrozenDictionary(StringComparer.Ordinal), Language.Read(code, all[$"languages/{code}.yml"]));
    }

    /// <summary>Compiles every page's template now, those that most files need first, instead of when it is first used.</summary>
    public void Compile()
    {
        foreach (var (name, root, model) in PageTemplates.All)
        {
            _ = Template(name, root, model).Value;
        }
    }

    internal static IEnumerable<string> BuiltInFiles => BuiltIn().Keys.Order(StringComparer.Ordinal);

    internal void Write<TModel>(TextWriter output, string name, string root, TModel model)
        where TModel : notnull
    {
        try
        {
            Template(name, root, typeof(TModel)).Value(output, model, null!);
        }
        catch (HandlebarsException error)
        {
            throw new TemplateException($"pages/{name}.hbs", 0, error.GetBaseException().Message, error);
        }
    }

    internal Fragment Fragment(string name, ImmutableArray<string> names) =>
        Rendering.Fragment.Read(TemplateReader.Read($"fragments/{name}.hbs", files, Language, "{{root}}"), names);

    private Lazy<HandlebarsTemplate<TextWriter, object, object>> Template(string name, string root, Type model) =>
        compiled.GetOrAdd((name, root), key => new(() => Compile(key.Name, key.Root, model)));

    private HandlebarsTemplate<TextWriter, object, object> Compile(string name, string root, Type model)
    {
        var tokens = TemplateReader.Read($"pages/{name}.hbs", files, Language, root);
        TemplateNames.Check(tokens, model);
        try
        {
            return handlebars.Compile(new StringReader(string.Concat(tokens.Select(token => token.Text))));
        }
        catch (HandlebarsException error)
        {
            throw new TemplateException($"pages/{name}.hbs", 0, error.Message, error);
        }
    }

    private static Dictionary<string, string> BuiltIn()
    {
        var assembly = typeof(Theme).Assembly;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (path.StartsWith(Folder, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                found[path[Folder.Length..]] = reader.ReadToEnd();
            }
        }

        return found;
    }

    private sealed class HtmlFormatter : IFormatter, IFormatterProvider
    {
        public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(value!.ToString(), encode: false);

        public bool TryCreateFormatter(Type type, out IFormatter formatter)
        {
            formatter = this;
            return typeof(Html).IsAssignableFrom(type);
        }
    }
}
