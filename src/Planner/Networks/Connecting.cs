namespace Planner;

/// <summary>What whoever connects an account to a network wants to know; English, for the handbook.</summary>
public sealed record Connecting
{
    /// <summary>An account's file, whole, as YAML; null where there is nothing particular about it.</summary>
    public string? Example { get; init; }

    /// <summary>What the token has to be allowed, in the network's words.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>How long the secrets live, and who renews them.</summary>
    public string? TokenLife { get; init; }

    /// <summary>What cannot be done from a program, or not by Planner.</summary>
    public ImmutableArray<string> Cannot { get; init; } = [];
}
