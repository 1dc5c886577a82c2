namespace Planner.Cli;

/// <summary>A team's own files of <c>templates/</c>. What they say ends in the site, so that no link may bring a machine's files into it.</summary>
internal static class TemplatesFolder
{
    private const string Name = "templates";
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Their bytes by path below the folder; none where there is no such folder.</summary>
    /// <exception cref="UsageException">There is a link to a folder, or to what is no file inside the folder.</exception>
    public static Dictionary<string, byte[]> Read(string root)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var folder = new DirectoryInfo(Path.Combine(root, Name));
        if (folder.Exists)
        {
            Read(folder, folder.FullName, files);
        }

        return files;
    }

    private static void Read(DirectoryInfo folder, string top, Dictionary<string, byte[]> files)
    {
        if (folder.LinkTarget is not null)
        {
            throw new UsageException($"{PathOf(folder, top)} is a link to a folder, which is not followed; put the folder itself there.");
        }

        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry is DirectoryInfo inner)
            {
                Read(inner, top, files);
            }
            else if (entry is FileInfo { Length: 0 } && !OrdinaryFile.Is(entry.FullName))
            {
                throw new UsageException($"{PathOf(entry, top)} is not a file but a pipe, a socket or a device; put a file there, or remove it.");
            }
            else if (LinkedFile.IsInside(entry.FullName, top))
            {
                files[Path.GetRelativePath(top, entry.FullName).Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllBytes(entry.FullName);
            }
            else
            {
                throw new UsageException($"{PathOf(entry, top)} is a link that leads to no file inside {Name}/; put the file itself there.");
            }
        }
    }

    private static string PathOf(FileSystemInfo entry, string top) =>
        Path.GetRelativePath(Path.GetDirectoryName(top)!, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
