namespace Planner.Forges;

/// <summary>
/// Addresses of a repository's pages, by <c>repository</c> and <c>publish.branch</c> of <c>planner.yml</c>. The forms and
/// parameters are those of the forges' own source, read in November 2026: Gitea's and Forgejo's <c>routers/web/repo/editor.go</c>
/// and <c>repo-editor.js</c> (<c>filename</c>, <c>value</c>), GitLab's <c>blob/_editor.html.haml</c> (<c>file_name</c>,
/// <c>content</c>) and <c>repository_deprecated.rb</c>; GitHub takes <c>filename</c> and <c>value</c>; Bitbucket's
/// <c>create-file</c> takes no content.
/// </summary>
/// <param name="Kind">Decided by the host's name.</param>
/// <param name="Repository">Without a slash at its end.</param>
/// <param name="Branch">As it stands in an address.</param>
/// <param name="Folder">Where the content's root lies below the repository's top, as it stands in an address: empty, or with a slash at its end.</param>
internal sealed record Forge(ForgeKind Kind, string Repository, string Branch, string Folder)
{
    /// <summary>Servers and proxies refuse longer addresses: 8 KB is nginx's default, less a little for the rest of the request's first line.</summary>
    public const int MostCharacters = 8000;

    /// <summary>Stands in <see cref="Edit"/> for the path; no escaped address holds a brace.</summary>
    public const string PathMark = "{path}";

    /// <summary>Null where nobody said where the repository can be browsed.</summary>
    /// <param name="branch">Where changes go: on the site of a pull request its own branch. Null: what the options say.</param>
    public static Forge? Of(Options options, string? branch = null)
    {
        if (!Uri.TryCreate(options.Repository, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
        {
            return null;
        }

        // A name or password in it is for git; a page must not show it.
        var repository = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var kind = KindOf(address.Host);
        return new Forge(
            kind,
            repository.EndsWith(".git", StringComparison.Ordinal) ? repository[..^".git".Length] : repository,
            (branch ?? options.EditBranch ?? options.Publish.Branch) is { } named ? Escaped(named) : kind is ForgeKind.GitHub or ForgeKind.Unknown ? "HEAD" : "main",
            Escaped(options.Folder));
    }

    /// <summary>The parameter that fills in a new file's name; null where there is none.</summary>
    public string? NameParameter => Kind switch
    {
        ForgeKind.GitHub or ForgeKind.Gitea => "filename",
        ForgeKind.GitLab => "file_name",
        _ => null,
    };

    /// <summary>The parameter that fills in a new file's text; null where it has to be pasted.</summary>
    public string? ContentParameter => Kind switch
    {
        ForgeKind.GitHub or ForgeKind.Gitea => "value",
        ForgeKind.GitLab => "content",
        _ => null,
    };

    /// <summary>The page that edits a file.</summary>
    /// <param name="path">Relative to the content's root, with forward slashes; or <see cref="PathMark"/>, to be replaced by an escaped one.</param>
    public string Edit(string path)
    {
        var file = Folder + (path == PathMark ? path : Escaped(path));
        return Kind switch
        {
            ForgeKind.GitLab => $"{Repository}/-/edit/{Branch}/{file}",
            ForgeKind.Gitea => $"{Repository}/_edit/{Branch}/{file}",
            ForgeKind.Bitbucket => $"{Repository}/src/{Branch}/{file}?mode=edit&at={Branch}",
            _ => $"{Repository}/edit/{Branch}/{file}",
        };
    }

    /// <summary>The page that shows a file.</summary>
    public string View(string path)
    {
        var file = Folder + Escaped(path);
        return Kind switch
        {
            ForgeKind.GitLab => $"{Repository}/-/blob/{Branch}/{file}",
            ForgeKind.Gitea => $"{Repository}/src/branch/{Branch}/{file}",
            ForgeKind.Bitbucket => $"{Repository}/src/{Branch}/{file}",
            _ => $"{Repository}/blob/{Branch}/{file}",
        };
    }

    /// <summary>The page that removes a file, where there is one with an address; else the page that shows it, with a button that does.</summary>
    public string Delete(string path)
    {
        var file = Folder + Escaped(path);
        return Kind switch
        {
            ForgeKind.GitHub => $"{Repository}/delete/{Branch}/{file}",
            ForgeKind.Gitea => $"{Repository}/_delete/{Branch}/{file}",
            _ => View(path),
        };
    }

    /// <summary>The page that shows a commit.</summary>
    public string Commit(string id) => Kind switch
    {
        ForgeKind.GitLab => $"{Repository}/-/commit/{id}",
        ForgeKind.Bitbucket => $"{Repository}/commits/{id}",
        _ => $"{Repository}/commit/{id}",
    };

    /// <summary>A file's own bytes, as a commit has them.</summary>
    /// <param name="commit">Its whole id.</param>
    public string Raw(string commit, string path)
    {
        var file = Folder + Escaped(path);
        return Kind switch
        {
            ForgeKind.GitLab => $"{Repository}/-/raw/{commit}/{file}",
            ForgeKind.Gitea => $"{Repository}/raw/commit/{commit}/{file}",
            _ => $"{Repository}/raw/{commit}/{file}",
        };
    }

    /// <summary>The page that makes a file in a folder, with nothing filled in.</summary>
    public string NewFile(string folder)
    {
        var place = Folder + Escaped(folder);
        return Kind switch
        {
            ForgeKind.GitLab => $"{Repository}/-/new/{Branch}/{place}",
            ForgeKind.Gitea => $"{Repository}/_new/{Branch}/{place}",
            ForgeKind.Bitbucket => $"{Repository}/create-file/{Branch}/{place}?at={Branch}",
            _ => $"{Repository}/new/{Branch}/{place}",
        };
    }

    /// <summary>The same with name and text filled in; null where the forge takes no text, or the address would be too long: then the text is pasted.</summary>
    public string? NewFile(string folder, string name, string text)
    {
        var address = ContentParameter is null ? null : $"{NewFile(folder)}?{NameParameter}={Uri.EscapeDataString(name)}&{ContentParameter}={Uri.EscapeDataString(text)}";
        return address is { Length: <= MostCharacters } ? address : null;
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static ForgeKind KindOf(string host) =>
        Is(host, "github.com") || host.StartsWith("github.", StringComparison.OrdinalIgnoreCase) ? ForgeKind.GitHub
        : Is(host, "gitlab.com") || host.StartsWith("gitlab.", StringComparison.OrdinalIgnoreCase) ? ForgeKind.GitLab
        : Is(host, "codeberg.org") || Is(host, "gitea.com") || host.StartsWith("gitea.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("forgejo.", StringComparison.OrdinalIgnoreCase) ? ForgeKind.Gitea
        : Is(host, "bitbucket.org") ? ForgeKind.Bitbucket
        : ForgeKind.Unknown;

    private static bool Is(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
