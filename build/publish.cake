/// <summary>
/// Publishes the program, compiled ahead of time: its runs are so short that compiling at run time would be most of them.
/// Without a RID it is the build machine's own. Where the ahead-of-time compiler cannot be restored, plain code does the same, more slowly.
/// </summary>
void PublishProgram(string directory, string rid = null)
{
    var forRid = rid is null ? "--use-current-runtime" : $"--runtime {rid}";
    var restored = StartProcess("dotnet", $"restore {Program} {forRid} -p:SelfContained=false -p:PublishReadyToRun=true --verbosity quiet") == 0;
    if (!restored)
    {
        Warning("The ahead-of-time compiler cannot be restored; publishing without it. Every start will take longer.");
    }

    DotNetPublish(Program, new DotNetPublishSettings
    {
        Configuration = configuration,
        NoLogo = true,
        NoRestore = restored,
        OutputDirectory = directory,
        ArgumentCustomization = arguments => restored || rid is not null
            ? arguments.Append($"{forRid} --self-contained false -p:PublishReadyToRun={restored}")
            : arguments,
    });
}
