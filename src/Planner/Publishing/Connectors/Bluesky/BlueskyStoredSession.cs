using System.Buffers.Text;
using System.Text.Json;
using Planner.Printing;
using Planner.Publishing.Tokens;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>A session as the vault keeps it from one run to the next.</summary>
internal static class BlueskyStoredSession
{
    /// <summary>The value's name in the vault.</summary>
    public const string Name = "session";

    /// <param name="seed">Of the password and the account that it has to be made for.</param>
    /// <returns>Null when there is none of that.</returns>
    public static BlueskySession? Find(VaultEntry entry, string seed) =>
        entry.Find(Name) is { } value && value.Seed == seed && AnswerJson.TryParse(value.Text) is { } json
        && json.Text("did") is { } did && json.Text("handle") is { } handle && json.Text("server") is { } server && Uri.TryCreate(server, UriKind.Absolute, out var at)
        && json.Text("access") is { } access && json.Text("refresh") is { } refresh
            ? new BlueskySession(did, handle, at, access, refresh) { IsStored = true }
            : null;

    /// <summary>
    /// Its end is not told to people: the password makes a new one. A refusal keeps nothing.
    /// </summary>
    public static VaultGrant Granted(SignedIn signedIn, string seed) => signedIn.Session is { } session
        ? new VaultGrant(ImmutableDictionary<string, VaultValue>.Empty.Add(Name, new VaultValue(TextOf(session), Until: null, seed)))
        : new VaultGrant(ImmutableDictionary<string, VaultValue>.Empty, signedIn.Fault);

    /// <summary>When an access token ends, as it says itself (RFC 7519, 4.1.4); null when it does not say so.</summary>
    public static Instant? EndOf(string token)
    {
        if (token.Split('.') is not [_, var claims, _] || !Base64Url.IsValid(claims))
        {
            return null;
        }

        var json = AnswerJson.TryParse(System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims)));
        return json?.Member("exp") is { ValueKind: JsonValueKind.Number } end && end.TryGetInt64(out var second) && second is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(second) : null;
    }

    private static string TextOf(BlueskySession session) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("did", session.Did);
        json.WriteString("handle", session.Handle);
        json.WriteString("server", session.Server.AbsoluteUri);
        json.WriteString("access", session.AccessToken);
        json.WriteString("refresh", session.RefreshToken);
        json.WriteEndObject();
    });
}
