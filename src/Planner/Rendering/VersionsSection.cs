using Planner.Git;
using Planner.Reviewing.Versions;

namespace Planner.Rendering;

/// <summary>What a post was: who changed what and when, and which version each yes was said to.</summary>
internal sealed class VersionsSection : Html
{
    /// <summary>More than anybody reads; older ones are told as a number.</summary>
    private const int Most = 100;

    private readonly SiteIndex index;
    private readonly Post post;
    private readonly ImmutableArray<PostVersion> versions;
    private readonly ImmutableArray<ApprovedVersion> approved;
    private readonly string? textLanguage;

    private VersionsSection(SiteIndex index, Post post, string? textLanguage)
    {
        (this.index, this.post, this.textLanguage) = (index, post, textLanguage);
        versions = index.Versions.Of(post.Id);
        approved = index.Versions.Approved.TryGetValue(post.Id, out var given) ? given : [];
    }

    public static ImmutableArray<string> Names => ["iso", "when", "who", "whoHref", "root", "what", "commit", "commitHref", "subject", "yes", "differences", "isOpen"];

    public static ImmutableArray<string> YesNames => ["who", "iso", "when", "accounts", "comment", "isStanding", "fault"];

    /// <summary>Null where Git knows nothing of the post, or no more than that a shallow clone ends with it.</summary>
    /// <param name="textLanguage">Null: the site's.</param>
    public static Html? OrNull(SiteIndex index, Post post, string? textLanguage) =>
        index.Versions.Of(post.Id).All(version => version.Commit is { } commit && index.Versions.CutAt.Contains(commit.Id)) ? null : new VersionsSection(index, post, textLanguage);

    internal override void WriteTo(PageWriter output)
    {
        new SinceHtml(index, index.Versions.SinceOf(post), textLanguage).WriteTo(output);

        var unknown = approved.Where(yes => yes.Version < 0).ToImmutableArray();
        if (!unknown.IsEmpty)
        {
            output.Write("<p class=\"note\">"u8);
            HtmlText.Write(index.Language["version.unknown"], output);
            output.Write("</p>"u8);
            new Yeses(this, unknown).WriteTo(output);
        }

        output.Write("<ol class=\"versions\">"u8);
        var isFirst = true;
        for (var at = 0; at < Math.Min(versions.Length, Most); at++)
        {
            var difference = DifferenceOf(versions[at]);
            Write(output, at, difference, isFirst);
            isFirst &= difference is null;
        }

        output.Write("</ol>"u8);
        if (versions.Length > Most)
        {
            output.Write("<p class=\"note\">"u8);
            HtmlText.Write(index.Language.Count("version.older", versions.Length - Most), output);
            output.Write("</p>"u8);
        }
    }

    private void Write(PageWriter output, int at, DifferencesHtml? difference, bool isOpen)
    {
        var version = versions[at];
        var given = approved.Where(yes => yes.Version == at).ToImmutableArray();
        var local = version.Commit?.Author.At.InZone(index.Content.Options.Timezone).LocalDateTime;
        var author = version.Commit is { } commit ? PersonOf(commit) : null;
        index.Fragments.Version.Write(
            output,
            local is { } time ? Rendering.Names.Iso(time) : null,
            local is { } shown ? index.Language.DateTime(shown) : null,
            author is null ? version.Commit?.Author.Name : index.Labels.Of(author).Text,
            author is null ? null : index.Labels.Of(author).Href,
            "../",
            What(version),
            version.Commit?.Id[..10],
            version.Commit is { } made ? index.Proposals.Forge?.Commit(made.Id) : null,
            version.Commit?.Subject,
            given.IsEmpty ? null : new Yeses(this, given),
            difference,
            isOpen ? "open" : null);
    }

    private string? What(PostVersion version) =>
        version.Commit is null ? index.Language["version.uncommitted"]
        : index.Versions.CutAt.Contains(version.Commit.Id) ? index.Language["version.cut"]
        : version.Kind is VersionKind.Created ? index.Language["version.created"]
        : version.Kind is VersionKind.Removed ? index.Language["version.removed"]
        : version is { After: null, Replaced.IsEmpty: true } ? index.Language["version.unreadable"]
        : null;

    private DifferencesHtml? DifferenceOf(PostVersion version) =>
        index.Versions.CutAt.Contains(version.Commit?.Id ?? "") ? null
        : version is { Before: { } before, After: { } after } ? DifferencesHtml.OrNull(index, PostDifference.Between(before, after), version.Replaced, textLanguage)
        : DifferencesHtml.OrNull(index, PostDifference.None, version.Replaced, textLanguage);

    private Person? PersonOf(LoggedCommit commit) => index.PersonOf(commit.Author.Email);

    private string NameOf(string person) => index.Content.People.Find(person)?.Name ?? person;

    private string WhenOf(Approval approval) => index.Language.DateTime(approval.At.Value.In(index.Content.Options.Timezone));

    /// <summary>Who said yes to a version, and what they said with it.</summary>
    private sealed class Yeses(VersionsSection section, ImmutableArray<ApprovedVersion> given) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            // A person approves all accounts at once, with a line for each.
            foreach (var same in given.GroupBy(yes => (yes.Approval.By.Value, yes.Approval.At.Value, yes.Approval.Comment, yes.IsStanding, Fault: yes.Fault?.ToString(CultureInfo.InvariantCulture))))
            {
                var accounts = same.SelectMany(yes => yes.Accounts).Distinct(StringComparer.Ordinal).Select(account => section.index.Content.Accounts.Find(account)?.Handle ?? account);
                section.index.Fragments.Yes.Write(
                    output,
                    section.NameOf(same.Key.Item1),
                    Rendering.Names.Iso(same.Key.Item2.In(section.index.Content.Options.Timezone)),
                    section.WhenOf(same.First().Approval),
                    string.Join(", ", accounts),
                    same.Key.Comment,
                    same.Key.IsStanding ? "standing" : null,
                    same.First().Fault is { } fault ? section.index.Language.Text("version.void", section.index.Language.Message(fault)) : null);
            }
        }
    }
}
