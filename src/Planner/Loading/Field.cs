using System.Text.Json.Nodes;

namespace Planner.Loading;

/// <summary>A named field of an entity: the one definition that readers and schemas share.</summary>
/// <param name="Name">As authors write it, in snake case.</param>
/// <param name="Summary">What it is for, as an editor shows it.</param>
internal abstract record Field(string Name, string Summary, bool IsRequired)
{
    public abstract JsonObject Schema();

    /// <summary>Reads a value for its findings alone.</summary>
    public abstract void Check(YamlNode node, Reading reading);
}

internal sealed record Field<T>(string Name, FieldType<T> Type, string Summary, bool IsRequired = false) : Field(Name, Summary, IsRequired)
{
    public override JsonObject Schema() => Type.Schema();

    public override void Check(YamlNode node, Reading reading) => Type.TryRead(node, reading, out _);
}
