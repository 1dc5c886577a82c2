using System.Text;
using Planner.Forges;
using Planner.Loading;

namespace Planner.Rendering.Proposing;

/// <summary>What a calendar's script needs to propose changes, and the ways to the repository's forge. The same on every page.</summary>
/// <param name="Folder">Where the content's root lies below the repository's top: patches count paths from there.</param>
/// <param name="Edit">The forge's page that edits a file, with <c>{path}</c> in place of the file; null where nobody said where the forge is.</param>
/// <param name="NewName">The name of a new post's file, with <c>{date}</c> in place of its day.</param>
/// <param name="NewText">What a new post's file begins with, with <c>{date}</c> in place of its day.</param>
/// <param name="NameParameter">The forge's parameter for the name; null where it has none.</param>
/// <param name="ContentParameter">The forge's parameter for the text; null where the text has to be pasted.</param>
public sealed record Proposals(string Folder, string? Edit, string NewName, string NewText, string? NameParameter, string? ContentParameter)
{
    /// <summary>More accounts than these would make a text that nobody reads to its end.</summary>
    private const int MostAccounts = 20;

    internal Forge? Forge { get; private init; }

    internal static Proposals Of(Content content, Language language)
    {
        var forge = Forge.Of(content.Options);
        return new Proposals(
            content.Options.Folder,
            forge?.Edit(Forge.PathMark),
            language["new.file"] + "-{date}.md",
            TextOf(content, language),
            forge?.NameParameter,
            forge?.ContentParameter)
        {
            Forge = forge,
        };
    }

    /// <summary>The forge's page that makes a file among a month's posts; the script fills in the day.</summary>
    internal string? NewFile(LocalDate day) =>
        Forge?.NewFile(string.Create(CultureInfo.InvariantCulture, $"content/posts/{day.Year:D4}/{day.Month:D2}"));

    /// <summary>The forge's page that makes a post for one account, its text filled in where the forge takes it; null where there is no forge.</summary>
    internal string? NewPost(Account account, LocalDateTime time, Language language)
    {
        if (Forge is null)
        {
            return null;
        }

        var folder = string.Create(CultureInfo.InvariantCulture, $"content/posts/{time.Year:D4}/{time.Month:D2}");
        var day = time.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var text = $"---\ntitle: {language["new.title"]}\nstatus: draft\npublish_at: {day} {time.ToString("HH:mm", CultureInfo.InvariantCulture)}\nbrand: {account.Brand.Value}\naccounts: [{account.Id}]\n---\n\n";
        return Forge.NewFile(folder, NewName.Replace("{date}", day, StringComparison.Ordinal), text) ?? Forge.NewFile(folder);
    }

    /// <summary>The forge's page with a draft from an idea filled in; null where it takes no text, or the text is too long for an address.</summary>
    internal string? NewPost(LocalDate day, Idea idea) =>
        Forge?.NewFile(string.Create(CultureInfo.InvariantCulture, $"content/posts/{day.Year:D4}/{day.Month:D2}"), idea.Id + ".md", IdeaDraft.Text(idea));

    private static string TextOf(Content content, Language language)
    {
        var text = new StringBuilder("---\n");
        text.Append("title: ").Append(language["new.title"]).Append("\nstatus: draft\npublish_at: {date} 09:00\n");
        text.Append(content.Brands is { Count: 1 } ? "brand: " : "# brand: ").AppendJoin(" | ", content.Brands.Select(brand => brand.Id)).Append('\n');
        text.Append("# accounts: [").AppendJoin(", ", content.Accounts.Take(MostAccounts).Select(account => account.Id)).Append("]\n");
        return text.Append("---\n\n").ToString();
    }
}
