namespace Planner.Tests.Publishing.Connectors;

/// <summary>The test stands behind a cell of the table in docs/networks/README.md, which is made from these.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvesAttribute(string network, Cell cell) : Attribute
{
    /// <summary>The network's id, as accounts name it.</summary>
    public string Network { get; } = network;

    public Cell Cell { get; } = cell;
}

/// <summary>Columns of the table.</summary>
public enum Cell
{
    Text,
    Media,
    Thread,
    Comment,
    Schedule,
    Edit,
    Withdraw,

    /// <summary>A message whose sending was never finished is not posted twice.</summary>
    Duplicates,

    /// <summary>Every request is what the vendor's specification, documentation or real program takes.</summary>
    Verified,
}
