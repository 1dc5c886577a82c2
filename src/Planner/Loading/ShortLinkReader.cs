using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads short links.</summary>
internal static class ShortLinkReader
{
    /// <summary>Browsers and servers agree on so much; who needs more writes it on the page that it leads to.</summary>
    private const int MostCharacters = 2000;

    private static readonly Field<string> Title = new("title", Text, "What the team calls it.", IsRequired: true);
    private static readonly Field<Located<string>> Url = new("url", Located(Target), "Where it leads: an address with https://.", IsRequired: true);
    private static readonly Field<Located<string>> Campaign = new("campaign", Located(FieldTypes.Id), "The campaign or contest whose visits it counts for.");
    private static readonly Field<Utm> Utm = new("utm", UtmReader.Type, "What is added to the address; each part that is absent is the campaign's.");
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand it is for.");
    private static readonly Field<ImmutableArray<Located<string>>> Aliases = new("aliases", ListOf(Located(Text)), "Other names that lead to the same place: old ones, and how people mistype it.");

    public static Shape Shape { get; } = CommonFields.Entity("link", "A short link: /go/, the file's name, and where that leads.", Title, Url, Campaign, Utm, Brand, Aliases);

    private static FieldType<string> Target => new(
        (YamlNode node, Reading reading, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value) =>
            TryScalar(node, reading, $"an address that starts with https://, without spaces and without a name or password in it", TryTarget, out value!),
        () => new JsonObject { ["type"] = "string", ["title"] = "an address", ["pattern"] = "^https://" });

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        var (title, url) = (fields.Value(Title), fields.Get(Url));
        return url is null ? null : new ShortLink
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title ?? document.Id,
            Url = url.Value.Value,
            Campaign = fields.Nullable(Campaign),
            Utm = fields.Value(Utm),
            Brand = fields.Nullable(Brand),
            Aliases = fields.Items(Aliases),
            Prose = document.Prose(),
        };
    }

    private static bool TryTarget(string text, out string value) =>
        (value = text).Length <= MostCharacters && text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '\\' or '"' or '<' or '>')
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Host.Contains('.', StringComparison.Ordinal);
}
