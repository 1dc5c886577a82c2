using System.Text;
using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>A fold for each post whose message is new or not what it was: its texts word by word, media, lengths, cost.</summary>
internal static class ReviewFolds
{
    /// <summary>By the moment of each post's first delivery. What only moves, or stands still, is in the table alone.</summary>
    /// <param name="prefix">Where the root lies below the repository's top: empty, or with a slash at its end.</param>
    public static ImmutableArray<string> Of(Review review, string prefix)
    {
        var pictures = new ReviewPictures(review, prefix);
        return [.. review.Changes.Where(change => change.IsSaidAnew).GroupBy(change => change.Post.Id, StringComparer.Ordinal).Select(post => Fold([.. post], review, pictures))];
    }

    private static string Fold(DeliveryChange[] changes, Review review, ReviewPictures pictures)
    {
        var kinds = string.Join(", ", changes.Select(change => ReviewWords.Of(change.Kind)).Distinct(StringComparer.Ordinal));
        var fold = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<details><summary>{MarkdownText.Cell(changes[0].Post.Title)} ({MarkdownText.Cell(changes[0].Post.Id)}): {kinds}</summary>\n\n");
        foreach (var same in changes.GroupBy(change => Body(change, pictures), StringComparer.Ordinal))
        {
            foreach (var change in same)
            {
                fold.Append(CultureInfo.InvariantCulture, $"- **{MarkdownText.Cell(change.Account.Id)}**, {ReviewTables.When(change.Shown.Delivery, review.After.Content.Options.Timezone)}{Measures(change)}\n");
            }

            fold.Append('\n').Append(same.Key);
        }

        foreach (var since in review.Since.GetValueOrDefault(changes[0].Post.Id, []))
        {
            fold.Append(ReviewSince.Markdown(since, review.Before.Content.Posts.Find(changes[0].Post.Id)));
        }

        return fold.Append("</details>\n\n").ToString();
    }

    /// <summary>Each message's length against its limit, and what it costs.</summary>
    private static string Measures(DeliveryChange change)
    {
        var prepared = change.Shown.Prepared;
        var lengths = string.Join("; ", prepared.Segments.Select(segment => LengthText.Of(segment.Length) + (segment.Bytes is { } bytes ? ", " + LengthText.Of(bytes) : "")));
        var cost = prepared.Cost is { } amount ? string.Create(CultureInfo.InvariantCulture, $"; {amount:0.000} USD") : "";
        return (lengths.Length == 0 ? "" : ": " + lengths) + cost;
    }

    private static string Body(DeliveryChange change, ReviewPictures pictures)
    {
        var body = new StringBuilder();
        var (before, after) = (change.Before?.Prepared, change.After?.Prepared);
        for (var index = 0; index < Math.Max(before?.Segments.Length ?? 0, after?.Segments.Length ?? 0); index++)
        {
            body.Append("> ").Append(MarkdownText.AtStart(Text(At(before, index), At(after, index), change))).Append("\n\n");
        }

        foreach (var (name, old, now) in Fields(before, after))
        {
            if (old != now || !string.IsNullOrEmpty(now))
            {
                body.Append(CultureInfo.InvariantCulture, $"- {name}: {Difference(old, now, change)}\n");
            }
        }

        foreach (var line in Media(before, after, change, pictures))
        {
            body.Append("- ").Append(MarkdownText.AtStart(line)).Append('\n');
        }

        return body.Append(body.Length > 0 && body[^2] != '\n' ? "\n" : "").ToString();
    }

    private static PreparedSegment? At(PreparedDelivery? prepared, int index) => prepared is not null && index < prepared.Segments.Length ? prepared.Segments[index] : null;

    /// <summary>As people read it; where only the formatting differs, as it is sent.</summary>
    private static string Text(PreparedSegment? before, PreparedSegment? after, DeliveryChange change)
    {
        var (old, now) = (PlainOf(before), PlainOf(after));
        return old == now && before?.Text.Text != after?.Text.Text ? Difference(before?.Text.Text, after?.Text.Text, change) : Difference(old, now, change);
    }

    private static string? PlainOf(PreparedSegment? segment) => segment is null ? null : PlainText.Of(segment.Source);

    /// <summary>What is wholly new or gone needs no marks: the fold says so.</summary>
    private static string Difference(string? before, string? after, DeliveryChange change) =>
        change.Kind is ChangeKind.Added or ChangeKind.Removed ? MarkdownText.Of(after ?? before ?? "") : MarkdownText.Of(WordDifference.Of(before ?? "", after ?? ""));

    private static IEnumerable<(string Name, string? Before, string? After)> Fields(PreparedDelivery? before, PreparedDelivery? after)
    {
        var (old, now) = (before?.Delivery, after?.Delivery);
        yield return ("title", before?.Title?.Text, after?.Title?.Text);
        yield return ("link", before?.Card ?? old?.Link?.Value, after?.Card ?? now?.Link?.Value);
        yield return ("content warning", old?.ContentWarning?.Value, now?.ContentWarning?.Value);
        yield return ("first comment", old?.FirstComment?.Value, now?.FirstComment?.Value);
        yield return ("poll", PollOf(old), PollOf(now));
        yield return ("visibility", VisibilityOf(old), VisibilityOf(now));
        yield return ("status", StatusOf(old, now), StatusOf(now, old));
    }

    private static string? PollOf(Delivery? delivery) => delivery?.Poll?.Value is { } poll
        ? string.Join(" / ", poll.Options.Select(option => option.Value)) + (poll.Multiple ? " (several)" : "") + (poll.Open is { } open ? string.Create(CultureInfo.InvariantCulture, $" (open {open.ToDuration().TotalHours:0.##} h)") : "")
        : null;

    private static string? VisibilityOf(Delivery? delivery) => delivery?.Visibility is { } visibility ? Words.Of(visibility) : null;

    /// <summary>Told only where it is another.</summary>
    private static string? StatusOf(Delivery? shown, Delivery? other) =>
        shown is not null && other is not null && shown.Post.Status.Value != other.Post.Status.Value ? Words.Of(shown.Post.Status.Value) : null;

    private static IEnumerable<string> Media(PreparedDelivery? before, PreparedDelivery? after, DeliveryChange change, ReviewPictures pictures)
    {
        PostMedia[] old = [.. before?.Segments.SelectMany(segment => segment.Media) ?? []];
        PostMedia[] now = [.. after?.Segments.SelectMany(segment => segment.Media) ?? []];
        foreach (var media in now)
        {
            var was = old.FirstOrDefault(each => each.File.Value == media.File.Value);
            var isNew = before is not null && was is null;
            yield return $"{pictures.Of(media.File.Value)}{(isNew ? "<ins>" : "")}{MarkdownText.Cell(media.File.Value)}{(isNew ? "</ins>" : "")}"
                + $": {(was is null ? MarkdownText.Of(media.Alt?.Value ?? "") : Difference(was.Alt?.Value, media.Alt?.Value, change))}";
        }

        foreach (var media in old.Where(media => now.All(each => each.File.Value != media.File.Value)))
        {
            yield return $"{pictures.Before(media.File.Value)}<del>{MarkdownText.Cell(media.File.Value)}</del>";
        }
    }
}
