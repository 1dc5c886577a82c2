using System.Formats.Tar;

namespace Planner.Cli;

/// <summary>What a path is: a pipe has the name of a file, and reading it would wait for ever.</summary>
internal static class OrdinaryFile
{
    /// <summary>Where the header of an archive says what an entry is.</summary>
    private const int TypeFlag = 156;

    /// <summary>
    /// Whether the path is a file, or a link to one. The runtime tells it only to those who write archives; so ask of an
    /// empty file alone, as every pipe, socket and device looks like one.
    /// </summary>
    public static bool Is(string path)
    {
        using var header = new MemoryStream();
        using var archive = new TarWriter(header, TarEntryFormat.Ustar);
        try
        {
            archive.WriteEntry(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path, "file");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Not to be opened, or gone since it was listed: whoever reads it tells why.
            return true;
        }
        catch (IOException)
        {
            // A socket has no place in an archive.
            return false;
        }

        return header.GetBuffer()[TypeFlag] == (byte)TarEntryType.RegularFile;
    }
}
