using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads brands with their charter.</summary>
internal static class BrandReader
{
    private static readonly Field<string> Name = new("name", Text, "What people call the brand.", IsRequired: true);
    private static readonly Field<string> Language = new("language", FieldTypes.Language, "The language it speaks.");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of its times.");
    private static readonly Field<string> Colour = new("colour", FieldTypes.Colour, "Its colour on calendars: \"#1f6feb\".");
    private static readonly Field<Located<string>> Avatar = new("avatar", Located(Text), "Its picture, relative to content/.");
    private static readonly Field<string> Voice = new("voice", Text, "How it speaks.");
    private static readonly Field<Located<Address>> Address = new("address", Located(OneOf<Planner.Address>(new("tu", Planner.Address.Tu), new("vous", Planner.Address.Vous))), "How it speaks to people.");
    private static readonly Field<ImmutableArray<string>> ForbiddenWords = new("forbidden_words", ListOf(Text), "Words it never uses.");
    private static readonly Field<ImmutableArray<string>> RequiredHashtags = new("required_hashtags", ListOf(Text), "Hashtags that each of its texts carries.");
    private static readonly Field<int?> Emoji = new("emoji", EmojiReader.Type, "How many emoji a text may hold: { max: 2 }.");
    private static readonly Field<string> Disclosure = new("disclosure", Text, "The words that a sponsored text must carry.");
    private static readonly Field<ImmutableArray<string>> Objectives = new("objectives", ListOf(Text), "What the brand wants of social media.");
    private static readonly Field<ImmutableArray<Pillar>> Pillars = new("pillars", PillarReader.Type, "The themes of its strategy.");

    private static readonly Field<ImmutableArray<RotaLine>> Rota = new("rota", ListOf(RotaReader.Type), "Who is on call for it when, beside those of planner.yml.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "brand", "A company, product or person that speaks, with its charter.",
        Name, Language, Timezone, HolidayFields.Country, HolidayFields.Holidays, Colour, Avatar, Voice, Address, ForbiddenWords, RequiredHashtags, Emoji, Disclosure, Objectives, Pillars, Rota, ReviewReader.Field);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields ? null : new Brand
    {
        Id = document.Id,
        Source = fields.Source,
        Name = fields.Value(Name) ?? document.Id,
        Language = fields.Value(Language),
        Timezone = fields.Value(Timezone),
        Country = fields.Value(HolidayFields.Country),
        Holidays = fields.Value(HolidayFields.Holidays),
        Colour = fields.Value(Colour),
        Avatar = fields.Nullable(Avatar),
        Voice = fields.Value(Voice),
        Address = fields.Nullable(Address),
        ForbiddenWords = fields.Items(ForbiddenWords),
        RequiredHashtags = fields.Items(RequiredHashtags),
        MaxEmoji = fields.Value(Emoji),
        Disclosure = fields.Value(Disclosure),
        Objectives = fields.Items(Objectives),
        Pillars = fields.Items(Pillars),
        Rota = fields.Items(Rota),
        Review = fields.Value(ReviewReader.Field),
        Prose = document.Prose(),
    };
}

/// <summary>Reads <c>emoji: { max: 2 }</c>.</summary>
internal static class EmojiReader
{
    private static readonly Field<int> Max = new("max", Count, "The most emoji in one text.");
    private static readonly Shape Shape = new("emoji rule", "How many emoji a text may hold.", [Max]);

    public static FieldType<int?> Type { get; } = new(
        (YamlNode node, Reading reading, out int? value) =>
        {
            value = null;
            if (node is not YamlMapping mapping)
            {
                return reading.Reject(node, $"a limit such as {{ max: 2 }}");
            }

            value = FieldValues.Open(mapping, Shape, reading).Nullable(Max);
            return true;
        },
        () => Schemas.OfShape(Shape));
}

/// <summary>Reads <c>pillars: { id: { title, share } }</c>.</summary>
internal static class PillarReader
{
    private static readonly Field<string> Title = new("title", Text, "What people call the theme.");
    private static readonly Field<decimal> Share = new("share", Percentage, "The share of posts it should have, in percent.");

    private static readonly FieldType<Pillar> Item = Group(
        new Shape("pillar", "A theme of the strategy.", [Title, Share]),
        fields => new Pillar("", fields.Value(Title) ?? "", fields.Nullable(Share), fields.Source));

    private static readonly FieldType<ImmutableArray<MapEntry<Pillar>>> ById = MapOf(Item);

    public static FieldType<ImmutableArray<Pillar>> Type { get; } = new(
        (YamlNode node, Reading reading, out ImmutableArray<Pillar> value) =>
        {
            var isRead = ById.TryRead(node, reading, out var pillars);
            value = isRead ? [.. pillars.Select(Named)] : [];
            return isRead;
        },
        ById.Schema);

    private static Pillar Named(MapEntry<Pillar> pair) =>
        pair.Value with { Id = pair.Key.Value, Title = pair.Value.Title.Length > 0 ? pair.Value.Title : pair.Key.Value, Source = pair.Key.Source };
}
