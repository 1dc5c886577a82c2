using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads ideas.</summary>
internal static class IdeaReader
{
    private static readonly Field<string> Title = new("title", Text, "The idea in a line.", IsRequired: true);
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand it suits.");
    private static readonly Field<Located<string>> Pillar = new("pillar", Located(FieldTypes.Id), "The theme it suits.");
    private static readonly Field<string> From = new("source", Text, "Where it came from: a find, an address, a person.");
    private static readonly Field<int> Votes = new("votes", Count, "How many like it.");
    private static readonly Field<LocalDate> NotedAt = new("noted_at", TimeTypes.Date, "The day on which it was noted.");
    private static readonly Field<Located<string>> Owner = new("owner", Located(FieldTypes.Id), "The person who looks after it.");

    public static Shape Shape { get; } = CommonFields.Entity("idea", "Something that may become a post.", Title, Brand, Pillar, From, Votes, NotedAt, Owner);

    public static IEntity? Read(EntityDocument document) => document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title ? null : new Idea
    {
        Id = document.Id,
        Source = fields.Source,
        Title = title,
        Brand = fields.Nullable(Brand),
        Pillar = fields.Nullable(Pillar),
        From = fields.Value(From),
        Votes = fields.Value(Votes),
        NotedAt = fields.Nullable(NotedAt),
        Owner = fields.Nullable(Owner),
        Text = document.Body,
        Prose = document.Prose(),
    };
}
