Task("Publish")
    .Does(() => PublishProgram(Artifacts + "/planner"));

Task("Site")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        var program = MakeAbsolute(File(Artifacts + "/planner/planner" + (IsRunningOnWindows() ? ".exe" : "")));
        var exitCode = StartProcess(program, "build --out _site");
        if (exitCode != 0)
        {
            throw new CakeException($"planner build ended with exit code {exitCode}.");
        }

        var page = MakeAbsolute(File("_site/index.html")).FullPath;
        Information($"Open {page}");
        Information($"  or {new Uri(page).AbsoluteUri}");
    });
