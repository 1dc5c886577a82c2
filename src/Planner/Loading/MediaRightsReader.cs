using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads <c>rights: text</c> or <c>rights: { until: 2026-12-31, networks: [instagram], credit: Photo Ada }</c>.</summary>
internal static class MediaRightsReader
{
    private static readonly Field<string> InWords = new("text", Text, "What was agreed, in words.");
    private static readonly Field<Located<LocalDate>> Until = new("until", Located(TimeTypes.Date), "The last day on which it may be shown.");
    private static readonly Field<ImmutableArray<Located<string>>> Networks = new("networks", ListOf(Located(FieldTypes.Id)), "The networks on which it may be shown; every one when absent.");
    private static readonly Field<Located<string>> Credit = new("credit", Located(Text), "Words that must stand in the text, its first comment or the alt text.");
    private static readonly Field<string> Licence = new("licence", Text, "The licence: CC BY 4.0.");
    private static readonly Field<Located<string>> Partner = new("partner", Located(FieldTypes.Id), "Whose it is; what their file says of rights counts too.");
    private static readonly Shape Shape = new("rights", "What the team may do with it.", [InWords, Until, Networks, Credit, Licence, Partner]);

    public static FieldType<MediaRights> Type { get; } = new(TryRead, () => new JsonObject { ["anyOf"] = new JsonArray(Text.Schema(), Schemas.OfShape(Shape)) });

    private static bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out MediaRights value)
    {
        if (node is not YamlMapping mapping)
        {
            var isText = Text.TryRead(node, reading, out var text);
            value = new MediaRights { Source = reading.At(node), Text = text, IsUnreadable = !isText };
            return true;
        }

        var before = reading.Findings.Count;
        var fields = FieldValues.Open(mapping, Shape, reading);
        value = new MediaRights
        {
            Source = fields.Source,
            Text = fields.Value(InWords),
            Until = fields.Nullable(Until),
            Networks = fields.Items(Networks),
            Credit = fields.Nullable(Credit),
            Licence = fields.Value(Licence),
            Partner = fields.Nullable(Partner),
        };
        value = value with { IsUnreadable = reading.Findings.Count > before };
        return true;
    }
}
