using System.Xml.Linq;

namespace Planner.Faults;

/// <summary>Seeds and flavours as tests, in the format of Visual Studio's results, which the build counts.</summary>
internal static class TestResultFile
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static void Write(string path, IEnumerable<SeedReport> reports)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        new XDocument(new XElement(Schema + "TestRun", new XElement(Schema + "Results", reports.SelectMany(Results)))).Save(path);
    }

    private static IEnumerable<XElement> Results(SeedReport report) =>
    [
        .. report.Flavours.Select(count => Result($"Planner.Faults seed {report.Seed}: {count.Flavour} posts everything once", count.IsGood, count.ToString())),
        Result($"Planner.Faults seed {report.Seed}: the ledger tells what happened", report.Violations.IsEmpty, string.Join('\n', report.Violations)),
    ];

    private static XElement Result(string name, bool isGood, string told) => new(
        Schema + "UnitTestResult", new XAttribute("testName", name), new XAttribute("outcome", isGood ? "Passed" : "Failed"), new XElement(Schema + "Output", new XElement(Schema + "StdOut", told)));
}
