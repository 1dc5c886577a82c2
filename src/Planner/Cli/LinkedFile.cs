namespace Planner.Cli;

/// <summary>Where links lead: a pull request may bring any, and must not make a machine's own files part of what is read.</summary>
internal static class LinkedFile
{
    /// <summary>
    /// Whether the path is a file, or a link to one, below the folder in name and in fact: no folder on the way to it may be
    /// a link that leads elsewhere.
    /// </summary>
    /// <param name="path">Below the folder in name.</param>
    /// <param name="folder">Absolute.</param>
    public static bool IsInside(string path, string folder)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null || (TargetOf(path) is { Exists: true } target && IsBelow(target.Directory, folder));
    }

    private static FileInfo? TargetOf(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) as FileInfo;
        }
        catch (IOException)
        {
            // Links that lead to each other.
            return null;
        }
    }

    private static bool IsBelow(DirectoryInfo? place, string folder)
    {
        while (place is not null && place.FullName != folder && place.LinkTarget is null)
        {
            place = place.Parent;
        }

        return place?.FullName == folder;
    }
}
