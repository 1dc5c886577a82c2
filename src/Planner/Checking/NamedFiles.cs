namespace Planner.Checking;

/// <summary>Files below <c>content/</c> that a field may name for people to read: media, and the files of entities.</summary>
internal sealed class NamedFiles(Content content)
{
    private readonly MissingMedia missing = new(content.MediaFiles);
    private HashSet<string>? entities;

    /// <param name="path">Relative to <c>content/</c>.</param>
    public bool Has(string path) => content.MediaFiles.ContainsKey(path) || Entities.Contains("content/" + path);

    public Finding Missing(Located<string> file) => missing.Of(file);

    /// <summary>Whether a value that may be anything can only mean a file: a folder of the content, a name and an extension, without a blank.</summary>
    public static bool IsPath(string value) =>
        value.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && !value.Any(char.IsWhiteSpace)
        && value.LastIndexOf('.') > value.LastIndexOf('/')
        && (value.AsSpan(0, slash) is "media" || Loading.EntityKinds.OfFolder(value[..slash]) is not null);

    private HashSet<string> Entities => entities ??= [.. content.Prose.Select(prose => prose.Entity.Source.Path), .. content.Posts.Select(post => post.Source.Path)];
}
