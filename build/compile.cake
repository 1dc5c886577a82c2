Task("Clean")
    .Does(() =>
    {
        CleanDirectories(new[] { Artifacts, "_site" });
        CleanDirectories("src/**/bin");
        CleanDirectories("src/**/obj");
        CleanDirectories("tests/**/bin");
        CleanDirectories("tests/**/obj");
    });

Task("Build")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = configuration, NoLogo = true }));
