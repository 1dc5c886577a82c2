/// <summary>
/// Publishes the program, compiled ahead of time: its runs are so short that compiling at run time would be most of them.
/// Without a RID it is the build machine's own. Where the ahead-of-time compiler cannot be restored, plain code does the same, more slowly.
/// False: not even the plain parts for that RID can be restored.
/// </summary>
bool TryPublishProgram(string directory, string rid = null)
{
    var forRid = rid is null ? "--use-current-runtime" : $"--runtime {rid}";
    var isCompiled = TryRestore($"{forRid} -p:PublishReadyToRun=true");
    if (!isCompiled)
    {
        Warning("The ahead-of-time compiler cannot be restored; publishing without it. Every start will take longer.");
        // The SDK brings what its own RID needs; another one's executable is a package.
        forRid = rid is null ? "" : forRid;
        if (!TryRestore(forRid))
        {
            return false;
        }
    }

    CleanDirectory(directory);
    DotNetPublish(Program, new DotNetPublishSettings
    {
        Configuration = configuration,
        NoLogo = true,
        NoRestore = true,
        OutputDirectory = directory,
        ArgumentCustomization = arguments => arguments
            .Append($"{forRid} --no-self-contained -p:PublishReadyToRun={isCompiled} -p:PublishDocumentationFiles=false"),
    });
    return true;
}

bool TryRestore(string options) =>
    StartProcess("dotnet", $"restore {Program} {options} -p:SelfContained=false --verbosity quiet") == 0;
