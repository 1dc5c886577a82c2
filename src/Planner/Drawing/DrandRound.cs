using System.Text.Json;

namespace Planner.Drawing;

/// <summary>What drand tells of a round.</summary>
/// <param name="Randomness">The SHA-256 of the signature: this much is checked.</param>
internal sealed record DrandRound(long Round, string Randomness, string Signature)
{
    /// <summary>The answer of drand's HTTP API, or what is wrong with it, to stand behind the server's name.</summary>
    public static (DrandRound? Round, string? Fault) Read(ReadOnlyMemory<byte> body, long asked)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object && Text(json.RootElement, "signature") is { } signature
                    && json.RootElement.TryGetProperty("round", out var number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt64(out var round)
                ? round == asked ? Of(round, Text(json.RootElement, "randomness"), signature) : (null, string.Create(CultureInfo.InvariantCulture, $"answers with round {round}, not {asked}"))
                : (null, "answers with JSON that is no round of drand");
        }
        catch (JsonException)
        {
            return (null, "answers with something else than JSON");
        }
    }

    /// <summary>Why these two do not belong together; null when they do.</summary>
    public static string? FaultOf(string randomness, string signature) =>
        signature.Length != Quicknet.SignatureDigits || !signature.All(char.IsAsciiHexDigit) ? "the signature is not the 96 hexadecimal digits of quicknet's"
        : Sha256.Of(Convert.FromHexString(signature)).ToString() != randomness ? "the randomness is not the SHA-256 of the signature"
        : null;

    private static (DrandRound? Round, string? Fault) Of(long round, string? randomness, string signature)
    {
        var small = signature.ToLowerInvariant();
        return !Sha256.TryParse(randomness, out var value) ? (null, "answers without the randomness of 64 hexadecimal digits")
            : FaultOf(value.ToString(), small) is { } fault ? (null, $"answers wrongly: {fault}")
            : (new DrandRound(round, value.ToString(), small), null);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
