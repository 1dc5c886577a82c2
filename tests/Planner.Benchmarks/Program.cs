using System.CommandLine;
using BenchmarkDotNet.Running;
using Planner.Benchmarks;

// Two kinds of measurement, one entry: whole cold processes beside a peer's, or BenchmarkDotNet's switcher for methods.
if (args is not ["versus" or "edits" or "corpus" or "ledger" or "history" or "plan", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(SideBySide).Assembly).Run(args);
    return 0;
}

var posts = new Option<int>("--posts") { Description = "How many posts the corpus has.", DefaultValueFactory = _ => 10_000 };
var runs = new Option<int>("--runs") { Description = "How often each command is timed.", DefaultValueFactory = _ => 3 };
var planner = new Option<string>("--planner") { Description = "The planner to time.", DefaultValueFactory = _ => Executables.Planner() };
var peer = new Option<string?>("--peer") { Description = "Hugo's program; without it, Hugo is timed if it is on the PATH.", DefaultValueFactory = _ => Executables.OnPath("hugo") };
var directory = new Argument<DirectoryInfo>("directory") { Description = "Where the corpus goes." };

var versus = new Command("versus", "Times planner and Hugo side by side over the same posts.") { posts, runs, planner, peer };
versus.SetAction(result => SideBySide.Run(
    result.GetValue(posts), result.GetValue(runs), result.GetRequiredValue(planner), result.GetValue(peer), Console.Out));

var edits = new Command("edits", "Times an edit until its page shows it, under planner serve and hugo server.") { posts, runs, planner, peer };
edits.SetAction((result, _) => Edits.RunAsync(
    result.GetValue(posts), result.GetValue(runs), result.GetRequiredValue(planner), result.GetValue(peer), Console.Out));

var corpus = new Command("corpus", "Writes the content tree that is measured, with its history.") { posts, directory };
corpus.SetAction(result => Corpus.Write(result.GetValue(posts), result.GetRequiredValue(directory).FullName));

var receipts = new Option<int>("--receipts") { Description = "How many published deliveries the ledger has.", DefaultValueFactory = _ => 100_000 };
var ledger = new Command("ledger", "Times a run's look into a large ledger beside an empty one.") { receipts };
ledger.SetAction((result, _) => LedgerReading.RunAsync(result.GetValue(receipts), Console.Out));

var history = new Command("history", "Times the history of all posts of a repository beside git log --name-status.") { directory, runs };
history.SetAction((result, _) => HistoryReading.RunAsync(result.GetRequiredValue(directory).FullName, result.GetValue(runs), Console.Out));

var campaigns = new Option<int>("--campaigns") { Description = "How many campaigns stand around the posts.", DefaultValueFactory = _ => 200 };
var contests = new Option<int>("--contests") { Description = "How many contests stand around the posts.", DefaultValueFactory = _ => 100 };
var plan = new Command("plan", "Times a build of posts beside the same with campaigns and contests around them.") { posts, campaigns, contests, runs, planner };
plan.SetAction(result => PlanCost.Run(
    result.GetValue(posts), result.GetValue(campaigns), result.GetValue(contests), result.GetValue(runs), result.GetRequiredValue(planner), Console.Out));

return await new RootCommand("Planner's benchmarks.") { versus, edits, corpus, ledger, history, plan }.Parse(args).InvokeAsync();
