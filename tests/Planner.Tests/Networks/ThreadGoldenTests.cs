using System.Text;
using Planner.Networks;

namespace Planner.Tests.Networks;

/// <summary>Long texts as a team writes them, split for people to judge: where would you have cut?</summary>
public sealed class ThreadGoldenTests
{
    private const string French = """
        # Portes ouvertes à l’atelier

        Samedi 16 janvier, on ouvre grand les portes ! « Enfin ! » diront les voisins, qui sentent la terre chaude depuis septembre… Venez voir tourner, émailler et défourner : M. Morel, notre potier, montre le tour à 11 h, à 14 h et à 16 h 30. Entrée libre, chocolat chaud compris.

        **Au programme**

        - *Le tour* : centrer, ouvrir, monter. On prête les tabliers, on ne garantit pas les manches.
        - L’émail : pourquoi le bleu n° 7 vire au vert quand le four s’emballe, et ce qu’on en fait. Les ratés sont à vendre, à prix d’ami ; les réussites aussi, à prix de réussite.
        - Le four : défournement à 17 h précises.

        > Je suis venue pour une tasse, je suis repartie avec un cours du soir.

        Tout est sur [la page des portes ouvertes](https://atelier-lune.example/portes-ouvertes), les horaires des bus aussi. Merci à @biblio@rivemont.example pour les chaises. #PortesOuvertes #Céramique
        """;

    private const string English = """
        We read 214 proposals for Tideline 2027, twice each, with the names hidden. Here is what Dr. Arsenault and eleven volunteers learned, e.g. why "lessons from" titles score low. Thread!

        The short ones won. A proposal of 150 words that says what the audience can do afterwards beat every page of biography. Half of the talks we took are by people who have never spoken before (hello, first-timers!). If that is you: the mentors at https://tideline.example/mentors read drafts until the 30th.

        Three things to take home:

        1. Say who it is for. "Everyone" is nobody.
        2. Say what breaks. A talk about a bug that cost you a weekend is worth two about a triumph.
        3. Run `tideline lint proposal.md`; it catches the four mistakes that we saw most.

        Not taken this time? The reasons are in your mail, written by a person. Questions to @tideline@social.example, and see you in May. #Tideline2027
        """;

    [Theory]
    [InlineData("fr", French, 300)]
    [InlineData("en", English, 300)]
    public void Segments_read_well(string language, string text, int limit)
    {
        var segments = ThreadSplit.Of(ThreadSplitTests.Markdown(text), ThreadSplitTests.Fits(limit), numbered: true);
        var written = new StringBuilder();
        foreach (var plain in segments.Select(PlainText.Of))
        {
            written.Append(plain).Append("\n\n").Append('─', 40).Append(' ').Append(plain.Length).Append('\n');
        }

        Golden.Equal($"threads/{language}.txt", Encoding.UTF8.GetBytes(written.ToString()));
    }
}
