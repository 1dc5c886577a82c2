using Planner.Tests.Publishing;
using Planner.Tests.Publishing.Commands;

namespace Planner.Browser;

/// <summary>Pages of what was really sent, in every state that the ledger knows.</summary>
[Collection(nameof(Sites))]
public sealed class LedgerPagesTests(Sites sites)
{
    private const string Title = "Une annonce dont le titre est assez long pour passer à la ligne, même sur un grand écran de bureau";
    private const string Scheduled = """{"id":"3221","scheduled_at":"2026-11-02T17:00:00.000Z","params":{"text":"Bonjour"},"media_attachments":[]}""";

    private static readonly Look[] Looks = [new(Look.Phone, ColorScheme.Light), new(Look.Phone, ColorScheme.Dark), new(Look.Desktop, ColorScheme.Light), new(Look.Desktop, ColorScheme.Dark)];

    /// <summary>The words of each state, and what stands beside it.</summary>
    private static readonly string[] French =
    [
        "Publiée", "Partie lundi 2 novembre 2026 à 8 h, dit Élodie", "Elle n’est plus en ligne.", "Échec", "La boutique n’en veut pas", "Une fois la cause réglée", "Incertaine", "Allez voir sur place",
        "Confiée au réseau", "À publier à la main.", "Retirée", "elodie a dit qu’elle ne doit pas partir",
    ];

    [BrowserFact]
    public async Task What_became_of_each_delivery_fits_and_is_accessible_on_phone_and_desktop_in_light_and_dark()
    {
        using var repository = new PublishRepository();
        using var network = new LoopbackServer(Answer);
        await PublishAsync(repository, network.Address);
        foreach (var language in (string[])["fr", "en"])
        {
            repository.Write("content/planner.yml", $"title: Éditions Lune\nlanguage: {language}\ntimezone: Europe/Paris\n");
            Assert.InRange((await repository.RunAsync("build", "--out", language)).Code, 0, 1);
            var site = await sites.ServeAsync(Path.Combine(repository.Root, language));
            await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
            var words = "";
            foreach (var page in site.Pages.Where(page => page is "index.html" or "agenda.html" or "week.html" or "months/2026-11.html" || page.StartsWith("posts/", StringComparison.Ordinal)))
            {
                await visit.OpenAsync(page);
                words += await visit.Page.Locator("main").InnerTextAsync();
                foreach (var look in Looks)
                {
                    await look.ApplyAsync(visit.Page);
                    await visit.NoteWhatDoesNotFitAsync();
                    foreach (var violation in await Accessibility.CheckAsync(visit.Page))
                    {
                        visit.Note($"{look}: {violation}");
                    }
                }
            }

            Assert.All(language == "fr" ? French : [], word => Assert.Contains(word, words.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.OrdinalIgnoreCase));
            visit.MetNoFault();
        }
    }

    private static LoopbackAnswer Answer(LoopbackRequest request) =>
        request.Path.StartsWith("/api/v1/statuses", StringComparison.Ordinal) ? new(200, Scheduled)
        : request.Body.Contains("refus", StringComparison.Ordinal) ? new(422, """{"error":"La boutique n’en veut pas, et le dit avec une référence : 8f31c2e9-77a0-4d0e-9d0b-2f1c6e0f9a55"}""")
        : new(500, "");

    private static async Task PublishAsync(PublishRepository repository, Uri network)
    {
        repository.Write("content/accounts/lune-boutique-en-ligne-de-rivemont.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nconnector: webhook\nsecrets: { url: URL, key: KEY }\n");
        repository.Write("content/accounts/lune-tient.yml", PublishRepository.Account("mastodon", "native_schedule: true\nsecrets: { access_token: TOKEN }\n").Replace("https://mastodon.example", network.ToString(), StringComparison.Ordinal));
        repository.Variables["URL"] = new Uri(network, "/hook").ToString();
        repository.Variables["KEY"] = repository.Variables["TOKEN"] = "geheim";
        repository.Post("publiee", body: Title, accounts: "lune-un, lune-deux");
        repository.Post("fil", body: "Premier & <b>\n\n---\n\nDeuxième", accounts: "lune-un, lune-main", more: "thread: { split: manual }\nowner: elodie\n");
        repository.Post("refusee", body: "Un refus", accounts: "lune-boutique-en-ligne-de-rivemont", more: "owner: elodie\n");
        repository.Post("incertaine", body: "Une inconnue", accounts: "lune-boutique-en-ligne-de-rivemont");
        repository.Post("tenue", "2026-11-02 18:00", "Bonjour", "lune-tient");
        repository.Post("retiree", body: "Une erreur");
        repository.Post("passee", body: "Jamais");
        await repository.RunAsync("resolve", "passee", "lune-un", "--skip");
        await repository.RunAsync("resolve", "publiee", "lune-deux", "--published", "https://mastodon.example/@lune/7?a=1&une_adresse_qui_ne_finit_pas=" + new string('x', 80));
        await repository.RunAsync("publish");
        await repository.RunAsync("withdraw", "retiree");
        File.Delete(repository.Sent.Single(file => Path.GetFileName(file).StartsWith("publiee", StringComparison.Ordinal)));
        await repository.RunAsync("verify");
        repository.Now += Duration.FromHours(1);
    }
}
