using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>The words of a review in the site's language.</summary>
internal sealed class ChangeWords(SiteIndex index, Review review)
{
    private readonly Language language = index.Language;

    /// <summary>How much of each kind there is.</summary>
    public ImmutableArray<ChangeMark> Counts { get; } =
    [
        .. from kind in Enum.GetValues<ChangeKind>()
           let count = review.CountOf(kind)
           where count > 0
           select new ChangeMark(ReviewWords.Of(kind), index.Language.Count("changes." + ReviewWords.Of(kind), count)),
    ];

    /// <summary>The name in style sheets of what happens to all of them; changed where it is not the same.</summary>
    public static string NameOf(IReadOnlyCollection<DeliveryChange> changes)
    {
        ChangeKind[] kinds = [.. changes.Select(change => change.Kind).Distinct()];
        return ReviewWords.Of(kinds is [var only] ? only : ChangeKind.Changed);
    }

    public string Of(ChangeKind kind) => language["change." + ReviewWords.Of(kind)];

    public string Of(ChangedPart part) => language["field." + part switch
    {
        ChangedPart.Warning => "contentWarning",
        ChangedPart.Comment => "firstComment",
        _ => ReviewWords.Of(part),
    }];

    /// <summary>What is said beside an entry: that it is new, when it was, that it is another.</summary>
    public IEnumerable<string> Marks(DeliveryChange change)
    {
        if (change.Differs(ChangedPart.Time))
        {
            yield return Was(Of(ChangeKind.Moved), change);
        }

        if (change.Kind is not ChangeKind.Moved && (change.Kind is not ChangeKind.Changed || change.IsSaidAnew))
        {
            yield return Of(change.Kind);
        }
    }

    /// <summary>What differs of a post, in one line.</summary>
    public string Line(ImmutableArray<DeliveryChange> changes)
    {
        var name = language["change." + NameOf(changes)];
        string[] parts = [.. changes.SelectMany(Parts).Distinct(StringComparer.Ordinal)];
        return changes.All(change => change.Kind == changes[0].Kind) && parts.Length == 0
            ? language.Text("change.on_post", name, review.Base.Name)
            : language.Text("change.on_post_parts", name, review.Base.Name, string.Join(", ", parts));

        IEnumerable<string> Parts(DeliveryChange change) => change.Kind is ChangeKind.Added or ChangeKind.Removed
            ? changes.All(other => other.Kind == change.Kind) ? [] : [$"{Of(change.Kind)} ({change.Account.Handle})"]
            : change.Parts.Select(part => part is ChangedPart.Time ? Was(Of(part), change) : Of(part));
    }

    /// <summary>When it goes out now, beside when it would have.</summary>
    public string To(LocalDateTime? now, LocalDateTime was) => now is { } local ? language.Text("change.to", When(local, was)) : language["change.to_open"];

    /// <summary>Tue 24 Nov, 18:30; with its year where that is not the one of what stands beside it.</summary>
    public string When(LocalDateTime local, LocalDateTime? beside) => language.Text(
        "dates.date_time", beside is { } other && other.Year != local.Year ? language.Date(local.Date) : language.ShortDay(local.Date), language.Time(local.TimeOfDay));

    private string Was(string what, DeliveryChange change) => change.Before?.Delivery.Local is { } local
        ? language.Text("change.was", what, When(local, change.After?.Delivery.Local) + (index.Markup.ZoneOf(change.Before.Delivery.Zone) is { } zone ? " " + zone : ""))
        : language.Text("change.was_open", what);
}
