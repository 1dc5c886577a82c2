using Planner.Findings;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

/// <summary>How values come into a French message; what each message says is a matter of its file.</summary>
public sealed class MessagesTests
{
    private static readonly Language French = Theme.Read("fr").Language;
    private static readonly SourceSpan Somewhere = new("content/posts/p.md", 3, 1);
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Fact]
    public void A_noun_takes_the_article_that_the_sentence_needs()
    {
        Says("On ne connaît pas la marque « lnue » ; vouliez-vous dire « lune » ?", Problems.UnknownReference(Somewhere, "brand", "lnue", ["lune"]));
        Says("Il manque le champ « title » à ce jeu-concours.", Problems.FieldRequired(Somewhere, "title", "contest"));
        Says("Il manque le champ « a » à gadget.", Problems.FieldRequired(Somewhere, "a", "gadget"));
    }

    [Fact]
    public void What_a_field_expects_is_French_inside_the_sentence() =>
        Says(
            "Ici, « demain » ne convient pas : il faut une date comme 2026-11-24.",
            Problems.FieldType(Somewhere, $"'{"demain"}'", $"a date such as 2026-11-24"));

    [Fact]
    public void Dates_times_lengths_and_numbers_are_French()
    {
        Says("Instagram a fermé le 1er mars 2026 ; on ne peut plus rien y publier.", Problems.NetworkClosed(Somewhere, "Instagram", new LocalDate(2026, 3, 1)));
        Says(
            "lune-x prend la parole 1 heure 30 minutes après « Teaser » ; son rythme demande 4 heures entre deux publications.",
            Problems.PostsTooClose(Somewhere, "lune-x", "Teaser", Duration.FromMinutes(90), Duration.FromHours(4)));
        Says("« Photos » prend 1 400,5 EUR, alors que 450 EUR étaient prévus.", Problems.BudgetLineExceeded(Somewhere, "Photos", 1400.5m, 450m, "EUR"));
        Says("Les lignes atteignent 1 400 EUR engagés, pour un budget de 1 000 EUR.", Problems.BudgetExceeded(Somewhere, "committed", 1400m, 1000m, "EUR"));
    }

    [Fact]
    public void What_is_to_be_typed_stays_as_files_have_it()
    {
        var finding = Problems.TimeAmbiguous(Somewhere, new LocalDateTime(2026, 10, 25, 2, 30), Paris, Offset.FromHours(2));
        Says(
            "Cette heure se présente deux fois dans le fuseau Europe/Paris (dimanche 25 octobre 2026 à 2 h 30) : c’est le passage à l’heure d’hiver."
                + " La première est retenue ; écrivez 2026-10-25 02:30+02:00 pour le dire.",
            finding);
        Assert.EndsWith("write 2026-10-25 02:30+02:00 to say so.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_of_the_week_are_French()
    {
        var window = new WeeklyWindow([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday], new LocalTime(8, 0), new LocalTime(9, 30));
        var finding = Problems.OutsideWindow(Somewhere, new LocalDateTime(2026, 11, 24, 18, 0), "lune-x", [window]);
        Says("Ce moment (mardi 24 novembre 2026 à 18 h) est hors des créneaux de lune-x : lun.–mer. 08:00–09:30.", finding);
        Assert.Equal("Tuesday 2026-11-24 18:00 is outside the windows of lune-x: mon-wed 08:00-09:30.", finding.Message);
    }

    [Fact]
    public void Each_part_of_a_list_is_French()
    {
        Says("Dans la liste d’étapes de « Jeu », il manque : règlement, tirage au sort.", Problems.StepMissing(Somewhere, "Jeu", ["terms", "draw"]));
        var finding = Problems.CadenceGap(Somewhere, "lune-x", 3, [(new LocalDate(2026, 11, 2), 1), (new LocalDate(2026, 11, 9), 0)]);
        Says("Publications voulues sur lune-x : 3 par semaine. Prévues : 1 la semaine du 2 novembre 2026, 0 la semaine du 9 novembre 2026.", finding);
        Assert.Equal("lune-x should speak 3 times a week; planned are 1 in the week of 2026-11-02, 0 in the week of 2026-11-09.", finding.Message);
    }

    private static void Says(string french, Finding finding) =>
        Assert.Equal(french, French.Message(finding.Text).Replace('\u00a0', ' ').Replace('\u202f', ' '));
}
