using System.Text.Json;

namespace Planner.Publishing.Connectors.OAuth;

/// <summary>How a network gives access tokens (RFC 6749).</summary>
/// <param name="Lasting">
/// The name of the secret that gets them, such as <c>refresh_token</c>, which the network may replace each time; null where the program's own id
/// and secret are enough (client credentials).
/// </param>
/// <param name="Request">Asks for one; with the lasting secret as it is now.</param>
internal sealed record OAuthGrant(string? Lasting, Func<string?, HttpRequestMessage> Request)
{
    /// <summary>
    /// Whether the network replaces the lasting secret: then nothing is asked without a vault that keeps the new one, as the account would be lost
    /// with it. False where it stays the same for good.
    /// </summary>
    public bool Rotates { get; init; } = true;

    /// <summary>What the answer holds; null when it is no grant.</summary>
    public Func<JsonElement, GrantedTokens?> Read { get; init; } = GrantedTokens.Of;
}

/// <param name="Access">The token.</param>
/// <param name="Lives">How long it lives; null: not said.</param>
/// <param name="Lasting">What replaces the lasting secret; null: that one stays.</param>
/// <param name="LastingLives">How long that one lives; null: not said, or for ever.</param>
internal sealed record GrantedTokens(string Access, Duration? Lives, string? Lasting, Duration? LastingLives)
{
    /// <summary>What it may do, as the network said; null where it said nothing.</summary>
    public string? Scope { get; init; }

    /// <summary>As RFC 6749, 5.1, has it; the life of a refresh token by the names that networks give it.</summary>
    public static GrantedTokens? Of(JsonElement answer) =>
        answer.Text("access_token") is { Length: > 0 } access
            ? new GrantedTokens(access, Seconds(answer, "expires_in"), answer.Text("refresh_token"), Seconds(answer, "refresh_token_expires_in") ?? Seconds(answer, "refresh_expires_in")) { Scope = answer.Text("scope") }
            : null;

    public override string ToString() => "***";

    private static Duration? Seconds(JsonElement answer, string name) =>
        answer.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is > 0 and < 1L << 32 ? Duration.FromSeconds(seconds) : null;
}
