namespace Planner;

/// <summary>What happened in a contest's draw, in order; lines are added and never changed.</summary>
/// <param name="Id">The contest's.</param>
public sealed record Draw(string Id, SourceSpan Source, ImmutableArray<DrawEvent> Events) : IEntity
{
    public string Title => Id;

    /// <summary>The list of entries that counts: the last one that was recorded.</summary>
    public DrawEvent.EntriesRecorded? Entries => Events.OfType<DrawEvent.EntriesRecorded>().LastOrDefault();

    /// <summary>The draw itself; there is one at most.</summary>
    public DrawEvent.WinnersDrawn? Drawn => Events.OfType<DrawEvent.WinnersDrawn>().FirstOrDefault();
}

/// <param name="At">In UTC, to the second.</param>
/// <param name="By">A person of the content, or how git calls who did it.</param>
public abstract record DrawEvent(Instant At, string By)
{
    /// <param name="Digest">SHA-256 of the list's file; 64 small hexadecimal digits.</param>
    public sealed record EntriesRecorded(Instant At, string By, string Digest, int Entries, int People) : DrawEvent(At, By);

    /// <param name="Digest">Of the list that it was drawn from.</param>
    /// <param name="Randomness">64 small hexadecimal digits.</param>
    /// <param name="Winners">Pseudonyms, the first place first.</param>
    public sealed record WinnersDrawn(Instant At, string By, string Digest, string Randomness, ImmutableArray<string> Winners, ImmutableArray<string> Reserves) : DrawEvent(At, By)
    {
        /// <summary>Of drand's quicknet; null where secrets decided.</summary>
        public long? Round { get; init; }

        /// <summary>drand's for that round, in hexadecimal; null where nobody brought it.</summary>
        public string? Signature { get; init; }

        /// <summary>What was promised, in the order of the commitments; empty where drand decided.</summary>
        public ImmutableArray<string> Secrets { get; init; } = [];
    }

    /// <summary>A winner who cannot have the prize makes way for the next reserve.</summary>
    /// <param name="Place">From one.</param>
    public sealed record WinnerReplaced(Instant At, string By, int Place, string Out, string In, string Reason) : DrawEvent(At, By);
}
