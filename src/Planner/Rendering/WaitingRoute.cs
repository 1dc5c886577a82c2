using Planner.Reviewing;

namespace Planner.Rendering;

/// <summary>How a person says yes to a post: on the forge, or on the command line.</summary>
/// <param name="Id">Of its place on the page.</param>
/// <param name="Address">The forge's page where the yes is written; null where there is no forge, or its commits would not count.</param>
/// <param name="Yes">What its link is called.</param>
/// <param name="IsFilled">Whether the forge's page has the lines already.</param>
/// <param name="At">The moment in the lines: the build's, until a script knows the one when somebody says yes.</param>
public sealed record WaitingRoute(
    string Id, string Title, string? Address, string? Yes, bool IsFilled, string How, string File, string Lines, string Rows, string At, string Post, string By)
{
    internal static WaitingRoute Of(SiteIndex index, Person person, AwaitedPost waiting)
    {
        var (content, language, post) = (index.Content, index.Language, waiting.Post);
        var at = ApprovalText.At(index.Plan.Now, content.Options.Timezone);
        // In the order in which the command writes them.
        var given = waiting.Deliveries.OrderBy(delivery => post.Accounts.IndexOf(delivery.Target)).Select(delivery => new GivenApproval(person.Id, at, Digest.Of(delivery), delivery.Account.Id, null)).DistinctBy(each => each.Digest).ToArray();
        var (file, lines) = (ApprovalText.PathOf(post, content), ApprovalText.Of(given));
        var isSigned = waiting.Deliveries.Any(delivery => ApprovalPolicy.For(delivery, content).RequireSigned);
        var (address, how) = isSigned ? (null, "signed") : AddressOf(index, post, file, lines);
        return new WaitingRoute(
            Names.Class(post.Id),
            post.Title,
            address,
            address is null ? null : language.Text(how == "filled" ? "waiting.yes" : "waiting.open", new Uri(address).Host),
            how == "filled",
            language["waiting.how_" + how],
            file,
            lines,
            (3 * given.Length).ToString(CultureInfo.InvariantCulture),
            at,
            post.Id,
            person.Id);
    }

    /// <summary>No forge takes text for a file that is there already: then, and where one takes none at all, the lines are pasted.</summary>
    private static (string? Address, string How) AddressOf(SiteIndex index, Post post, string file, string lines)
    {
        if (index.Proposals.Forge is not { } forge)
        {
            return (null, "none");
        }

        if (index.Content.Approvals.Find(post.Id) is not null)
        {
            return (forge.Edit(file), "edit");
        }

        return forge.NewFile(ApprovalText.Folder, $"{post.Id}.yml", lines) is { } filled ? (filled, "filled") : (forge.NewFile(ApprovalText.Folder), "new");
    }
}
