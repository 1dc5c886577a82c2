using System.Text.Json;
using NodaTime.Text;
using Planner.Printing;
using Planner.Publishing.Tokens;

namespace Planner.Publishing.Connectors.OAuth;

/// <summary>An access token as the vault keeps it from one run to the next.</summary>
internal static class StoredAccess
{
    /// <summary>The value's name in the vault; no secret that accounts name.</summary>
    public const string Name = "access";

    /// <param name="seed">Of the secrets that it has to be made with.</param>
    /// <returns>Null when there is none of that.</returns>
    public static AccessToken? Find(VaultEntry entry, string seed) =>
        entry.Find(Name) is { } value && value.Seed == seed && AnswerJson.TryParse(value.Text) is { } json && json.Text("token") is { Length: > 0 } token
            ? new AccessToken(token, null) { Since = Moment(json, "since"), Until = Moment(json, "until"), Scope = json.Text("scope") }
            : null;

    /// <summary>Its end is not told to people: it is made anew.</summary>
    public static VaultValue Of(AccessToken token, string seed) => new(
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("token", token.Text);
            Write(json, "since", token.Since);
            Write(json, "until", token.Until);
            if (token.Scope is { } scope)
            {
                json.WriteString("scope", scope);
            }

            json.WriteEndObject();
        }),
        Until: null,
        seed);

    private static void Write(Utf8JsonWriter json, string name, Instant? moment)
    {
        if (moment is { } at)
        {
            json.WriteString(name, InstantPattern.ExtendedIso.Format(at));
        }
    }

    private static Instant? Moment(JsonElement json, string name) =>
        json.Text(name) is { } text && InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? at : null;
}
