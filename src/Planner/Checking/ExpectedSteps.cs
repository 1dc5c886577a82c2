namespace Planner.Checking;

/// <summary>A thing that every contest's checklist needs, known by the words that teams use for it.</summary>
/// <param name="Name">What a message calls it.</param>
internal sealed record ExpectedStep(string Name, params ImmutableArray<string> Words)
{
    /// <summary>Whether a word of the step's id or title starts with one of the words; accents and case do not matter.</summary>
    public bool IsCoveredBy(Step step)
    {
        var text = Latin.Fold(step.Id + " " + step.Title).ToLowerInvariant();
        return Words.Any(word => StartsAWord(text, word));
    }

    private static bool StartsAWord(string text, string word)
    {
        var start = text.IndexOf(word, StringComparison.Ordinal);
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start = text.IndexOf(word, start + 1, StringComparison.Ordinal);
        }

        return start >= 0;
    }
}

/// <summary>What a contest cannot do without, from announcing it to what comes after.</summary>
internal static class ExpectedSteps
{
    public static ImmutableArray<ExpectedStep> All { get; } =
    [
        new("terms", "terms", "rules", "reglement", "conditions", "modalites"),
        new("prize", "prize", "lot", "dotation", "gift", "cadeau"),
        new("launch", "launch", "lancement", "annonce du jeu", "opening", "ouverture", "visuel de lancement"),
        new("draw", "draw", "tirage", "winner", "gagnant"),
        new("shipping", "ship", "expedition", "envoi", "livraison", "remise", "delivery", "send"),
        new("aftermath", "aftermath", "bilan", "suite", "report", "review", "thanks", "remerci", "wrap", "recap"),
    ];
}
