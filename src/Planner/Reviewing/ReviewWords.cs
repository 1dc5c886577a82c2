namespace Planner.Reviewing;

/// <summary>The words of a review, in JSON and in prose.</summary>
internal static class ReviewWords
{
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Moved => "moved",
        _ => "changed",
    };

    public static string Of(ChangedPart part) => part switch
    {
        ChangedPart.Time => "time",
        ChangedPart.Status => "status",
        ChangedPart.State => "state",
        ChangedPart.Text => "text",
        ChangedPart.Title => "title",
        ChangedPart.Media => "media",
        ChangedPart.Alt => "alt",
        ChangedPart.Link => "link",
        ChangedPart.Poll => "poll",
        ChangedPart.Warning => "warning",
        ChangedPart.Comment => "comment",
        ChangedPart.Visibility => "visibility",
        ChangedPart.Thread => "thread",
        ChangedPart.Language => "language",
        ChangedPart.Extra => "extra",
        ChangedPart.Late => "late",
        _ => "account",
    };
}
