using Planner.Networks;
using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>What a network gets and would have got: texts word by word, then what goes with them.</summary>
internal sealed class ChangedMessage(SiteIndex index, Review review, DeliveryChange change) : Html
{
    /// <summary>Characters up to which all of a text is shown; of a longer one, what stands around its changes.</summary>
    private const int Whole = 3000;

    private readonly Language language = index.Language;
    private readonly string? textLanguage = change.Shown.Prepared.Language == index.Language.Code ? null : change.Shown.Prepared.Language;

    internal override void WriteTo(PageWriter output)
    {
        var (before, after) = (change.Before?.Prepared, change.After?.Prepared);
        var count = Math.Max(before?.Segments.Length ?? 0, after?.Segments.Length ?? 0);
        for (var at = 0; at < count; at++)
        {
            var (old, now) = TextsOf(At(before, at), At(after, at));
            Write(output, count == 1 ? language["field.text"] : language.Text("by_hand.message", at + 1, count), old, now, textLanguage);
        }

        foreach (var (label, old, now) in Fields(before?.Delivery, after?.Delivery, before, after))
        {
            // What stays as it was is on the post's page.
            if (old != now)
            {
                Write(output, label, old, now, textLanguage);
            }
        }

        ChangedMedia.OrNull(index, review, change)?.WriteTo(output);
    }

    private void Write(PageWriter output, string label, string? old, string? now, string? spoken)
    {
        if (string.IsNullOrEmpty(old) && string.IsNullOrEmpty(now))
        {
            return;
        }

        // What is wholly new needs no marks: the line above says so.
        object? words = change.Kind is ChangeKind.Added ? now
            : new WordsHtml(WordDifference.Of(old ?? "", now ?? ""), isWhole: (old?.Length ?? 0) + (now?.Length ?? 0) <= Whole);
        index.Fragments.DifferentText.Write(output, label, words, spoken);
    }

    private static PreparedSegment? At(PreparedDelivery? prepared, int at) => prepared is not null && at < prepared.Segments.Length ? prepared.Segments[at] : null;

    /// <summary>As people read them; where only the formatting differs, as they are sent.</summary>
    private static (string? Before, string? After) TextsOf(PreparedSegment? before, PreparedSegment? after)
    {
        var (old, now) = (before is null ? null : PlainText.Of(before.Source), after is null ? null : PlainText.Of(after.Source));
        return old == now ? (before?.Text.Text, after?.Text.Text) : (old, now);
    }

    private IEnumerable<(string Label, string? Before, string? After)> Fields(Delivery? old, Delivery? now, PreparedDelivery? before, PreparedDelivery? after)
    {
        yield return (language["field.title"], before?.Title?.Text, after?.Title?.Text);
        yield return (language["field.link"], before?.Card ?? old?.Link?.Value, after?.Card ?? now?.Link?.Value);
        yield return (language["field.contentWarning"], old?.ContentWarning?.Value, now?.ContentWarning?.Value);
        yield return (language["field.firstComment"], old?.FirstComment?.Value, now?.FirstComment?.Value);
        yield return (language["field.poll"], PollOf(old), PollOf(now));
        yield return (language["field.visibility"], VisibilityOf(old), VisibilityOf(now));
        foreach (var name in ExtrasOf(old).Union(ExtrasOf(now), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return ($"{language["field.extra"]} ({name})", old?.Extra(name)?.Value, now?.Extra(name)?.Value);
        }

        if (old is not null && now is not null)
        {
            yield return (language["field.status"], StatusOf(old), StatusOf(now));
        }
    }

    private string? PollOf(Delivery? delivery) => delivery?.Poll?.Value is { } poll
        ? string.Join(" / ", poll.Options.Select(option => option.Value)) + (poll.Multiple ? $" ({language["preview.poll_several"]})" : "") + (poll.Open is { } open ? $" ({Hours.Duration(language, open)})" : "")
        : null;

    private string StatusOf(Delivery delivery) => language["status." + Words.Of(delivery.Post.Status.Value)];

    private static string? VisibilityOf(Delivery? delivery) => delivery?.Visibility is { } visibility ? Words.Of(visibility) : null;

    /// <summary>A title and a subject are told as the title.</summary>
    private static IEnumerable<string> ExtrasOf(Delivery? delivery) => delivery is null ? []
        : delivery.Target.Extra.All.Concat(delivery.Post.Extra.All).Concat(delivery.Account.Extra.All).Select(text => text.Name).Where(name => name is not ("title" or "subject"));
}
