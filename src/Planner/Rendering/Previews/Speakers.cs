namespace Planner.Rendering.Previews;

/// <summary>Who speaks, as networks show it above a message.</summary>
/// <param name="Face">The brand's picture, else its initials on its colour; nothing for people who listen, since the name follows.</param>
internal sealed record Speaker(Html Face, string Name);

/// <summary>The faces and names of all accounts, made once.</summary>
internal sealed class Speakers
{
    private readonly FrozenDictionary<string, Speaker> byAccount;

    public Speakers(Content content)
    {
        var byBrand = content.Brands.ToDictionary(brand => brand.Id, brand => new Speaker(Face(brand, content), brand.Name), StringComparer.Ordinal);
        byAccount = content.Accounts.ToFrozenDictionary(
            account => account.Id,
            account => byBrand.GetValueOrDefault(account.Brand.Value) ?? new Speaker(Initials(account.Handle, ""), account.Handle),
            StringComparer.Ordinal);
    }

    public Speaker Of(Account account) => byAccount[account.Id];

    /// <summary>The first characters of the first two words, signs left out.</summary>
    internal static string InitialsOf(string name)
    {
        var initials = "";
        var words = 0;
        for (var at = 0; at < name.Length && words < 2; at++)
        {
            if (char.IsLetterOrDigit(name, at) && (at == 0 || !(char.IsLetterOrDigit(name[at - 1]) || name[at - 1] is '\'' or '’' || char.IsSurrogate(name[at - 1]))))
            {
                initials += StringInfo.GetNextTextElement(name, at).ToUpperInvariant();
                words++;
            }
        }

        return initials;
    }

    private static Html Face(Brand brand, Content content) => brand.Avatar is { } avatar && MediaTypes.IsPicture(avatar.Value) && SiteMedia.Has(avatar.Value, content)
        ? Html.Of($"<img class=\"face\" src=\"../{HtmlText.Escape(SitePaths.Address(avatar.Value))}\" alt=\"\">")
        : Initials(brand.Name, " b-" + Names.Class(brand.Id));

    private static Html Initials(string name, string brandClass) => Html.Of($"<span class=\"face{brandClass}\" aria-hidden=\"true\">{HtmlText.Escape(InitialsOf(name))}</span>");
}
