using Planner.Planning;

namespace Planner.Rendering;

/// <summary>One line of a contest's checklist, with its posts.</summary>
/// <param name="StateText">Done, late, or open, in words.</param>
/// <param name="DoneOn">The day it was done, where somebody wrote it.</param>
/// <param name="Unproven">That it is done and nothing shows it: neither evidence nor a post.</param>
public sealed record StepLine(
    string Id, string Title, Link? Owner, string? OwnerName, string? Due, string? Iso, string State, string StateText, string? DoneOn, bool IsRequired,
    NamedLink? Evidence, string? Unproven, ImmutableArray<StepPost> Posts)
{
    internal static string StateOf(StepStand stand) => stand.IsDone ? "done" : stand.IsLate ? "late" : "open";

    internal static StepLine Of(SiteIndex index, StepStand stand, ImmutableArray<Entry> entries)
    {
        var (step, language, state) = (stand.Step, index.Language, StateOf(stand));
        return new StepLine(
            Names.Class(step.Id),
            step.Title,
            index.Labels.Person(step.Owner?.Value),
            step.Owner?.Value,
            stand.Due is { } date ? language.ShortDay(date) : null,
            stand.Due is { } day ? Names.Iso(day) : null,
            state,
            language["step." + state],
            stand.IsDone && step.Done is { Value.On: { } on } ? language.Text("step.done_on", language.ShortDay(on)) : null,
            step.Required,
            step.Evidence is { } evidence ? NamedLink.Of(index, evidence.Value) : null,
            stand.IsDone && step.Required && step.Evidence is null && entries.IsEmpty ? language["step.unproven"] : null,
            StepPost.All(index, entries));
    }
}

/// <summary>A post that belongs to a step, and where it stands.</summary>
public sealed record StepPost(Link Page, string State, string StateText, string? When, string? Iso)
{
    /// <summary>More than a step has; whoever has more finds them in the list of the contest's posts.</summary>
    private const int Most = 20;

    internal static ImmutableArray<StepPost> All(SiteIndex index, ImmutableArray<Entry> entries) =>
        [.. entries.DistinctBy(entry => entry.Post.Id).Take(Most).Select(entry => Of(index, entry))];

    private static StepPost Of(SiteIndex index, Entry entry)
    {
        var (state, text) = index.Markup.StateOf(entry.State, entry.Due);
        return new StepPost(
            new Link(entry.Href, entry.Post.Title),
            state,
            text,
            entry.Date is { } date ? index.Language.ShortDay(date) : null,
            entry.Local is { } local ? Names.Iso(local) : null);
    }
}
