using Planner.Loading;

namespace Planner.Rendering.Holding;

/// <summary>How publishing is stopped and let go on again, with what to do in a crisis beside it.</summary>
/// <param name="Filled">Whether the forge's page opens with the lines in it.</param>
/// <param name="NewFile">The forge's page for a new file with nothing in it; null where it can be filled, or there is no forge.</param>
public sealed record HoldPage(
    ImmutableArray<HeldLine> Held, string How, bool Filled, string? NewFile, ImmutableArray<HoldChoice> Choices, ImmutableArray<CrisisCard> Crises)
{
    internal const string Folder = "content/holds";

    internal static HoldPage Of(SiteIndex index)
    {
        var content = index.Content;
        var forge = index.Proposals.Forge;
        ImmutableArray<HoldChoice> choices = [HoldChoice.Everything(index), .. content.Brands.Select(brand => HoldChoice.OfBrand(index, brand))];
        var filled = choices.All(choice => choice.Address is not null);
        return new HoldPage(
            HeldLine.All(index),
            index.Language[filled ? "hold.how_filled" : forge is null ? "hold.how_command" : "hold.how_paste"],
            filled,
            filled ? null : forge?.NewFile(Folder),
            choices,
            [.. content.Playbooks.Where(playbook => playbook.Kind is PlaybookKind.Crisis).Select(playbook => CrisisCard.Of(index, playbook))]);
    }
}

/// <summary>Something that can be stopped: everything, a brand, or one of its accounts.</summary>
/// <param name="Address">The forge's page with the file filled in; null where that cannot be.</param>
/// <param name="Accounts">Of a brand, each by itself.</param>
public sealed record HoldChoice(string Id, string Title, string BrandClass, string? Address, string File, string Lines, string Command, ImmutableArray<HoldChoice> Accounts)
{
    internal static HoldChoice Everything(SiteIndex index) => Of(index, index.Language["hold.everything"], index.Language["hold.file_everything"], "", "", "", []);

    internal static HoldChoice OfBrand(SiteIndex index, Brand brand) => Of(
        index, brand.Name, brand.Id, $"brand: {YamlText.Of(brand.Id)}\n", $" --set brand={brand.Id}", Names.Class(brand.Id),
        [
            .. index.Content.Accounts.Where(account => account.Brand.Value == brand.Id).Select(account => Of(
                index, index.Language.Text("hold.on", account.Handle, index.Markup.NameOf(account.Network.Value)), account.Id, $"account: {YamlText.Of(account.Id)}\n", $" --set account={account.Id}", Names.Class(brand.Id), [])),
        ]);

    /// <summary>No <c>from</c>: it holds from the moment when it stands on the publish branch.</summary>
    private static HoldChoice Of(SiteIndex index, string title, string name, string field, string setting, string brandClass, ImmutableArray<HoldChoice> accounts)
    {
        var file = FreeName(index, name);
        var reason = index.Language["hold.reason"];
        var lines = $"reason: {YamlText.Of(reason)}\n{field}# by: {string.Join(" | ", index.Content.People.Ids)}\n# until: {Names.Iso(index.Today.PlusDays(1))} 09:00\n";
        return new HoldChoice(
            Names.Class(name), title, brandClass, index.Proposals.Forge?.NewFile(HoldPage.Folder, file, lines), $"{HoldPage.Folder}/{file}", lines, $"planner new hold \"{reason.Replace("\"", "", StringComparison.Ordinal)}\"{setting}", accounts);
    }

    /// <summary>
    /// The day of the build, which nobody has to type, and a number where the day has one already. Two people who stop the
    /// same thing at once propose the same file: the forge tells the second.
    /// </summary>
    private static string FreeName(SiteIndex index, string name)
    {
        var id = $"{name}-{Names.Iso(index.Today)}";
        for (var number = 2; index.Content.Holds.Any(hold => hold.Id.Equals(id, StringComparison.OrdinalIgnoreCase)); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{Names.Iso(index.Today)}-{number}");
        }

        return id + ".yml";
    }
}

/// <summary>A hold that stands there, and the way to lift it.</summary>
/// <param name="Address">The forge's page that removes the file, or shows it with a button that does; null without a forge.</param>
public sealed record HeldLine(string Scope, string Reason, string StateText, bool IsComing, string When, string? By, string? Address, string Command)
{
    internal static ImmutableArray<HeldLine> All(SiteIndex index) =>
    [
        .. index.Holds.Select(hold => new HeldLine(
            hold.Scope, hold.Reason, hold.StateText, hold.IsComing, hold.When, hold.By, index.Proposals.Forge?.Delete(hold.File), $"git rm {Quoted(hold.File)}")),
    ];

    private static string Quoted(string path) => path.All(character => char.IsLetterOrDigit(character) || character is '/' or '.' or '-' or '_') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>What to do in a crisis, as short as it gets: whom to call, and the steps.</summary>
public sealed record CrisisCard(Link Page, string Language, string BrandClass, string? Brand, ImmutableArray<ContactLine> Contacts, ImmutableArray<string> Steps)
{
    internal static CrisisCard Of(SiteIndex index, Playbook playbook) => new(
        Link.To(SitePaths.Playbook(playbook.Id), playbook.Title),
        PlaybookPage.LanguageOf(playbook, index.Content),
        index.Labels.Brand(playbook.Brand?.Value)?.Class ?? "",
        index.Labels.Brand(playbook.Brand?.Value)?.Link.Text,
        [.. playbook.Contacts.Select(contact => ContactLine.Of(index, contact))],
        playbook.Steps);
}
