namespace Planner.Publishing.Connectors.OAuth;

/// <summary>Either a token or why there is none. It prints nothing of it.</summary>
internal sealed record AccessToken(string? Text, SendFault? Fault)
{
    /// <summary>Longer than a claim's lead, so that no token ends between claim and sending.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(10);

    /// <summary>When it was got; null: not known.</summary>
    public Instant? Since { get; init; }

    /// <summary>When it ends; null: not known.</summary>
    public Instant? Until { get; init; }

    /// <summary>What it may do, as its giver said (RFC 6749, 3.3); null where that said nothing.</summary>
    public string? Scope { get; init; }

    public ImmutableArray<string>? Scopes => Scope is null ? null : [.. Scope.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether its end is near; of a short life only the last quarter is.</summary>
    public bool IsNearEnd(Instant now) =>
        Until is { } until && now > until - (Since is { } since && until > since ? Duration.Min(Margin, (until - since) / 4) : Margin);

    /// <summary>A text that came from outside, without the token in it.</summary>
    public string Redact(string text) => Text is { Length: > 0 } ? text.Replace(Text, "***", StringComparison.Ordinal) : text;

    public override string ToString() => "***";

    public static AccessToken Failed(FaultKind kind, string message) => new(null, new SendFault(kind, message));
}
