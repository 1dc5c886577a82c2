using Planner.Drawing;

namespace Planner.Cli;

/// <summary>
/// Keeps those who take part on disk, in a file for each first byte of a pseudonym, so that a million of them need no more memory than a
/// few thousand: a file is sorted at a time. The files hold people's names and are gone when it is disposed of.
/// </summary>
internal sealed class EntryBuckets : IEntryShelf, IDisposable
{
    private const int Count = 256;

    private readonly DirectoryInfo folder;
    private readonly FileStream[] files;
    private readonly BinaryWriter[] writers;

    /// <param name="parent">Where nobody else looks, and git does not.</param>
    public EntryBuckets(string parent)
    {
        folder = Directory.CreateDirectory(Path.Combine(parent, $".{Path.GetRandomFileName()}"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 12, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        files = [.. Enumerable.Range(0, Count).Select(number => new FileStream(Path.Combine(folder.FullName, number.ToString("x2", CultureInfo.InvariantCulture)), options))];
        writers = [.. files.Select(file => new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))];
    }

    public void Add(Sha256 person, string identity, int line)
    {
        var bytes = person.ToArray();
        var writer = writers[bytes[0]];
        writer.Write(bytes);
        writer.Write(line);
        writer.Write(identity);
    }

    public IEnumerable<Participant> InOrder() => Enumerable.Range(0, Count).SelectMany(number => Participant.Of(Rows(number)));

    public void Dispose()
    {
        foreach (var writer in writers)
        {
            writer.Dispose();
        }

        foreach (var file in files)
        {
            file.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private IEnumerable<(Sha256 Person, string Identity, int Line)> Rows(int number)
    {
        var file = files[number];
        writers[number].Flush();
        var end = file.Position;
        file.Position = 0;
        using (var reader = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            while (file.Position < end)
            {
                var person = Sha256.Read(reader.ReadBytes(Sha256.Length));
                var line = reader.ReadInt32();
                yield return (person, reader.ReadString(), line);
            }
        }

        file.Position = end;
    }
}
