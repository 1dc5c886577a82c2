using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Networks;

/// <summary>Reads a network's data file, over the built-in one of the same id where there is one.</summary>
internal static class NetworkReader
{
    private static readonly Field<string> Name = new("name", Text, "As people write it; needed for a network of your own.");
    private static readonly Field<string> Badge = new("badge", Text, "One or two characters for small places; needed for a network of your own.");
    private static readonly Field<string> Colour = new("colour", FieldTypes.Colour, "A colour that tells its badge from the others; needed for a network of your own.");
    private static readonly Field<bool> Threads = new("threads", Flag, "Whether a text may be split into segments.");
    private static readonly Field<bool> Comments = new("comments", Flag, "Whether a comment can be added at once below a post.");
    private static readonly Field<bool> Warnings = new("warnings", Flag, "Whether readers can be warned before they open a text.");
    private static readonly Field<LocalDate> Closed = new("closed", TimeTypes.Date, "The day it closed.");
    private static readonly Field<TextLimits> TextField = new("text", TextLimitsReader.Type, "What it says about the text.");
    private static readonly Field<TitleLimits> Title = new("title", TitleLimitsReader.Type, "What it says about the title; absent where messages have none.");
    private static readonly Field<TagLimits> Hashtags = new("hashtags", TagLimitsReader.Type, "What it says about hashtags.");
    private static readonly Field<TagLimits> Mentions = new("mentions", TagLimitsReader.Type, "What it says about mentions.");
    private static readonly Field<TagLimits> Cashtags = new("cashtags", TagLimitsReader.Type, "What it says about signs of shares: $TWTR.");
    private static readonly Field<LinkRules> Links = new("links", LinkRulesReader.Type, "What it says about addresses in the text.");
    private static readonly Field<PollLimits> Poll = new("poll", PollLimitsReader.Type, "What it says about polls; absent where nobody can vote.");
    private static readonly Field<MediaLimits> Media = new("media", MediaLimitsReader.Type, "What it says about media; absent where there are none.");
    private static readonly Field<ImmutableArray<string>> Required = new("required", ListOf(Text), "Names that must stand under extra: a board, a subject.");
    private static readonly Field<ScheduleWindow> Schedule = new("schedule", ScheduleReader.Type, "How long before its time it takes a post; absent where it takes none.");
    private static readonly Field<Idempotency> IdempotencyField = new("idempotency", OneOf<Idempotency>(
        new("none", Idempotency.None), new("header", Idempotency.Header), new("record-key", Idempotency.RecordKey), new("natural-key", Idempotency.NaturalKey),
        new("nonce", Idempotency.Nonce), new("container", Idempotency.Container), new("session", Idempotency.Session),
        new("duplicate-error", Idempotency.DuplicateError), new("message-id", Idempotency.MessageId), new("guid", Idempotency.Guid),
        new("listing", Idempotency.Listing), new("draft", Idempotency.Draft)),
        "What keeps a post from going out twice when an answer is lost.");
    private static readonly Field<PostCost> Cost = new("cost", CostReader.Type, "What sending costs, in US dollars.");
    private static readonly Field<PreviewStyle> Preview = new("preview", OneOf<PreviewStyle>(
        new("microblog", PreviewStyle.Microblog), new("feed", PreviewStyle.Feed), new("photo", PreviewStyle.Photo), new("video", PreviewStyle.Video),
        new("reel", PreviewStyle.Reel), new("pin", PreviewStyle.Pin), new("chat", PreviewStyle.Chat), new("forum", PreviewStyle.Forum),
        new("article", PreviewStyle.Article), new("mail", PreviewStyle.Mail)),
        "What a post looks like there, in outline.");
    private static readonly Field<ImmutableArray<string>> Credentials = new("credentials", ListOf(Text), "How a team gets the secrets, a step each.");
    private static readonly Field<Connecting> ConnectingField = new("connecting", ConnectingReader.Type, "What an account there looks like, and what its token may do.");
    private static readonly Field<ImmutableArray<string>> Pitfalls = new("pitfalls", ListOf(Text), "What surprises people there.");

    public static Shape Shape { get; } = CommonFields.Entity(
        "network", "A kind of place, with its rules; single values over the built-in ones, or a network of your own.",
        Name, Badge, Colour, Threads, Comments, Warnings, Closed, TextField, Title, Hashtags, Mentions, Cashtags, Links, Poll, Media, Required, Schedule, IdempotencyField, Cost, Preview,
        Credentials, ConnectingField, Pitfalls);

    /// <summary>A repository's file: what it says counts, the rest is the built-in network's.</summary>
    public static IEntity? Read(EntityDocument document) =>
        Of(BuiltInNetworks.Root(document.Id) is { } known ? document with { Root = Over(known, document.Root) } : document);

    /// <summary>A file that is empty, or all comments, changes nothing.</summary>
    private static YamlNode? Over(YamlMapping known, YamlNode? own) => own switch
    {
        YamlMapping values => NetworkMerge.Of(known, values),
        null or YamlScalar { IsNull: true } => known,
        _ => own,
    };

    public static Network? Of(EntityDocument document)
    {
        if (document.Open(Shape) is not { } fields)
        {
            return null;
        }

        // All three are asked for before any is missed: its author should learn everything at once.
        if ((Needed(Name, fields), Needed(Badge, fields), Needed(Colour, fields)) is not ({ } name, { } badge, { } colour))
        {
            return null;
        }

        return new Network
        {
            Id = document.Id,
            Source = fields.Source,
            Name = name,
            Badge = badge,
            Colour = colour,
            HasThreads = fields.Value(Threads),
            HasComments = fields.Value(Comments),
            HasWarnings = fields.Value(Warnings),
            Closed = fields.Nullable(Closed),
            Text = fields.Value(TextField) ?? new TextLimits(),
            Title = fields.Value(Title),
            Hashtags = fields.Value(Hashtags) ?? new TagLimits(),
            Mentions = fields.Value(Mentions) ?? new TagLimits(),
            Cashtags = fields.Value(Cashtags) ?? new TagLimits(),
            Links = fields.Value(Links) ?? new LinkRules(),
            Poll = fields.Value(Poll),
            Media = fields.Value(Media),
            Required = fields.Items(Required),
            Schedule = fields.Value(Schedule),
            Idempotency = fields.Value(IdempotencyField),
            Cost = fields.Value(Cost),
            Preview = fields.Value(Preview),
            Credentials = fields.Items(Credentials),
            Connecting = fields.Value(ConnectingField) ?? new Connecting(),
            Pitfalls = fields.Items(Pitfalls),
        };
    }

    /// <summary>A file that changes a built-in network has the value from there.</summary>
    private static string? Needed(Field<string> field, FieldValues fields)
    {
        var value = fields.Value(field);
        if (value is null && !fields.Unreadable.Contains(field.Name))
        {
            fields.Reading.Findings.Add(Problems.FieldRequired(fields.Source, field.Name, Shape.Name));
        }

        return value;
    }
}
