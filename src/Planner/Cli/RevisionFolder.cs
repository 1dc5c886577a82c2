using System.Text;
using Planner.Git;
using Planner.Loading;
using Planner.Loading.Media;

namespace Planner.Cli;

/// <summary>The files of <c>content/</c> as a commit has them, read and parsed; see <see cref="ContentFolder"/> for those of the work tree.</summary>
/// <param name="Options">Null where the commit has no <c>planner.yml</c>: there was no plan yet.</param>
/// <param name="Media">Paths relative to <c>content/</c> with their size in bytes.</param>
internal sealed record RevisionFolder(LoadedOptions? Options, ImmutableArray<LoadedFile> Files, FrozenDictionary<string, long> Media)
{
    /// <summary>Larger videos are not looked into: their findings are told where the file itself is checked out.</summary>
    private const long MostMediaBytes = 64 * 1024 * 1024;

    /// <param name="files">What the commit holds.</param>
    /// <param name="known">Files that another side has read from the same bytes, by path.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static async Task<RevisionFolder> ReadAsync(
        GitObjects objects, ImmutableArray<RevisionFile> files, int year, IReadOnlyDictionary<string, LoadedFile> known, CancellationToken cancellationToken)
    {
        var visible = Followed(files.Where(file => !IsHidden(file.Path)), await LinksAsync(objects, files, cancellationToken));
        var media = visible.Where(file => IsMedia(file.Path)).ToFrozenDictionary(file => file.Path["content/".Length..], file => file.Length, StringComparer.Ordinal);
        var wanted = visible.Where(file => !IsMedia(file.Path) && (ContentFolder.IsEntity(file.Path) || file.Length <= FileReader.MaxBytes)).ToArray();
        var missing = wanted.Where(file => !known.ContainsKey(file.Path) && file.Length <= FileReader.MaxBytes).ToArray();
        var bytes = await BytesAsync(objects, missing, cancellationToken);
        var loaded = new LoadedFile[wanted.Length];
        Parallel.For(0, wanted.Length, index => loaded[index] = known.GetValueOrDefault(wanted[index].Path) ?? Load(wanted[index], bytes, year));

        return new RevisionFolder(
            bytes.TryGetValue(LoadedOptions.Path, out var options) ? LoadedOptions.Read(new SourceFile(LoadedOptions.Path, options)) : null,
            [.. loaded.Where(file => file.Path != LoadedOptions.Path)],
            media);
    }

    /// <summary>The facts of those media that posts of the changed files name, or that changed themselves; what is said of others is not asked for.</summary>
    public static async Task<FrozenDictionary<string, MediaFacts>> FactsAsync(
        GitObjects objects, ImmutableArray<RevisionFile> files, ImmutableArray<LoadedFile> loaded, FrozenSet<string> changed, CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in loaded.Where(file => changed.Contains(file.Path)).SelectMany(file => file.Entities).OfType<Post>())
        {
            NamedMedia.Add(post, named);
        }

        var facts = new Dictionary<string, MediaFacts>(StringComparer.Ordinal);

        // One at a time: a video more in memory than is looked at helps nobody.
        foreach (var file in files.Where(file => IsMedia(file.Path) && file.Length <= MostMediaBytes && (named.Contains(file.Path["content/".Length..]) || changed.Contains(file.Path))))
        {
            if (await objects.ReadAsync([file.Id], cancellationToken) is [{ Bytes: var bytes }])
            {
                facts[file.Path["content/".Length..]] = MediaReader.Read(bytes.Length, (position, buffer) => Copy(bytes.Span[(int)position..], buffer));
            }
        }

        return facts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var length = Math.Min(from.Length, to.Length);
        from[..length].CopyTo(to);
        return length;
    }

    private static LoadedFile Load(RevisionFile file, Dictionary<string, ReadOnlyMemory<byte>> bytes, int year)
    {
        var source = new SourceFile(file.Path, bytes.GetValueOrDefault(file.Path));
        return ContentFolder.IsEntity(file.Path) ? FileReader.Read(source, file.Length, year) : FileReader.ReadOther(source);
    }

    private static async Task<Dictionary<string, ReadOnlyMemory<byte>>> BytesAsync(GitObjects objects, RevisionFile[] files, CancellationToken cancellationToken)
    {
        var read = await objects.ReadAsync([.. files.Select(file => file.Id)], cancellationToken);
        var bytes = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (var index = 0; index < files.Length; index++)
        {
            bytes.Add(files[index].Path, read[index]?.Bytes ?? throw new GitException($"git has no contents of {files[index].Path}; fetch them first (a partial clone leaves them out)"));
        }

        return bytes;
    }

    private static async Task<Dictionary<string, string>> LinksAsync(GitObjects objects, ImmutableArray<RevisionFile> files, CancellationToken cancellationToken)
    {
        RevisionFile[] links = [.. files.Where(file => file.IsLink && file.Length < 4096)];
        return (await BytesAsync(objects, links, cancellationToken)).ToDictionary(
            link => link.Key, link => Target(link.Key, Encoding.UTF8.GetString(link.Value.Span)), StringComparer.Ordinal);
    }

    /// <summary>A link stands for the file of the same commit that it leads to; one that leads anywhere else is left out.</summary>
    private static RevisionFile[] Followed(IEnumerable<RevisionFile> files, Dictionary<string, string> links)
    {
        var byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return
        [
            .. byPath.Values
                .Select(file => !file.IsLink ? file : links.TryGetValue(file.Path, out var target) && byPath.TryGetValue(target, out var found) && !found.IsLink ? found with { Path = file.Path } : null)
                .OfType<RevisionFile>().OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Where a link leads, by its words alone; a path that is none of the commit's where it climbs out.</summary>
    private static string Target(string link, string target)
    {
        List<string> segments = [.. link.Split('/')[..^1]];
        foreach (var segment in target.Split('/'))
        {
            if (segment is ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    private static bool IsMedia(string path) => path.StartsWith("content/media/", StringComparison.Ordinal);

    /// <summary>Dot files belong to systems and editors.</summary>
    private static bool IsHidden(string path) => path.Contains("/.", StringComparison.Ordinal);
}
