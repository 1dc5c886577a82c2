using Planner.Drawing;

namespace Planner.Tests.Drawing;

/// <summary>Keeps those who take part as long as the test runs.</summary>
internal sealed class MemoryShelf : IEntryShelf
{
    private readonly List<(Sha256 Person, string Identity, int Line)> rows = [];

    public void Add(Sha256 person, string identity, int line) => rows.Add((person, identity, line));

    public IEnumerable<Participant> InOrder() => Participant.Of(rows);
}
