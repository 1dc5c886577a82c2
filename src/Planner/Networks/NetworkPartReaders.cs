using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Networks;

/// <summary>Fields that every group of a network's facts has.</summary>
internal static class FactsReader
{
    private static readonly Field<LocalDate> AsOf = new("as_of", TimeTypes.Date, "The day on which the sources were read.");
    private static readonly Field<ImmutableArray<string>> Sources = new("sources", ListOf(Text), "Where the values stand.");
    private static readonly Field<ImmutableArray<string>> Unverified =
        new("unverified", ListOf(Text), "Names of this group's values that no vendor's page or code states: breaking them is a warning, never an error.");

    public static Shape Shape(string name, string summary, params ImmutableArray<Field> fields) => new(name, summary, [.. fields, AsOf, Sources, Unverified]);

    public static Facts Of(FieldValues fields) => new(fields.Nullable(AsOf), fields.Items(Sources), fields.Items(Unverified));
}

/// <summary>Reads what a network says about the text.</summary>
internal static class TextLimitsReader
{
    private static readonly Field<int> Limit = new("limit", Count, "The longest text; absent: none that is known.");
    private static readonly Field<int> WithMedia = new("with_media", Count, "The longest text beside media, where it is another.");
    private static readonly Field<int> Bytes = new("bytes", Count, "A second limit, on the text's UTF-8 bytes.");
    private static readonly Field<int> Min = new("min", Count, "The shortest text.");
    private static readonly Field<string> Counter = new("counter", OneOfText([.. Counting.Counters.Names]), "How it counts.");
    private static readonly Field<int> UrlWeight = new("url_weight", Count, "What an address counts, whatever its length.");
    private static readonly Field<bool> CountsWarning = new("counts_warning", Flag, "Whether the content warning shares the limit.");
    private static readonly Field<string> Format = new("format", OneOfText([.. Texts.TextFormats.Names]), "What Markdown becomes.");
    private static readonly Field<string> Refused = new("refused", Text, "Characters that the network refuses.");
    private static readonly Field<int> Fold = new("fold", Count, "Characters that readers see before they ask for more.");

    public static FieldType<TextLimits> Type { get; } = Group(
        FactsReader.Shape("text rule", "What a network says about the text.", Limit, WithMedia, Bytes, Min, Counter, UrlWeight, CountsWarning, Format, Refused, Fold),
        fields => new TextLimits
        {
            Max = fields.Nullable(Limit),
            MaxWithMedia = fields.Nullable(WithMedia),
            MaxBytes = fields.Nullable(Bytes),
            Min = fields.Nullable(Min),
            Counter = fields.Value(Counter) ?? "character",
            UrlWeight = fields.Nullable(UrlWeight),
            CountsWarning = fields.Value(CountsWarning),
            Format = fields.Value(Format) ?? "plain",
            Refused = fields.Value(Refused) ?? "",
            Fold = fields.Nullable(Fold),
            Facts = FactsReader.Of(fields),
        });
}

/// <summary>Reads what a network says about titles.</summary>
internal static class TitleLimitsReader
{
    private static readonly Field<int> Limit = new("limit", Count, "The longest title.");
    private static readonly Field<int> Min = new("min", Count, "The shortest title.");
    private static readonly Field<string> Counter = new("counter", OneOfText([.. Counting.Counters.Names]), "How it counts.");
    private static readonly Field<string> Refused = new("refused", Text, "Characters that the network refuses.");

    public static FieldType<TitleLimits> Type { get; } = Group(
        FactsReader.Shape("title rule", "What a network says about titles.", Limit, Min, Counter, Refused),
        fields => new TitleLimits(
            fields.Nullable(Limit), fields.Nullable(Min), fields.Value(Counter) ?? "character", fields.Value(Refused) ?? "", FactsReader.Of(fields)));
}

/// <summary>Reads what a network says about hashtags, or mentions.</summary>
internal static class TagLimitsReader
{
    private static readonly Field<bool> Work = new("work", Flag, "Whether they lead anywhere; true when absent.");
    private static readonly Field<int> Limit = new("limit", Count, "The most in one message.");

    public static FieldType<TagLimits> Type { get; } = Group(
        FactsReader.Shape("tag rule", "What a network says about hashtags or mentions.", Work, Limit),
        fields => new TagLimits { Work = fields.Nullable(Work) ?? true, Max = fields.Nullable(Limit), Facts = FactsReader.Of(fields) });
}

/// <summary>Reads what a network says about addresses in the text.</summary>
internal static class LinkRulesReader
{
    private static readonly Field<bool> Work = new("work", Flag, "Whether readers can follow them; true when absent.");
    private static readonly Field<int> Limit = new("limit", Count, "The most different ones in one message.");
    private static readonly Field<CardPlace> Card = new(
        "card", OneOf<CardPlace>(new("text", CardPlace.Text), new("field", CardPlace.Field), new("always", CardPlace.Always), new("none", CardPlace.None)),
        "How the address of link: goes along: in the text, beside it unless there are media, always beside it, or not at all.");
    private static readonly Field<bool> Utm = new("utm", Flag, "Whether the campaign's UTM parameters are added; true when absent.");

    public static FieldType<LinkRules> Type { get; } = Group(
        FactsReader.Shape("link rule", "What a network says about addresses in the text.", Work, Limit, Card, Utm),
        fields => new LinkRules
        {
            Work = fields.Nullable(Work) ?? true,
            Max = fields.Nullable(Limit),
            Card = fields.Value(Card),
            Utm = fields.Nullable(Utm) ?? true,
            Facts = FactsReader.Of(fields),
        });
}

/// <summary>Reads what a network says about polls.</summary>
internal static class PollLimitsReader
{
    private static readonly Field<int> Answers = new("answers", Count, "The most answers.", IsRequired: true);
    private static readonly Field<int> Limit = new("limit", Count, "The longest answer.");
    private static readonly Field<string> Counter = new("counter", OneOfText([.. Counting.Counters.Names]), "How it counts.");
    private static readonly Field<TimeOffset> Min = new("min", TimeTypes.Span, "The shortest time to vote: 5m.");
    private static readonly Field<TimeOffset> Max = new("max", TimeTypes.Span, "The longest time to vote: 7d.");

    public static FieldType<PollLimits> Type { get; } = Group(
        FactsReader.Shape("poll rule", "What a network says about polls.", Answers, Limit, Counter, Min, Max),
        fields => fields.Nullable(Answers) is { } answers
            ? new PollLimits(answers, fields.Nullable(Limit), fields.Value(Counter) ?? "character", fields.Nullable(Min), fields.Nullable(Max), FactsReader.Of(fields))
            : null);
}

/// <summary>Reads how long before its time a network takes a post.</summary>
internal static class ScheduleReader
{
    private static readonly Field<TimeOffset> Min = new("min", TimeTypes.Span, "The least: 10m.");
    private static readonly Field<TimeOffset> Max = new("max", TimeTypes.Span, "The most: 75d.");

    public static FieldType<ScheduleWindow> Type { get; } = Group(
        FactsReader.Shape("scheduling window", "How long before its time a network takes a post.", Min, Max),
        fields => new ScheduleWindow(fields.Nullable(Min), fields.Nullable(Max), FactsReader.Of(fields)));
}

/// <summary>Reads what sending costs.</summary>
internal static class CostReader
{
    private static readonly Field<decimal> Post = new("post", Amount, "A post, in US dollars.", IsRequired: true);
    private static readonly Field<decimal> WithLink = new("with_link", Amount, "A post with an address in it, in US dollars.");

    public static FieldType<PostCost> Type { get; } = Group(
        FactsReader.Shape("price", "What sending costs, in US dollars.", Post, WithLink),
        fields => fields.Nullable(Post) is { } post ? new PostCost(post, fields.Nullable(WithLink), FactsReader.Of(fields)) : null);
}
