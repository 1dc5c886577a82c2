using System.Diagnostics.CodeAnalysis;

namespace Planner.Loading;

/// <summary>Fields that every entity may have.</summary>
internal static class CommonFields
{
    public static readonly Field<YamlNode> Extra = new("extra", FieldTypes.Any, "Anything else the team needs; Planner leaves it alone.");

    public static readonly Field<ImmutableArray<MapEntry<string>>> Silence =
        new("silence", FieldTypes.MapOf(SilenceReason, Rules.Names), "Rules that this file breaks on purpose, each with the reason.");

    private static FieldType<string> SilenceReason => new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) =>
        {
            value = "";
            return node is YamlScalar { IsNull: true } || FieldTypes.Text.TryRead(node, reading, out value!);
        },
        FieldTypes.Text.Schema);

    public static Shape Entity(string name, string summary, params ImmutableArray<Field> fields) => new(name, summary, [.. fields, Silence, Extra]);
}
