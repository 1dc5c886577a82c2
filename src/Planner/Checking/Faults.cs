using Planner.Loading;

namespace Planner.Checking;

/// <summary>
/// Errors in the files that make a delivery or that may stop it; with one of them it does not go out. An error elsewhere
/// stops nothing.
/// </summary>
internal sealed class Faults
{
    /// <summary>So that a folder whose name was misspelt, <c>content/hold/</c>, is not overlooked either.</summary>
    private const string HoldFolders = "content/hold";

    private readonly Content content;
    private readonly ILookup<string, Finding> byPath;
    private readonly ImmutableArray<(Finding Fault, Hold? Hold)> ofHolds;

    public Faults(Content content, IEnumerable<Finding> findings)
    {
        this.content = content;
        byPath = findings.Where(finding => finding.Severity is Severity.Error).ToLookup(finding => finding.Source.Path, StringComparer.Ordinal);
        ofHolds =
        [
            .. from file in byPath
               where file.Key.StartsWith(HoldFolders, StringComparison.OrdinalIgnoreCase)
               select (file.First(), content.Holds.FirstOrDefault(hold => hold.Source.Path == file.Key)),
        ];
    }

    /// <summary>An error as a decision gives it for its reason.</summary>
    public static string Reason(Finding fault) => $"{fault.Source}: {fault.Rule}: {fault.Message}";

    /// <summary>The error at exactly this place.</summary>
    public Finding? At(SourceSpan place) => byPath[place.Path].FirstOrDefault(fault => fault.Source == place);

    /// <summary>Why the post must not go out on the account; null when nothing stands against it.</summary>
    /// <param name="account">Null where the account does not exist.</param>
    public Finding? Of(Post post, Account? account)
    {
        string?[] paths = [post.Source.Path, account?.Source.Path, content.Brands.Find(account?.Brand.Value)?.Source.Path, content.Contests.Find(post.Contest?.Value)?.Source.Path, content.Options.Source.Path];
        return paths.OfType<string>().SelectMany(path => byPath[path]).FirstOrDefault()
            ?? OfPolicy(content.Campaigns.Find(post.Campaign?.Value)) ?? OfUnusable("campaign", post.Campaign?.Value)
            ?? OfUnusable("brand", account?.Brand.Value) ?? OfUnusable("contest", post.Contest?.Value) ?? OfUnusable("network", account?.Network.Value)
            ?? ofHolds.FirstOrDefault(broken => account is null || MayStop(broken.Hold, account)).Fault;
    }

    /// <summary>The error of a file that is there and cannot be used: nobody knows what it would have said.</summary>
    /// <param name="kind">The word of SPEC section 2: <c>contest</c>.</param>
    public Finding? OfUnusable(string kind, string? id) => id is null || !content.IsRefused(kind, id)
        ? null
        : byPath.FirstOrDefault(file => file.Key.StartsWith($"content/{EntityKinds.OfName(kind)!.Folder}/", StringComparison.Ordinal) && FileReader.IsEntityFile(file.Key) && FileReader.IdOf(file.Key) == id)?.First();

    /// <summary>The error of a campaign of which nobody knows whom it asks for their yes; its other errors stop nothing.</summary>
    private Finding? OfPolicy(Campaign? campaign) => campaign is not null && campaign.Unreadable.Contains(ReviewReader.Field.Name)
        ? byPath[campaign.Source.Path].FirstOrDefault(fault => fault.Rule is "field-type" or "unknown-field")
        : null;

    /// <summary>Whether a hold that has an error may be meant for the account: what cannot be told is meant for all.</summary>
    private bool MayStop(Hold? hold, Account account)
    {
        if (hold is null or { Brand: null, Account: null }
            || (hold.Brand is { } brand && content.Brands.Find(brand.Value) is null)
            || (hold.Account is { } named && content.Accounts.Find(named.Value) is null))
        {
            return true;
        }

        return hold.Account?.Value == account.Id || hold.Brand?.Value == account.Brand.Value;
    }
}
