namespace Planner.Publishing.Connectors;

/// <summary>What a transport can do beside sending; the table of docs/networks/README.md comes from it.</summary>
[Flags]
internal enum Abilities
{
    None = 0,

    /// <summary>Takes down what is out.</summary>
    Withdraw = 1,

    /// <summary>Changes what is out.</summary>
    Edit = 2,

    /// <summary>Gives a message to the network ahead of its time (<c>native_schedule</c>).</summary>
    Schedule = 4,
}
