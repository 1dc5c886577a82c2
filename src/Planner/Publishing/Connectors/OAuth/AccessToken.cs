namespace Planner.Publishing.Connectors.OAuth;

/// <summary>Either a token or why there is none. It prints nothing of it.</summary>
internal sealed record AccessToken(string? Text, SendFault? Fault)
{
    /// <summary>When it ends; null: not known.</summary>
    public Instant? Until { get; init; }

    /// <summary>A text that came from outside, without the token in it.</summary>
    public string Redact(string text) => Text is { Length: > 0 } ? text.Replace(Text, "***", StringComparison.Ordinal) : text;

    public override string ToString() => "***";
}
