namespace Planner.Benchmarks;

/// <summary>One language's sentences. <c>{name}</c> stands for a word of the list of that name.</summary>
internal sealed record Phrases(
    string Language,
    string[] Titles,
    string[] Sentences,
    string[] ListItems,
    string[] Variants,
    string[] AltTexts,
    string Link,
    string[] Things,
    string[] Goals,
    string[] Topics,
    string[] Cities)
{
    public static Phrases French { get; } = new(
        "fr",
        Titles: ["{thing} : ce qui change", "Trois idées pour {goal}", "{city} : retour sur l’atelier {topic}", "Pourquoi nous revoyons {thing}", "{topic} : nos chiffres du mois", "Comment {goal} sans y passer ses nuits", "En coulisses : {thing}"],
        Sentences:
        [
            "Nous avons passé {number} semaines à essayer {thing} avec des habitués de {city}.",
            "Surprise à l’arrivée : {number} % des personnes gardent {thing} après le premier essai.",
            "Vos remarques nous ont fait simplifier {thing}, et plus personne ne demande le mode d’emploi.",
            "À {city}, la rencontre « {topic} » a réuni {number} personnes venues pour {goal}.",
            "Concrètement, {thing} change la semaine de toutes les équipes qui veulent {goal}.",
            "Vous cherchez à {goal} ? Voici par où commencer dès lundi.",
            "Rien de magique là-dedans, une méthode : mesurer, corriger, recommencer.",
            "**{number} % de temps gagné**, c’est ce que raconte l’équipe de {city} au bout d’un mois.",
            "On montre aussi les ratés, parce que *{topic}* ne se décrète pas en réunion.",
            "Merci à toutes celles et ceux qui ont relu, corrigé et parfois contredit nos certitudes.",
            "Prochaine étape : ouvrir {thing} à {number} nouveaux partenaires avant la fin du trimestre.",
            "De passage à {city} ? Poussez la porte, l’entrée est libre et le café est offert.",
            "La question revient souvent : faut-il {goal} avant de revoir {thing} ? Réponse en trois points.",
            "Les chiffres bruts sont publiés aussi, pour que chacun puisse refaire le calcul.",
        ],
        ListItems: ["Mesurer avant de changer", "Choisir **un seul** indicateur", "Montrer le brouillon tôt", "Relire à voix haute", "Éviter les heures de pointe", "Écrire le texte alternatif", "Garder trace des décisions"],
        Variants: ["Version courte : {text} {link} #{first}", "{text}\n\nLa suite est ici : {link} #{first} #{last}", "On en parle ? {text} → {link}"],
        AltTexts: ["Deux collègues devant un tableau couvert de notes", "Graphique en barres des résultats du trimestre", "L’atelier vu depuis la mezzanine", "Capture d’écran du tableau de bord"],
        Link: "Tout est raconté dans [notre article complet]({link}).",
        Things: ["le nouveau tableau de bord", "la gamme d’été", "l’application mobile", "le parcours d’achat", "notre offre d’énergie", "le service de livraison", "la bibliothèque de modèles", "le programme de fidélité"],
        Goals: ["réduire le gaspillage", "publier mieux et moins souvent", "gagner du temps", "recruter tout près", "rassurer les clients", "préparer la rentrée", "ouvrir leurs données"],
        Topics: ["sobriété numérique", "accessibilité", "logistique durable", "éthique des données", "design inclusif", "sécurité au quotidien"],
        Cities: ["Lyon", "Nantes", "Lille", "Marseille", "Genève", "Bruxelles", "Montréal", "Saint-Étienne"]);

    public static Phrases English { get; } = new(
        "en",
        Titles: ["What changes with {thing}", "Three ways to {goal}", "{city}: notes from the {topic} workshop", "Why we are reworking {thing}", "{topic}: our numbers this month", "How to {goal} without losing sleep", "Behind the scenes: {thing}"],
        Sentences:
        [
            "We spent {number} weeks trying {thing} with regulars in {city}.",
            "We did not expect this: {number}% of people keep {thing} after the first try.",
            "Your remarks made us simplify {thing}, and nobody asks for the manual any more.",
            "In {city}, the “{topic}” evening brought {number} people together who want to {goal}.",
            "In practice, {thing} changes the week of every team that wants to {goal}.",
            "Trying to {goal}? Here is where to start on Monday.",
            "There is no magic in it, only a method: measure, fix, repeat.",
            "**{number}% less time lost** is what the {city} team reports after a month.",
            "We show what went wrong too, because *{topic}* never happens by decree.",
            "Thanks to everyone who read, corrected and sometimes contradicted what we were sure of.",
            "Next step: opening {thing} to {number} new partners before the end of the quarter.",
            "Passing through {city}? Come and say hello, entry is free and coffee is on us.",
            "People keep asking: should you {goal} before you rework {thing}? The answer fits in three points.",
            "The raw numbers are public too, so that anyone can redo the sums.",
        ],
        ListItems: ["Measure before you change", "Pick **one** metric", "Show the draft early", "Read it out loud", "Avoid the busiest hours", "Write the alt text", "Keep a record of decisions"],
        Variants: ["Short version: {text} {link} #{first}", "{text}\n\nThe rest is here: {link} #{first} #{last}", "Thoughts? {text} → {link}"],
        AltTexts: ["Two colleagues in front of a board full of notes", "Bar chart of the quarter's results", "The workshop seen from the mezzanine", "Screenshot of the dashboard"],
        Link: "The whole story is in [our full article]({link}).",
        Things: ["the new dashboard", "the summer range", "the mobile app", "the checkout flow", "our energy plan", "the delivery service", "the template library", "the loyalty programme"],
        Goals: ["cut waste", "publish better and less often", "save time", "hire close by", "reassure customers", "prepare for autumn", "open up their data"],
        Topics: ["digital sobriety", "accessibility", "sustainable logistics", "data ethics", "inclusive design", "everyday security"],
        Cities: ["Boston", "Austin", "Leeds", "Dublin", "Toronto", "Chicago", "Denver", "San José"]);

    public string Sentence(Prng prng) => Fill(prng.Pick(Sentences), prng);

    public string Title(Prng prng)
    {
        var title = Fill(prng.Pick(Titles), prng);
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    private string Fill(string phrase, Prng prng) => phrase
        .Replace("{number}", $"{prng.Between(2, 97)}", StringComparison.Ordinal)
        .Replace("{thing}", prng.Pick(Things), StringComparison.Ordinal)
        .Replace("{goal}", prng.Pick(Goals), StringComparison.Ordinal)
        .Replace("{topic}", prng.Pick(Topics), StringComparison.Ordinal)
        .Replace("{city}", prng.Pick(Cities), StringComparison.Ordinal);
}
