using Planner.Publishing;
using Planner.Rendering;

namespace Planner.Cli;

/// <summary>The folder <c>m/</c> of a site that is going to be deployed: media for networks that fetch them (docs/public-media.md).</summary>
internal static class PublicMediaFolder
{
    /// <summary>Names with the environment's key; null where it has none.</summary>
    /// <exception cref="UsageException">What it has is no key.</exception>
    public static PublicMedia? Of(Terminal terminal)
    {
        try
        {
            return PublicMedia.Of(terminal.Variable(PublicMedia.Variable), LedgerVault.KeysOf(terminal));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message[..exception.Message.IndexOf(" (Parameter", StringComparison.Ordinal)], exception);
        }
    }

    /// <summary>What the site needs of it. Where something is needed and cannot be, that is told in a line.</summary>
    /// <exception cref="UsageException">What the environment has is no key.</exception>
    public static ImmutableArray<SitePart> Parts(Workspace workspace, Terminal terminal)
    {
        var (content, plan) = (workspace.Content, workspace.Plan);
        var needed = content.Accounts.Any(PublicMedia.IsFetched) ? plan.Deliveries.Count(delivery => PublicMedia.IsNeeded(delivery, plan.Now) && !delivery.Media.IsEmpty) : 0;
        if (needed == 0)
        {
            return [];
        }

        var names = Of(terminal);
        if (names is null || PublicMedia.SiteOf(content.Options) is null)
        {
            var why = names is null ? $"{PublicMedia.Variable} is not set here" : "planner.yml has no base_url that begins with https://";
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"the networks of {needed} {(needed == 1 ? "delivery fetch its" : "deliveries fetch their")} media from the site, which gets no copies for them, because {why}"));
            return [];
        }

        return [new SitePart(() => names.Files(content, plan).Select(file => new OutputFile(file.Key, default) { CopyFrom = file.Value }))];
    }
}
