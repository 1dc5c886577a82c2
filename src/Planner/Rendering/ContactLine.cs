namespace Planner.Rendering;

/// <summary>Whom to call, with links that a telephone dials.</summary>
/// <param name="Page">The person's page; null for somebody outside the team.</param>
/// <param name="Tel">For <c>tel:</c>: digits, and a plus in front; null where the number has none.</param>
public sealed record ContactLine(Link? Page, string? Name, string? Role, string? Phone, string? Tel, string? Email)
{
    internal static ContactLine Of(SiteIndex index, PlaybookContact contact)
    {
        // A line alone may be a person's id, as it was before contacts had fields.
        var person = index.Content.People.Find(contact.Person?.Value) ?? (contact is { Role: null, Phone: null, Email: null } ? index.Content.People.Find(contact.Name) : null);
        return new ContactLine(
            person is null ? null : index.Labels.Of(person),
            person is null ? contact.Name ?? contact.Person?.Value : contact.Name == person.Id ? null : contact.Name,
            contact.Role,
            contact.Phone,
            TelOf(contact.Phone),
            contact.Email);
    }

    /// <summary>RFC 3966 wants digits; what people put between them is for the eye. An extension is not dialled.</summary>
    internal static string? TelOf(string? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var plain = phone.Replace("(0)", "", StringComparison.Ordinal).Trim();
        var digits = string.Concat(plain.TakeWhile(character => char.IsAsciiDigit(character) || character is '+' or ' ' or '\u00A0' or '\u202F' or '.' or '-' or '(' or ')' or '/').Where(char.IsAsciiDigit));
        return digits.Length < 2 ? null : plain[0] == '+' ? "+" + digits : digits;
    }
}
