using Planner.Checking;
using Planner.Reviewing;

namespace Planner.Rendering;

/// <summary>What a person has to read and to say yes to, and how.</summary>
/// <param name="Zone">The site's, as browsers call it: the moment of a yes is written in it.</param>
/// <param name="Notes">Why no yes of theirs would count as it is.</param>
public sealed record WaitingPage(
    string Title, Link Person, string AsOf, string? Count, string Zone, ImmutableArray<string> Notes, ImmutableArray<WaitingPost> Posts, string? Rest)
{
    /// <summary>More than anybody reads in one go; the rest comes up as these are done.</summary>
    private const int Most = 40;

    internal static WaitingPage Of(SiteIndex index, Person person)
    {
        var (language, content) = (index.Language, index.Content);
        var waiting = index.Awaited.OfPerson(person.Id);
        var faults = new Faults(content, index.Findings.Where(finding => !finding.Rule.StartsWith("approval-", StringComparison.Ordinal)));
        var isSigned = waiting.SelectMany(post => post.Deliveries).Any(delivery => ApprovalPolicy.For(delivery, content).RequireSigned);
        return new WaitingPage(
            language.Text("waiting.title", person.Name),
            index.Labels.Of(person),
            language.Text("calendar.as_of", language.LongDate(index.Today)),
            waiting.IsEmpty ? null : language.Count("waiting.count", waiting.Length),
            content.Options.Timezone.Id,
            [
                .. waiting.IsEmpty || !person.Emails.IsEmpty ? ImmutableArray<string>.Empty : [language.Text("waiting.no_email", person.Source.Path)],
                .. isSigned ? ImmutableArray.Create(language["waiting.signed"]) : [],
            ],
            [.. waiting.Take(Most).Select(post => WaitingPost.Of(index, person, post, faults))],
            waiting.Length > Most ? language.Count("waiting.rest", waiting.Length - Most) : null);
    }

    internal static Link LinkTo(SiteIndex index, Person person, string text) => Link.To(SitePaths.Waiting(person.Id), text) with
    {
        Note = index.Language.Number(index.Awaited.OfPerson(person.Id).Length),
    };

    /// <summary>To everybody who is waited for, most posts first.</summary>
    internal static ImmutableArray<Link> LinksTo(SiteIndex index) =>
    [
        .. from person in index.Awaited.Approvers
           let posts = index.Awaited.OfPerson(person.Id).Length
           where posts > 0
           orderby posts descending, person.Id
           select LinkTo(index, person, person.Name),
    ];
}

/// <summary>A post that waits for a person's yes, as they have to see it.</summary>
/// <param name="Id">Of its place on the page.</param>
/// <param name="NeededBy">When the first of its deliveries must have been agreed.</param>
/// <param name="IsPast">Whether that moment has come.</param>
/// <param name="Findings">Errors because of which nobody may say yes.</param>
/// <param name="WhyNot">Another reason.</param>
/// <param name="Route">Null where there is a reason why not.</param>
public sealed record WaitingPost(
    string Id, Link Page, string BrandClass, Link? Brand, string? NeededBy, string? Iso, string Zone, bool IsPast, string? SinceTitle, Html? Since,
    Html Deliveries, ImmutableArray<FindingLine> Findings, string? WhyNot, WaitingRoute? Route)
{
    internal static WaitingPost Of(SiteIndex index, Person person, AwaitedPost waiting, Faults faults)
    {
        var (language, content, post) = (index.Language, index.Content, waiting.Post);
        var entries = index.OfPost.At(post.Id);
        var label = entries[0].Brand is { } brand ? index.Labels.Of(brand) : null;
        var id = Names.Class(post.Id);
        var needed = waiting.NeededBy?.InZone(waiting.Zone).LocalDateTime;
        var textLanguage = index.TextLanguageOf(post);
        var since = index.Versions.SinceOf(post).FirstOrDefault(each => each.Approval.By.Value == person.Id && !each.Difference.IsEmpty);
        var stopped = waiting.Deliveries.Select(delivery => faults.Of(post, delivery.Account)).OfType<Finding>().Distinct().ToImmutableArray();
        var whyNot = WhyNotOf(index, post);
        return new WaitingPost(
            id,
            Link.To(SitePaths.Post(post.Id), post.Title),
            label?.Class ?? "",
            label?.Link,
            needed is { } time ? language.DateTime(time) : null,
            needed is { } at ? Names.Iso(at) : null,
            Names.City(waiting.Zone),
            waiting.NeededBy <= index.Plan.Now,
            since is null ? null : language.Text("waiting.since", language.DateTime(since.Approval.At.Value.In(content.Options.Timezone))),
            since is null ? null : new DifferencesHtml(index, since.Difference, [], textLanguage),
            new DeliveryCards(index, EntriesOf(entries, waiting.Deliveries), textLanguage, id + "-"),
            FindingLine.Of(stopped, language),
            whyNot,
            stopped.IsEmpty && whyNot is null ? WaitingRoute.Of(index, person, waiting) : null);
    }

    private static string? WhyNotOf(SiteIndex index, Post post) =>
        index.Content.IsRefused("approval", post.Id) ? index.Language.Text("waiting.unreadable", ApprovalText.PathOf(post, index.Content))
        : ApprovalText.CanBeNamed(post.Id) ? null
        : index.Language["waiting.unnamed"];

    /// <summary>Only what waits: what others agreed, or is out, is on the post's own page.</summary>
    private static ImmutableArray<Entry> EntriesOf(ImmutableArray<Entry> entries, ImmutableArray<Delivery> waiting) =>
    [
        .. from entry in entries
           let own = entry.Deliveries.Where(waiting.Contains).ToImmutableArray()
           where !own.IsEmpty
           select entry with { Deliveries = own },
    ];
}
