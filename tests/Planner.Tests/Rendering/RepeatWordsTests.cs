using Planner.Loading;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

public sealed class RepeatWordsTests
{
    [Theory]
    [InlineData("1w", "chaque semaine")]
    [InlineData("{ every: 2w, on: [mon, thu], count: 10 }", "toutes les 2 semaines, lun., jeu., 10 fois")]
    [InlineData("{ every: 1mo, on: [last fri], until: 2027-06-30 }", "chaque mois, dernier ven., jusqu’au 30 juin 2027")]
    [InlineData("{ every: 3d, except: [2026-12-25] }", "tous les 3 jours, sauf le 25 décembre 2026")]
    public void A_repetition_is_said_in_words(string written, string expected)
    {
        var file = FileReader.Read(new SourceFile("content/posts/p.md", System.Text.Encoding.UTF8.GetBytes($"---\ntitle: P\nstatus: draft\nrepeat: {written}\n---\nP\n")), 2026);
        var french = Language.Read("fr", File.ReadAllText(Path.Combine(Golden.Root, "templates/languages/fr.yml")));
        Assert.Equal(expected, RepeatWords.Of(french, ((Post)file.Entities[0]).Repeat!.Value.Value).Replace('\u00a0', ' '));
    }
}
