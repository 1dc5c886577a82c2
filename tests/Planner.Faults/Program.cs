using System.CommandLine;
using Planner.Cli;
using Planner.Faults;
using Planner.Faults.World;

// A run of the planner with another clock, in a process that can be killed.
if (args is ["runner", var time, .. var words])
{
    var clock = WorldClock.Parse(time);
    return await CommandLine.RunAsync(words, Terminal.OfProcess() with { Clock = () => clock.Now });
}

var seeds = new Option<int>("--seeds") { Description = "How many worlds are run.", DefaultValueFactory = _ => 20 };
var first = new Option<int>("--first") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var faults = new Option<int>("--faults") { Description = "How many faults there are, over all seeds.", DefaultValueFactory = _ => 10_000 };
var runners = new Option<int>("--runners") { Description = "How many run at once, at most.", DefaultValueFactory = _ => 8 };
var posts = new Option<int>("--posts") { Description = "How many posts come due in each round.", DefaultValueFactory = _ => 12 };
var accounts = new Option<int>("--accounts") { Description = "How many accounts there are of each of the four flavours.", DefaultValueFactory = _ => 3 };
var atOnce = new Option<int>("--at-once") { Description = "How many worlds are run at once: they wait more than they work.", DefaultValueFactory = _ => 2 };
var trx = new Option<string?>("--trx") { Description = "Where the outcome of each seed and flavour goes, as test results." };
var keep = new Option<string>("--keep") { Description = "Where the worlds are made; one that went wrong stays there.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "planner-faults") };

var root = new RootCommand("Faults for publishing: kills, lost answers, refused pushes and wrong clocks, and a count of what was really posted.") { seeds, first, faults, runners, posts, accounts, atOnce, trx, keep };
root.SetAction((parsed, _) => Campaign.RunAsync(
    parsed.GetValue(first), parsed.GetValue(seeds), Math.Max(1, parsed.GetValue(faults) / parsed.GetValue(seeds)), parsed.GetValue(atOnce), parsed.GetValue(trx), Console.Out,
    seed => new SeedSettings(seed, 0, parsed.GetValue(runners), parsed.GetValue(posts), parsed.GetValue(accounts), Path.Combine(parsed.GetRequiredValue(keep), string.Create(CultureInfo.InvariantCulture, $"seed-{seed}")))));
var timing = new Command("timing", "Measures how fast a run sends what is due at once, and how exactly what it waits for.");
timing.SetAction((parsed, _) => TimingRun.RunAsync(Path.Combine(Path.GetTempPath(), "planner-faults", "timing"), Console.Out));
root.Add(timing);
return await root.Parse(args).InvokeAsync();
