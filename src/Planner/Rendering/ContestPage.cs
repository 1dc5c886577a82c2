using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A contest: everything of its campaign, its rules, and the checklist with who is late.</summary>
/// <param name="Late">Who has steps past their day; names of people, or of steps that nobody owns.</param>
public sealed record ContestPage(
    CampaignPage Campaign, Html? Rules, ImmutableArray<StepLine> Steps, string Progress, string Width, string? Late, DrawSection? Draw)
{
    internal static ContestPage Of(SiteIndex index, Contest contest)
    {
        var language = index.Language;
        var steps = contest.Steps.Select(step => StepLine.Of(index, contest, step)).ToImmutableArray();
        var done = steps.Count(step => step.IsDone);
        return new ContestPage(
            CampaignPage.Of(index, contest.Campaign, index.OfContest.At(contest.Id), SitePaths.Contest(contest.Id)),
            RulesOf(index, contest),
            steps,
            language.Text("contest.progress", done, steps.Length),
            (steps.IsEmpty ? 0 : 100 * done / steps.Length).ToString(CultureInfo.InvariantCulture),
            LateOnes(language, steps),
            DrawSection.Of(index, contest));
    }

    private static string? LateOnes(Language language, ImmutableArray<StepLine> steps)
    {
        var names = steps.Where(step => step.IsLate).Select(step => step.OwnerName ?? language["contest.nobody"]).Distinct().ToList();
        return names.Count == 0 ? null : language.Text("contest.late", string.Join(", ", names));
    }

    private static Html? RulesOf(SiteIndex index, Contest contest)
    {
        var language = index.Language;
        var zone = index.Content.ZoneOf(contest.Campaign);
        using var facts = new FactList(index);
        facts.Add("contest.prize", contest.Prize is not { } prize ? null
            : prize.Value is { } value ? language.Text("contest.prize_value", prize.What, language.Money(value, contest.Campaign.Budget?.Currency ?? "EUR"))
            : prize.What);
        var terms = RunHtml.SafeLink(contest.Terms?.Value);
        if (terms?.Contains("://", StringComparison.Ordinal) ?? false)
        {
            facts.AddAddress("contest.terms", terms);
        }
        else
        {
            facts.Add("contest.terms", contest.Terms?.Value);
        }

        facts.Add("contest.opens", language.DateTime(contest.Opens.Value.In(zone)));
        facts.Add("contest.closes", language.DateTime(contest.Closes.Value.In(zone)));
        facts.Add("contest.draw_at", contest.DrawAt is { } draw ? language.DateTime(draw.Value.In(zone)) : null);
        facts.Add("contest.organisers", string.Join(", ", contest.Organisers.Select(organiser => index.Content.Brands.Find(organiser.Value)?.Name ?? organiser.Value)));
        facts.Add("contest.country", contest.Country is { } country ? index.Language.Word("country", country) : null);
        return facts.ToHtml();
    }
}

/// <param name="StateText">Done, late, or open, in words.</param>
public sealed record StepLine(
    string Id, string Title, Link? Owner, string? OwnerName, string? Due, string? Iso, string State, string StateText, bool IsRequired, string? Evidence)
{
    public bool IsDone => State is "done";

    public bool IsLate => State is "late";

    internal static StepLine Of(SiteIndex index, Contest contest, Step step)
    {
        var due = StepDates.DueOf(step, contest, index.Content.ZoneOf(contest.Campaign));
        var state = step.IsDone(index.Today) ? "done" : due < index.Today ? "late" : "open";
        return new StepLine(
            Names.Class(step.Id),
            step.Title,
            index.Labels.Person(step.Owner?.Value),
            step.Owner is { } owner ? index.Labels.Person(owner.Value)?.Text ?? owner.Value : null,
            due is { } date ? index.Language.ShortDay(date) : null,
            due is { } day ? Names.Iso(day) : null,
            state,
            index.Language["step." + state],
            step.Required,
            step.Evidence);
    }
}
