using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads one picture or video of a post.</summary>
internal static class PostMediaReader
{
    private static readonly Field<Located<string>> File = new("file", Located(Text), "The file, relative to content/: media/noel/teaser.jpg.", IsRequired: true);
    private static readonly Field<Located<string>> Alt = new("alt", Located(Text), "What a person who cannot see it is told.");
    private static readonly Field<string> Focus = new("focus", Point, "The point that a crop must keep: x,y from -1 to 1.");
    private static readonly Field<MediaRights> Rights = new("rights", MediaRightsReader.Type, "Who allowed its use, and until when, in words or fields.");

    public static FieldType<PostMedia> Type { get; } = Group(
        new Shape("picture or video", "A picture or video.", [File, Alt, Focus, Rights, CommonFields.Extra]),
        fields => fields.Get(File) is { } file ? new PostMedia(file.Value, fields.Nullable(Alt), fields.Value(Focus), fields.Value(Rights)) : null);
}

/// <summary>Reads <c>thread: auto</c> or <c>thread: { split: auto, numbered: true }</c>.</summary>
internal static class ThreadReader
{
    private static readonly FieldType<bool> Split = OneOf<bool>(new("auto", true), new("manual", false));
    private static readonly Field<bool> SplitField = new("split", Split, "auto: split where the limit falls; manual: only where the text has a line of ---.");
    private static readonly Field<bool> Numbered = new("numbered", Flag, "End each segment with 1/4.");
    private static readonly Shape Shape = new("thread", "How a text becomes a thread.", [SplitField, Numbered]);

    public static FieldType<ThreadOptions> Type { get; } = new(TryRead, () => new JsonObject { ["anyOf"] = new JsonArray(Split.Schema(), Schemas.OfShape(Shape)) });

    private static bool TryRead(YamlNode node, Reading reading, out ThreadOptions value)
    {
        if (node is YamlMapping mapping)
        {
            var fields = FieldValues.Open(mapping, Shape, reading);
            value = new ThreadOptions(fields.Value(SplitField), fields.Value(Numbered));
            return true;
        }

        var isRead = Split.TryRead(node, reading, out var auto);
        value = new ThreadOptions(auto, Numbered: false);
        return isRead;
    }
}

/// <summary>Reads a poll.</summary>
internal static class PollReader
{
    private static readonly Field<ImmutableArray<Located<string>>> Choices = new("options", ListOf(Located(Text)), "The answers, in order.", IsRequired: true);
    private static readonly Field<TimeOffset> Duration = new("duration", TimeTypes.Length, "How long people may vote: 1d.");
    private static readonly Field<bool> Multiple = new("multiple", Flag, "Whether people may choose several answers.");

    public static FieldType<Poll> Type { get; } = Group(
        new Shape("poll", "A question to vote on.", [Choices, Duration, Multiple, CommonFields.Extra]),
        Poll);

    private static Poll? Poll(FieldValues fields)
    {
        if (fields.Get(Choices) is not { } choices)
        {
            return null;
        }

        if (choices.Value.Length < 2)
        {
            fields.Reading.Findings.Add(Problems.PollTooShort(choices.Source));
        }

        foreach (var same in choices.Value.GroupBy(choice => choice.Value, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            fields.Reading.Findings.Add(Problems.PollAnswerTwice(same.ElementAt(1).Source, same.Key));
        }

        return new Poll(choices.Value, fields.Nullable(Duration), fields.Value(Multiple));
    }
}
