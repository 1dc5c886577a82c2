// The whole build: dotnet cake build/build.cake --target=Site|Test|Build|Publish|Bench|Pack|Clean [--configuration=Release]

// Cake starts in this file's folder; every path in these scripts is relative to the repository.
Context.Environment.WorkingDirectory = MakeAbsolute(Directory(".."));

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

const string Solution = "Planner.sln";
const string Program = "src/Planner/Planner.csproj";
const string Artifacts = ".artifacts";

// What people look for at the end; printed after Cake's own report.
var lastLines = new List<string>();
TestResults testResults = null;

#load "compile.cake"
#load "test.cake"
#load "publish.cake"
#load "site.cake"
#load "bench.cake"
#load "pack.cake"

Task("Default")
    .IsDependentOn("Test")
    .IsDependentOn("Site");

RunTarget(target);

lastLines.ForEach(Console.WriteLine);

// Whoever reads the counts finds them on the very last line.
if (testResults is not null)
{
    Console.WriteLine(testResults.Summary);
    Environment.Exit(testResults.Succeeded ? 0 : 1);
}
