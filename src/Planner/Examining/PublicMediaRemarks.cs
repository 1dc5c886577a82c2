using Planner.Publishing;
using Planner.Publishing.Tokens;

namespace Planner.Examining;

/// <summary>What networks that fetch media lack of the site.</summary>
internal static class PublicMediaRemarks
{
    /// <param name="isSet">Whether the environment has a variable of this name.</param>
    public static ImmutableArray<Remark> Of(Content content, Func<string, bool> isSet)
    {
        var accounts = string.Join(", ", content.Accounts.Where(PublicMedia.IsFetched).Select(account => account.Id).Order(StringComparer.Ordinal));
        if (accounts.Length == 0)
        {
            return [];
        }

        var remarks = ImmutableArray.CreateBuilder<Remark>();
        if (PublicMedia.SiteOf(content.Options) is null)
        {
            remarks.Add(new Remark("media-not-public", Severity.Warning, "base_url", $"the networks of {accounts} fetch media from the site, and planner.yml has no base_url that begins with https://"));
        }

        if (!isSet(PublicMedia.Variable) && !isSet(VaultKeys.Variable))
        {
            remarks.Add(new Remark("media-key-missing", Severity.Info, PublicMedia.Variable, $"not set in this environment; the networks of {accounts} fetch media from the site, which a build without it does not give them"));
        }

        return remarks.ToImmutable();
    }
}
