// Whole cold processes; the numbers mean something only on a quiet machine.
Task("Bench")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        var peer = Argument("peer", "");
        DotNetRun("tests/Planner.Benchmarks", new DotNetRunSettings
        {
            Configuration = configuration,
            ArgumentCustomization = arguments =>
            {
                arguments.Append($"-- versus --posts {Argument("posts", 10_000)} --runs {Argument("runs", 3)}").AppendSwitchQuoted("--planner", ProgramPath().FullPath);
                return peer == "" ? arguments : arguments.AppendSwitchQuoted("--peer", peer);
            },
        });
    });
