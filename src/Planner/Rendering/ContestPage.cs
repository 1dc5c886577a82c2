using Planner.Checking;
using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A contest: everything of its campaign, its rules, where its checklist stands, and what happens when.</summary>
/// <param name="TermsNote">What is wrong with the terms: they are a skeleton still, or there are none.</param>
public sealed record ContestPage(CampaignPage Campaign, Html? Rules, string? TermsNote, ContestStand? Stand, ImmutableArray<StepLine> Steps, ContestTimeline Timeline, DrawSection? Draw)
{
    internal static ContestPage Of(SiteIndex index, Contest contest)
    {
        var checklist = Checklists.Of(contest, index.Content, index.Today);
        var entries = index.OfContest.At(contest.Id);
        var ofStep = Groups.Of(entries, entry => entry.Post.Step?.Value);
        return new ContestPage(
            CampaignPage.Of(index, contest.Campaign, entries, SitePaths.Contest(contest.Id)),
            RulesOf(index, contest),
            TermsNoteOf(index, contest),
            contest.Steps.IsEmpty ? null : ContestStand.Of(index, checklist, entries),
            [.. checklist.Steps.Select(stand => StepLine.Of(index, stand, ofStep.At(stand.Step.Id)))],
            ContestTimeline.Of(index, checklist, entries),
            DrawSection.Of(index, contest));
    }

    private static Html? RulesOf(SiteIndex index, Contest contest)
    {
        var language = index.Language;
        var zone = index.Content.ZoneOf(contest.Campaign);
        using var facts = new FactList(index);
        facts.Add("contest.prize", contest.Prize is not { } prize ? null
            : prize.Value is { } value ? language.Text("contest.prize_value", prize.What, language.Money(value, contest.Campaign.Budget?.Currency ?? "EUR"))
            : prize.What);
        var terms = NamedLink.Of(index, contest.Terms?.Value);
        if (terms.Address is { } address)
        {
            facts.AddAddress("contest.terms", address);
        }
        else
        {
            facts.Add("contest.terms", terms.Page, terms.Text);
        }

        facts.Add("contest.opens", language.DateTime(contest.Opens.Value.In(zone)));
        facts.Add("contest.closes", language.DateTime(contest.Closes.Value.In(zone)));
        facts.Add("contest.draw_at", contest.DrawAt is { } draw ? language.DateTime(draw.Value.In(zone)) : null);
        facts.Add("contest.organisers", string.Join(", ", contest.Organisers.Select(organiser => index.Content.Brands.Find(organiser.Value)?.Name ?? organiser.Value)));
        facts.Add("contest.country", contest.Country is { } country ? PlaceNames.Of(language, country) : null);
        return facts.ToHtml();
    }

    private static string? TermsNoteOf(SiteIndex index, Contest contest) =>
        contest.Terms is null ? index.Language["contest.no_terms"]
        : index.Content.PlaybookAt(contest.Terms.Value.Value) is { } terms && TermsBlanks.In(terms.Prose) is > 0 and var blanks ? index.Language.Count("contest.terms_blanks", blanks)
        : null;
}
