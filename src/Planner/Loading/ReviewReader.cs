using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads who has to say yes: for everything, for a brand, for an account, for a campaign or contest.</summary>
internal static class ReviewReader
{
    private static readonly Field<ReviewMode> Mode = new("mode", OneOf<ReviewMode>(new("pull-request", ReviewMode.PullRequest), new("none", ReviewMode.None), new("recorded", ReviewMode.Recorded)),
        "pull-request: what stands on the publish branch was agreed there; recorded: approvals/ holds the yes.");
    private static readonly Field<Located<int>> Required = new("required", Located(Count), "How many people must say yes; 0: nobody.");
    private static readonly Field<ImmutableArray<Located<string>>> Approvers = new("approvers", ListOf(Located(Text)), "Whose yes counts: people, or roles that people have.");
    private static readonly Field<bool> AuthorMayApprove = new("author_may_approve", Flag, "Whether authors may approve their own posts.");
    private static readonly Field<(ReviewTimePolicy Policy, TimeOffset? Window)> Time = new("time", TimeType, "Whether moving the time needs a new yes: strict, free, or a duration within which it may move.");
    private static readonly Field<TimeOffset> Deadline = new("deadline", TimeTypes.Span, "How long before its moment a post must have been agreed: 2h. A yes that comes later needs a person's word.");
    private static readonly Field<bool> RequireSigned = new("require_signed", Flag, "Whether the commit of a yes must be signed.");

    public static FieldType<ReviewChoice> Type { get; } = Group(
        new Shape("review policy", "Who has to say yes.", [Mode, Required, Approvers, AuthorMayApprove, Time, Deadline, RequireSigned]),
        fields => new ReviewChoice
        {
            Source = fields.Source,
            Mode = fields.Nullable(Mode),
            Required = fields.Nullable(Required),
            Approvers = fields.Nullable(Approvers),
            AuthorMayApprove = fields.Nullable(AuthorMayApprove),
            Time = fields.Nullable(Time),
            Deadline = fields.Nullable(Deadline)?.ToDuration(),
            RequireSigned = fields.Nullable(RequireSigned),
        });

    /// <summary>The field of an entity to which posts belong.</summary>
    public static Field<ReviewChoice> Field { get; } = new("review", Type, "Who has to say yes before its posts go out, where that differs from what wider files say.");

    private static FieldType<(ReviewTimePolicy Policy, TimeOffset? Window)> TimeType => new(
        (YamlNode node, Reading reading, out (ReviewTimePolicy Policy, TimeOffset? Window) value) => TryScalar(
            node, reading, $"strict, free, or a duration such as 2h", TryTime, out value),
        () => new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = $"^(strict|free|(window )?{TimeTypes.OffsetPattern})$",
            ["examples"] = new JsonArray("strict", "free", "2h"),
        });

    private static bool TryTime(string text, out (ReviewTimePolicy Policy, TimeOffset? Window) value)
    {
        value = text is "free" ? (ReviewTimePolicy.Free, null) : (ReviewTimePolicy.Strict, null);
        if (text is "strict" or "free")
        {
            return true;
        }

        var isRead = TimeText.TryOffset(text.StartsWith("window ", StringComparison.Ordinal) ? text[7..] : text, out var window);
        value = (ReviewTimePolicy.Within, window);
        return isRead;
    }
}
