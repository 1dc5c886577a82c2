using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Planner.Loading;

/// <summary>Reads a value; reports and answers false when it cannot.</summary>
internal delegate bool TryRead<T>(YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value);

/// <summary>A kind of value: how it is read, and how its JSON Schema describes it to an editor.</summary>
internal sealed record FieldType<T>(TryRead<T> TryRead, Func<JsonObject> Schema);
