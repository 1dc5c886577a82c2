using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads one line of a post's <c>accounts</c>: an id, or an id with what differs on that account.</summary>
internal static class PostAccountReader
{
    private static readonly Field<Located<PublishTime>> PublishAt = new("publish_at", Located(TimeTypes.PublishTime), "A time of its own, or an offset from the post's.");
    private static readonly Field<DateTimeZone> Timezone = new("timezone", TimeTypes.Zone, "The zone of this publish_at.");
    private static readonly Field<Located<string>> FirstComment = new("first_comment", Located(Text), "A comment added at once below it.");
    private static readonly Field<Located<string>> Link = new("link", Located(Text), "The address that its card shows.");
    private static readonly Field<Located<string>> ContentWarning = new("content_warning", Located(Text), "What readers see before they open it.");
    private static readonly Field<Visibility> Visibility = new("visibility", PostTypes.Visibility, "Who may see it.");
    private static readonly Field<LatePolicy> Late = new("late", PostTypes.Late, "What to do when its moment was missed.");
    private static readonly Field<ThreadOptions> Thread = new("thread", ThreadReader.Type, "How a text that is too long becomes a thread.");
    private static readonly Field<Located<Poll>> Poll = new("poll", Located(PollReader.Type), "A question to vote on.");
    private static readonly Field<ImmutableArray<PostMedia>> Media = new("media", ListOf(PostMediaReader.Type), "Pictures and videos for this account; [] for none.");

    private static readonly Shape Shape = new(
        "post on one account", "What differs on this account.",
        [PublishAt, Timezone, FirstComment, Link, ContentWarning, Visibility, Late, Thread, Poll, Media, CommonFields.Extra]);

    public static FieldType<PostAccount> Type { get; } = new(TryRead, () => new System.Text.Json.Nodes.JsonObject
    {
        ["anyOf"] = new System.Text.Json.Nodes.JsonArray(
            FieldTypes.Id.Schema(),
            new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "object",
                ["minProperties"] = 1,
                ["maxProperties"] = 1,
                ["additionalProperties"] = Schemas.OrNothing(Schemas.OfShape(Shape)),
            }),
    });

    private static bool TryRead(YamlNode node, Reading reading, out PostAccount value)
    {
        value = null!;
        if (node is YamlMapping { Entries: [var entry] })
        {
            value = FieldTypes.Id.TryRead(entry.Key, reading, out var key) ? Overridden(reading.Locate(key, entry.Key), entry.Value, reading)! : null!;
            return value is not null;
        }

        if (node is YamlMapping { Entries: [{ Value: YamlScalar { IsNull: true } }, var second, ..] } && Shape.Find(second.Key.Value) is not null)
        {
            reading.Findings.Add(Problems.OverrideNotIndented(reading.At(second.Key), second.Key.Value));
            return false;
        }

        if (node is not YamlScalar)
        {
            return reading.Reject(node, $"an account's id, or 'id: {{ publish_at: … }}'");
        }

        var isRead = FieldTypes.Id.TryRead(node, reading, out var id);
        value = new PostAccount(reading.Locate(id ?? "", node));
        return isRead;
    }

    private static PostAccount? Overridden(Located<string> account, YamlNode node, Reading reading)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return new PostAccount(account);
        }

        if (node is not YamlMapping mapping)
        {
            reading.Reject(node, $"what differs on this account, such as {{ publish_at: \"+45m\" }}");
            return null;
        }

        var fields = FieldValues.Open(mapping, Shape, reading);
        return new PostAccount(account)
        {
            PublishAt = fields.Nullable(PublishAt),
            Timezone = fields.Value(Timezone),
            FirstComment = fields.Nullable(FirstComment),
            Link = fields.Nullable(Link),
            ContentWarning = fields.Nullable(ContentWarning),
            Visibility = fields.Nullable(Visibility),
            Late = fields.Nullable(Late),
            Thread = fields.Value(Thread),
            Poll = fields.Nullable(Poll),
            Media = fields.Get(Media)?.Value,
            Extra = ExtraReader.Of(fields),

            // Last, when all fields were asked for.
            Unreadable = fields.Unreadable,
        };
    }
}
