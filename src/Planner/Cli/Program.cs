using System.Reflection;
using System.Text;

namespace Planner.Cli;

internal static class Program
{
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static Task<int> Main(string[] args)
    {
        // Scripts ask for the version more often than people do; it needs no command line parser.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(Version);
            return Task.FromResult(ExitCodes.Fine);
        }

        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return CommandLine.RunAsync(args, Terminal.OfProcess());
    }
}
