using Planner.Planning;

namespace Planner.Rendering;

/// <summary>Where a contest stands today: how far it is, who is late, what comes next, and which posts wait for whom.</summary>
/// <param name="Width">Of the bar of all steps, a percentage from 0 to 100.</param>
/// <param name="Required">How many of the required steps are done; null where none is required.</param>
public sealed record ContestStand(
    string Progress, string Width, string? Required, string RequiredWidth,
    ImmutableArray<LateOwner> Late, ImmutableArray<NextStepLine> Next, ImmutableArray<GatedLine> Gates)
{
    private const int NextOnes = 3;

    internal static ContestStand Of(SiteIndex index, Checklist checklist, ImmutableArray<Entry> entries)
    {
        var language = index.Language;
        return new ContestStand(
            ProgressOf(language, checklist),
            WidthOf(checklist.Done, checklist.Steps.Length),
            checklist.Required == 0 ? null : language.Text("contest.required_progress", checklist.RequiredDone, checklist.Required),
            WidthOf(checklist.RequiredDone, checklist.Required),
            LateOwner.All(index, checklist),
            [.. checklist.Next.Take(NextOnes).Select(stand => NextStepLine.Of(index, stand))],
            GatedLine.All(index, entries));
    }

    internal static string ProgressOf(Language language, Checklist checklist) => language.Text("contest.progress", checklist.Done, checklist.Steps.Length);

    internal static string WidthOf(int part, int whole) => (whole == 0 ? 0 : 100 * part / whole).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Who has steps past their day.</summary>
/// <param name="Name">Of somebody without a page, or nobody.</param>
/// <param name="Steps">Their titles.</param>
public sealed record LateOwner(Link? Person, string Name, string Steps)
{
    internal static ImmutableArray<LateOwner> All(SiteIndex index, Checklist checklist) =>
    [
        .. from stand in checklist.Late
           group stand.Step.Title by stand.Step.Owner?.Value into owner
           let person = index.Labels.Person(owner.Key)
           select new LateOwner(person, person?.Text ?? owner.Key ?? index.Language["contest.nobody"], string.Join(" · ", owner)),
    ];
}

/// <summary>A step that comes next.</summary>
public sealed record NextStepLine(string Id, string Title, string State, string StateText, string? Due, string? Iso, Link? Owner, string? OwnerName)
{
    internal static NextStepLine Of(SiteIndex index, StepStand stand)
    {
        var state = StepLine.StateOf(stand);
        var owner = stand.Step.Owner?.Value;
        return new NextStepLine(
            Names.Class(stand.Step.Id),
            stand.Step.Title,
            state,
            index.Language["step." + state],
            stand.Due is { } due ? index.Language.ShortDayNear(index.Today, due) : null,
            stand.Due is { } day ? Names.Iso(day) : null,
            index.Labels.Person(owner),
            owner ?? index.Language["contest.nobody"]);
    }
}

/// <summary>A post that does not go out before others have done their part.</summary>
/// <param name="When">Its own day; null while it has none.</param>
/// <param name="Waits">The first steps that it waits for.</param>
/// <param name="More">How many there are beside them; null when these are all.</param>
public sealed record GatedLine(Link Post, string? When, string? Iso, ImmutableArray<GateLine> Waits, string? More)
{
    private const int Shown = 2;

    /// <summary>More than a contest has; whoever has more finds them in the list of its posts.</summary>
    private const int Most = 20;

    internal static ImmutableArray<GatedLine> All(SiteIndex index, ImmutableArray<Entry> entries) =>
    [
        .. (from entry in entries
           where index.IsOpen(entry)
           group entry by entry.Post into same
           let waits = Planning.Gates.OpenSteps(same.Key, index.Content, index.Plan.Now).Select(step => GateLine.Of(index, step)).ToImmutableArray()
           where !waits.IsEmpty
           let date = same.First().Date
           select new GatedLine(
               Link.To(SitePaths.Post(same.Key.Id), same.Key.Title),
               date is { } day ? index.Language.ShortDayNear(index.Today, day) : null,
               date is { } iso ? Names.Iso(iso) : null,
               [.. waits.Take(Shown)],
               waits.Length > Shown ? index.Language.Text("contest.waits_more", waits.Length - Shown) : null)).Take(Most),
    ];
}

/// <summary>A step that keeps a post back, and who opens the gate.</summary>
public sealed record GateLine(string Id, string Title, Link? Owner, string? OwnerName)
{
    internal static GateLine Of(SiteIndex index, Step step) =>
        new(Names.Class(step.Id), step.Title, index.Labels.Person(step.Owner?.Value), step.Owner?.Value ?? index.Language["contest.nobody"]);
}
