using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Planner.Printing;

namespace Planner.Publishing.Tokens;

/// <summary>
/// A file of the vault, <c>vault/&lt;account&gt;.json</c> (docs/vault.md): names and ends in the open, so that warnings need no key, and the values sealed with
/// AES-256-GCM (NIST SP 800-38D: a nonce of 96 random bits, a tag of 128). What stands in the open is sealed along, so that nothing can
/// be changed in it, nor one account's file be put in place of another's.
/// </summary>
internal static class VaultFile
{
    public const int Version = 1;

    private const int NonceLength = 12;

    private const int TagLength = 16;

    /// <summary>No account has secrets of a megabyte.</summary>
    private const int MostBytes = 1 << 20;

    public static byte[] Write(VaultEntry entry, VaultKeys keys)
    {
        var header = new VaultHeader(entry.Account, entry.At, keys.Name, [.. entry.Values.Select(value => (value.Key, value.Value.Until))]);
        var plain = Encoding.UTF8.GetBytes(Inner(entry));
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var box = new byte[plain.Length + TagLength];
        using var aes = new AesGcm(keys.Sealing, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), Bound(header, entry.Renewing));
        return Encoding.UTF8.GetBytes(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("account", header.Account);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(header.At));
            json.WriteString("key", header.Key);
            json.WriteStartArray("values");
            foreach (var (name, until) in header.Values)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                WriteMoment(json, "until", until);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (entry.Renewing is { } renewing)
            {
                json.WriteStartObject("renewing");
                json.WriteString("run", renewing.Run);
                WriteMoment(json, "until", renewing.Until);
                json.WriteEndObject();
            }

            json.WriteBase64String("nonce", nonce);
            json.WriteBase64String("sealed", box);
            json.WriteEndObject();
        }));
    }

    /// <summary>What stands in the open; null when it is no file of the vault.</summary>
    public static VaultHeader? ReadHeader(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = Parse(bytes);
            return Header(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <param name="account">Whose file it should be.</param>
    public static VaultReading Read(ReadOnlyMemory<byte> bytes, string account, VaultKeys keys)
    {
        try
        {
            using var document = Parse(bytes);
            return Read(document.RootElement, account, keys);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or CryptographicException)
        {
            return new VaultReading.Closed($"vault/{account}.json in the ledger cannot be opened: it was changed by hand or is damaged. Take its last commit back, or remove it with 'planner vault remove {account}' and set the secrets anew");
        }
    }

    private static VaultReading Read(JsonElement json, string account, VaultKeys keys)
    {
        if (VersionOf(json) > Version)
        {
            return new VaultReading.Closed($"vault/{account}.json in the ledger was written by a newer planner; update this one");
        }

        var header = Header(json);
        var key = keys.Find(header.Key);
        if (key.IsEmpty)
        {
            return new VaultReading.Closed($"vault/{account}.json in the ledger was sealed with another key ({header.Key}) than {VaultKeys.Variable} has ({keys.Name}). Put that key behind the new one, after a comma");
        }

        var renewing = json.TryGetProperty("renewing", out var marked) ? new Renewing(Text(marked, "run"), Moment(marked, "until") ?? throw new FormatException()) : null;
        var (nonce, box) = (Binary(json, "nonce"), Binary(json, "sealed"));
        if (header.Account != account || nonce.Length != NonceLength || box.Length < TagLength)
        {
            throw new FormatException();
        }

        var plain = new byte[box.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(nonce, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), plain, Bound(header, renewing));
        return new VaultReading.Opened(new VaultEntry(account, header.At, Values(plain, header)) { Renewing = renewing });
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes) =>
        bytes.Length <= MostBytes ? JsonDocument.Parse(bytes) : throw new FormatException();

    private static int VersionOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty("version", out var member) && member.ValueKind is JsonValueKind.Number && member.TryGetInt32(out var version) ? version : throw new FormatException();

    private static VaultHeader Header(JsonElement json) => new(
        Text(json, "account"),
        Moment(json, "at") ?? throw new FormatException(),
        Text(json, "key"),
        VersionOf(json) == Version && json.TryGetProperty("values", out var values) && values.ValueKind is JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => (Text(value, "name"), Moment(value, "until")))]
            : throw new FormatException());

    private static ImmutableSortedDictionary<string, VaultValue> Values(byte[] plain, VaultHeader header)
    {
        using var document = JsonDocument.Parse(plain);
        var inner = document.RootElement;
        return header.Values.ToImmutableSortedDictionary(
            value => value.Name,
            value => inner.TryGetProperty(value.Name, out var kept)
                ? new VaultValue(Text(kept, "text"), value.Until, kept.TryGetProperty("seed", out _) ? Text(kept, "seed") : null)
                : throw new FormatException(),
            StringComparer.Ordinal);
    }

    private static string Inner(VaultEntry entry) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in entry.Values)
        {
            json.WriteStartObject(name);
            json.WriteString("text", value.Text);
            if (value.Seed is not null)
            {
                json.WriteString("seed", value.Seed);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>A line for each thing that stands in the open; none of them can hold a line break of its own.</summary>
    private static byte[] Bound(VaultHeader header, Renewing? renewing) => Encoding.UTF8.GetBytes(string.Join('\n',
    [
        $"planner vault {Version}",
        header.Account,
        InstantPattern.ExtendedIso.Format(header.At),
        header.Key,
        .. header.Values.Select(value => $"{value.Name} {(value.Until is { } until ? InstantPattern.ExtendedIso.Format(until) : "-")}"),
        renewing is null ? "-" : $"{renewing.Run} {InstantPattern.ExtendedIso.Format(renewing.Until)}",
    ]));

    private static void WriteMoment(Utf8JsonWriter json, string name, Instant? moment)
    {
        if (moment is { } at)
        {
            json.WriteString(name, InstantPattern.ExtendedIso.Format(at));
        }
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String && member.GetString() is { } text ? text : throw new FormatException();

    /// <summary>Base64 has bits at its end that mean nothing; other ones than zeros are a change, too.</summary>
    private static byte[] Binary(JsonElement json, string name)
    {
        var text = Text(json, name);
        var bytes = Convert.FromBase64String(text);
        return Convert.ToBase64String(bytes) == text ? bytes : throw new FormatException();
    }

    private static Instant? Moment(JsonElement json, string name) =>
        json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out _) ? null
        : InstantPattern.ExtendedIso.Parse(Text(json, name)).TryGetValue(default, out var at) ? at
        : throw new FormatException();
}
