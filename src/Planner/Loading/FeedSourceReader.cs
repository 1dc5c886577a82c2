using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads feeds to watch.</summary>
internal static class FeedSourceReader
{
    private static readonly Field<string> Title = new("title", Text, "What the team calls it.", IsRequired: true);
    private static readonly Field<Located<string>> Address = new("url", Located(Url), "The feed's address.", IsRequired: true);
    private static readonly Field<Located<string>> Brand = new("brand", Located(FieldTypes.Id), "The brand it is watched for.");
    private static readonly Field<ImmutableArray<string>> Keywords = new("keywords", ListOf(Text), "Words that make an entry worth a look.");

    public static Shape Shape { get; } = CommonFields.Entity("source", "A feed that is watched.", Title, Address, Brand, Keywords);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title || fields.Get(Address) is not { } url)
        {
            return null;
        }

        return new FeedSource
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title,
            Url = url.Value,
            Brand = fields.Nullable(Brand),
            Keywords = fields.Items(Keywords),
        };
    }
}
