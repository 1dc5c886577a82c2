using System.Reflection;
using System.Text;

namespace Planner.Cli;

/// <summary>The templates of <c>planner new contest --template</c>: Planner's own, and the repository's in <c>templates/contests/</c>, which come first.</summary>
internal static class ContestTemplates
{
    private const string BuiltIn = "starter/contests/";
    private const string Folder = "contests/";
    private const string Terms = ".terms.md";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>By name.</summary>
    public static ImmutableArray<ContestTemplate> All(string root)
    {
        var files = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(BuiltIn, StringComparison.Ordinal))
            .ToDictionary(name => name[BuiltIn.Length..], name => (Origin: "Planner", Text: (Func<string>)(() => ReadOwn(name))), StringComparer.Ordinal);
        foreach (var (path, bytes) in TemplatesFolder.Read(root))
        {
            if (path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal))
            {
                var origin = "templates/" + path;
                files[path[Folder.Length..]] = (origin, () => Decoded(bytes, origin));
            }
        }

        return
        [
            .. from file in files
               where !file.Key.EndsWith(Terms, StringComparison.Ordinal)
               let name = file.Key[..^".md".Length]
               orderby name
               select ContestTemplate.Read(name, file.Value.Origin, file.Value.Text(), files.TryGetValue(name + Terms, out var terms) ? terms.Text() : null),
        ];
    }

    /// <exception cref="UsageException">There is none of this name.</exception>
    public static ContestTemplate Find(string root, string name)
    {
        var all = All(root);
        var nearest = DidYouMean.Nearest(name, all.Select(template => template.Name));
        return all.FirstOrDefault(template => template.Name == name)
            ?? throw new UsageException($"there is no contest template '{Printing.Printable.Of(name)}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} Templates are: {string.Join(", ", all.Select(template => template.Name))}.");
    }

    private static string ReadOwn(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Decoded(byte[] bytes, string origin)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new UsageException($"{origin} is not UTF-8; save it as UTF-8 first.", exception);
        }
    }
}
