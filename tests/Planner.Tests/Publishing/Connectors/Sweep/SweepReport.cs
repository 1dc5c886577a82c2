using System.Globalization;
using System.Text;
using Planner.Publishing.Ledger;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>What a sweep found, a line for each fault.</summary>
internal sealed class SweepReport(string network, Scenario scenario, SweepResult baseline)
{
    private readonly List<(SweepFault Fault, SweepResult Result)> results = [];
    private readonly List<string> wrong = [];

    public ImmutableArray<string> Wrong => [.. wrong];

    public void Add(SweepBreak broken, SweepResult result)
    {
        results.Add((broken.Fault, result));
        wrong.AddRange(result.FaultsBeside(baseline).Select(found => $"{network}, {scenario.Name}: {broken.Fault} at {(broken.IsOfLedger ? $"event {broken.At} ({baseline.Record.Events[broken.At - 1].Kind})" : $"request {broken.At} ({baseline.Asked[broken.At - 1]})")}: {found}"));
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{network}, {scenario.Name}: {baseline.Asked.Length} requests, {baseline.Standing.Length} messages, guard {baseline.Guard}, {results.Count} worlds");
        foreach (var fault in results.GroupBy(each => each.Fault))
        {
            var all = fault.Select(each => each.Result).ToArray();
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fault.Key,-20} out {all.Count(IsOut),3}   uncertain {all.Count(each => each.State is RecordState.Uncertain),3}   failed {all.Count(each => each.State is RecordState.Failed),3}   runs {all.Max(each => each.Runs),2}");
        }

        return text.ToString();
    }

    private static bool IsOut(SweepResult result) => result.State is RecordState.Published or RecordState.HandedOff;
}
