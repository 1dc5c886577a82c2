using System.Formats.Tar;
using System.IO.Compression;

Task("Pack")
    .Does(() =>
    {
        foreach (var rid in new[] { "linux-x64", "win-x64", "osx-arm64" })
        {
            var directory = $"{Artifacts}/release/{rid}";
            if (TryPublishProgram(directory, rid))
            {
                Archive(directory, rid);
            }
            else
            {
                Warning($"No archive for {rid}: its packages cannot be restored here.");
            }
        }

        // The package for `dotnet tool install` runs on any system, compiled at run time; the archives are the fast ones.
        DotNetPack(Program, new DotNetPackSettings
        {
            Configuration = configuration,
            NoLogo = true,
            OutputDirectory = Artifacts,
            ArgumentCustomization = arguments => arguments.Append("-p:PackAsTool=true -p:ToolCommandName=planner"),
        });

        lastLines.AddRange(GetFiles($"{Artifacts}/planner*.*").Select(file => file.FullPath));
    });

/// <summary>Zip where Windows users expect it, tar elsewhere: only tar keeps the program executable.</summary>
void Archive(string directory, string rid)
{
    if (rid.StartsWith("win", StringComparison.Ordinal))
    {
        Zip(directory, $"{Artifacts}/planner-{rid}.zip");
        return;
    }

    using var file = System.IO.File.Create($"{Artifacts}/planner-{rid}.tar.gz");
    using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
    using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
    foreach (var path in GetFiles($"{directory}/**/*").Select(found => found.FullPath).Order(StringComparer.Ordinal))
    {
        using var bytes = System.IO.File.OpenRead(path);
        var name = System.IO.Path.GetRelativePath(directory, path).Replace('\\', '/');
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "planner/" + name)
        {
            DataStream = bytes,
            // Windows has no executable bit to copy, so it is stated for every system alike.
            Mode = (UnixFileMode)Convert.ToInt32(name == "planner" ? "755" : "644", 8),
            ModificationTime = DateTimeOffset.UnixEpoch,
        });
    }
}
