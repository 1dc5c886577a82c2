namespace Planner;

/// <summary>How a contest's winners are drawn.</summary>
/// <param name="Winners">At least one.</param>
/// <param name="Reserves">How many stand behind them, in order; none by default.</param>
/// <param name="EntriesPerPerson">How many entries of one person count; one by default.</param>
public sealed record DrawRules(int Winners, int Reserves, int EntriesPerPerson)
{
    public SourceSpan Source { get; init; }

    /// <summary>The round of drand's quicknet that decides; null: the first one at or after the contest's <c>draw_at</c>.</summary>
    public long? Round { get; init; }

    /// <summary>Where drand is asked; null: at its own address. https, or http on this machine.</summary>
    public string? Api { get; init; }

    /// <summary>Whose secrets decide in place of drand; in the order in which they are put together.</summary>
    public ImmutableArray<DrawCommitment> Commitments { get; init; } = [];
}

/// <summary>A secret that was promised before the draw.</summary>
/// <param name="By">Who keeps it, as they are to be named.</param>
/// <param name="Sha256">Of the secret's UTF-8; 64 small hexadecimal digits.</param>
public sealed record DrawCommitment(string By, string Sha256);
