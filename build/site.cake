Task("Publish")
    .Does(() =>
    {
        if (!TryPublishProgram(Artifacts + "/planner"))
        {
            throw new CakeException("The packages that Planner is made of cannot be restored.");
        }
    });

Task("Site")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        // By the dotnet that runs this: the program's own executable looks for a registered one, and a private installation is not.
        var exitCode = StartProcess("dotnet", $"{Artifacts}/planner/planner.dll build --out _site");
        if (exitCode != 0)
        {
            throw new CakeException($"planner build ended with exit code {exitCode}.");
        }

        var page = MakeAbsolute(File("_site/index.html")).FullPath;
        lastLines.Add($"Open {page}");
        lastLines.Add($"  or {new Uri(page).AbsoluteUri}");
    });

/// <summary>What the Publish task leaves for this system.</summary>
FilePath ProgramPath() => MakeAbsolute(File($"{Artifacts}/planner/planner{(IsRunningOnWindows() ? ".exe" : "")}"));
