using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads finds.</summary>
internal static class FindReader
{
    private static readonly Field<string> Title = new("title", Text, "The entry's title.", IsRequired: true);
    private static readonly Field<Located<string>> Address = new("url", Located(Url), "The entry's address.", IsRequired: true);
    private static readonly Field<Located<string>> From = new("source", Located(FieldTypes.Id), "The source that brought it.", IsRequired: true);
    private static readonly Field<AuthoredTime> FoundAt = new("found_at", MomentType, "When it was found.");
    private static readonly Field<AuthoredTime> PublishedAt = new("published_at", MomentType, "When it was published.");
    private static readonly Field<bool> Keep = new("keep", Flag, "true: the team wants it.");

    public static Shape Shape { get; } = CommonFields.Entity("find", "What a source brought.", Title, Address, From, FoundAt, PublishedAt, Keep);

    /// <summary>Feeds often know the day only; it then starts at midnight.</summary>
    private static FieldType<AuthoredTime> MomentType => new(
        (YamlNode node, Reading reading, out AuthoredTime value) =>
        {
            var isRead = TimeTypes.EventTime.TryRead(node, reading, out var moment);
            value = moment.Time ?? new AuthoredTime(moment.Date.AtMidnight(), null);
            return isRead;
        },
        TimeTypes.EventTime.Schema);

    public static IEntity? Read(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields || fields.Value(Title) is not { } title || fields.Get(Address) is not { } url || fields.Get(From) is not { } from)
        {
            return null;
        }

        return new Find
        {
            Id = document.Id,
            Source = fields.Source,
            Title = title,
            Url = url.Value,
            From = from.Value,
            FoundAt = fields.Nullable(FoundAt),
            PublishedAt = fields.Nullable(PublishedAt),
            Keep = fields.Value(Keep),
            Prose = document.Prose(),
        };
    }
}
