using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Planner.Loading;

/// <summary>The kinds of values that fields have (SPEC section 3), apart from times: <see cref="TimeTypes"/>.</summary>
internal static class FieldTypes
{
    /// <summary>
    /// Ids as every dialect of regular expressions understands them: no blank and no ASCII sign but <c>-</c>, <c>_</c> and
    /// <c>.</c>. Letters of all scripts have a class of their own only in some.
    /// </summary>
    private const string IdPattern = @"^[^\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9][^\u0000-\u002C\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\u00A9]*$";

    public static FieldType<string> Text { get; } = Scalar("text", $"a text", static (string text, out string value) => (value = text.Trim()).Length > 0);

    /// <summary>Far beyond every budget, and small enough that sums stay numbers.</summary>
    private const decimal MaxNumber = 1_000_000_000_000_000m;

    /// <summary>Another file's id; whether it exists is checked when all files are read.</summary>
    public static FieldType<string> Id { get; } = new(TryReadId, () => new JsonObject { ["type"] = new JsonArray("string", "integer"), ["pattern"] = IdPattern });

    public static FieldType<decimal> Number { get; } = new(
        (YamlNode node, Reading reading, out decimal value) => TryScalar(node, reading, $"a plain number such as 1200.50", TryNumber, out value),
        () => new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = @"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$" });

    /// <summary>What something costs or is worth: nothing, or more.</summary>
    public static FieldType<decimal> Amount { get; } = new(
        (YamlNode node, Reading reading, out decimal value) => TryScalar(node, reading, $"an amount from 0, such as 1200.50", TryAmount, out value),
        () => new JsonObject { ["type"] = new JsonArray("number", "string"), ["minimum"] = 0, ["pattern"] = @"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)$" });

    public static FieldType<decimal> Percentage { get; } = new(
        (YamlNode node, Reading reading, out decimal value) => TryScalar(node, reading, $"a percentage from 0 to 100", TryPercentage, out value),
        () => new JsonObject { ["type"] = new JsonArray("number", "string"), ["minimum"] = 0, ["maximum"] = 100, ["pattern"] = @"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)$" });

    /// <summary>A point of a picture, from its middle: <c>x,y</c>.</summary>
    public static FieldType<string> Point { get; } = Scalar("a point", $"two numbers from -1 to 1, such as 0.2,-0.3", TryPoint, @"^ *[+-]?[0-9.]+ *, *[+-]?[0-9.]+ *$");

    public static FieldType<string> Email { get; } = Scalar("an e-mail address", $"an e-mail address such as camille@lune.example", TryEmail, @"^[^@\s]+@[^@\s]+$");

    /// <summary>A whole number from zero.</summary>
    public static FieldType<int> Count { get; } = new(
        (YamlNode node, Reading reading, out int value) => TryScalar(node, reading, $"a whole number such as 3", TryCount, out value),
        () => new JsonObject { ["type"] = new JsonArray("integer", "string"), ["minimum"] = 0, ["pattern"] = "^[0-9]+$" });

    public static FieldType<bool> Flag { get; } = new(
        (YamlNode node, Reading reading, out bool value) => TryScalar(node, reading, $"true or false", bool.TryParse, out value),
        () => new JsonObject { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = "^([Tt]rue|TRUE|[Ff]alse|FALSE)$" });

    public static FieldType<string> Colour { get; } = Scalar("a colour", $"a colour such as '#1f6feb', between quotes", TryColour, "^#[0-9a-fA-F]{6}$");

    /// <summary>A BCP 47 tag.</summary>
    public static FieldType<string> Language { get; } = Scalar("a language", $"a language such as fr, en or pt-BR", TryLanguage, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$");

    /// <summary>ISO 4217.</summary>
    public static FieldType<string> Currency { get; } = new(TryReadCurrency, () => new JsonObject { ["type"] = "string", ["title"] = "a currency", ["pattern"] = "^[A-Z]{3}$" });

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public static FieldType<string> Country { get; } = Scalar("a country", $"a country such as FR", TryCountry, "^[A-Z]{2}$");

    public static FieldType<string> Url { get; } = Scalar("an address", $"an address that starts with https:// or http://", AddressText.TryUrl, "^https?://");

    /// <summary>A page that people log in to.</summary>
    public static FieldType<string> SecureUrl { get; } = Scalar("an address", $"an address that starts with https://", AddressText.TrySecureUrl, "^https://");

    /// <summary>A server that gets a token: nothing between it and this machine may read along.</summary>
    public static FieldType<string> ServerUrl { get; } = Scalar("an address", $"an address that starts with https://, or http:// on this machine", AddressText.TryServerUrl, "^https?://");

    /// <summary>A name that POSIX allows for an environment variable. What stands there instead may be the secret, so it is never quoted.</summary>
    public static FieldType<string> EnvironmentVariable { get; } = new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) =>
        {
            value = "";
            if (node is YamlScalar scalar && TryVariable(scalar.Value.Trim(), out value))
            {
                return true;
            }

            reading.Findings.Add(Problems.SecretInsteadOfName(reading.At(node)));
            return false;
        },
        () => new JsonObject { ["type"] = "string", ["title"] = "a variable's name", ["pattern"] = "^[A-Za-z_][A-Za-z0-9_]*$" });

    /// <summary>Names of environment variables by what they hold. A secret pasted in place of all of them is not quoted either.</summary>
    public static FieldType<ImmutableArray<MapEntry<Located<string>>>> SecretNames { get; } = new(
        (YamlNode node, Reading reading, out ImmutableArray<MapEntry<Located<string>>> value) =>
        {
            value = [];
            if (node is YamlMapping)
            {
                return MapOf(Located(EnvironmentVariable)).TryRead(node, reading, out value);
            }

            reading.Findings.Add(Problems.SecretInsteadOfName(reading.At(node)));
            return false;
        },
        () => MapOf(Located(EnvironmentVariable)).Schema());

    /// <summary>Anything: what a team keeps under <c>extra</c>.</summary>
    public static FieldType<YamlNode> Any { get; } = new(
        static (YamlNode node, Reading _, [MaybeNullWhen(false)] out YamlNode value) =>
        {
            value = node;
            return true;
        },
        () => []);

    /// <summary>One of a few words.</summary>
    public static FieldType<T> OneOf<T>(params Choice<T>[] choices)
        where T : struct
    {
        var words = Array.ConvertAll(choices, choice => choice.Word);
        return new(TryReadChoice, () => Words(words));

        bool TryReadChoice(YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value)
        {
            foreach (var choice in choices)
            {
                if (node is YamlScalar scalar && scalar.Value == choice.Word)
                {
                    value = choice.Value;
                    return true;
                }
            }

            value = default;
            var list = string.Join(", ", words);
            var nearest = node is YamlScalar word ? DidYouMean.Nearest(word.Value, words) : null;
            return reading.Reject(node, $"one of {list}", nearest);
        }
    }

    /// <summary>One of a few words that stand for themselves.</summary>
    public static FieldType<string> OneOfText(params string[] words)
    {
        var choice = OneOf([.. words.Select((word, index) => new Choice<int>(word, index))]);
        return new(
            (YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) =>
            {
                var isRead = choice.TryRead(node, reading, out var index);
                value = isRead ? words[index] : "";
                return isRead;
            },
            choice.Schema);
    }

    /// <summary>The same value with its place, for findings that come later.</summary>
    public static FieldType<Located<T>> Located<T>(FieldType<T> type) => new(
        (YamlNode node, Reading reading, out Located<T> value) =>
        {
            var read = type.TryRead(node, reading, out var inner);
            value = read ? reading.Locate(inner!, node) : default;
            return read;
        },
        type.Schema);

    /// <summary>A list; items that cannot be read are reported and left out.</summary>
    public static FieldType<ImmutableArray<T>> ListOf<T>(FieldType<T> item) => new(
        (YamlNode node, Reading reading, out ImmutableArray<T> value) =>
        {
            value = [];
            if (node is not YamlSequence sequence)
            {
                return reading.Reject(node, $"a list, one line starting with '- ' for each");
            }

            var items = ImmutableArray.CreateBuilder<T>(sequence.Items.Length);
            foreach (var child in sequence.Items)
            {
                if (item.TryRead(child, reading, out var read))
                {
                    items.Add(read);
                }
            }

            value = items.DrainToImmutable();
            return true;
        },
        () => new JsonObject { ["type"] = "array", ["items"] = item.Schema() });

    /// <summary>Fields whose names the author chooses, in the order of the file.</summary>
    /// <param name="type">What each name holds.</param>
    /// <param name="names">Names that an editor offers and accepts; every name when null. The reader leaves them to a finding of their own.</param>
    public static FieldType<ImmutableArray<MapEntry<T>>> MapOf<T>(FieldType<T> type, IEnumerable<string>? names = null) => new(
        (YamlNode node, Reading reading, out ImmutableArray<MapEntry<T>> value) =>
        {
            value = [];
            if (node is not YamlMapping mapping)
            {
                return reading.Reject(node, $"fields of the form 'name: value'");
            }

            var entries = ImmutableArray.CreateBuilder<MapEntry<T>>(mapping.Entries.Length);
            foreach (var entry in mapping.Entries)
            {
                if (type.TryRead(entry.Value, reading, out var read))
                {
                    entries.Add(new MapEntry<T>(reading.Locate(entry.Key.Value, entry.Key), read));
                }
            }

            value = entries.DrainToImmutable();
            return true;
        },
        () => names is null
            ? new JsonObject { ["type"] = "object", ["additionalProperties"] = type.Schema() }
            : new JsonObject { ["type"] = "object", ["propertyNames"] = Words(names), ["additionalProperties"] = type.Schema() });

    /// <summary>A group of fields with a shape of its own. A reader that answers null has reported why.</summary>
    public static FieldType<T> Group<T>(Shape shape, Func<FieldValues, T?> read)
        where T : class => new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value) =>
        {
            value = null!;
            if (node is not YamlMapping mapping)
            {
                return reading.Reject(node, $"the fields of this {new Term(shape.Name)}");
            }

            var before = reading.Findings.Count;
            if (read(FieldValues.Open(mapping, shape, reading)) is { } result)
            {
                value = result;
                return true;
            }

            FieldValues.Check(mapping, shape, reading, before);
            return false;
        },
        () => Schemas.OfShape(shape));

    internal delegate bool TryParse<T>(string text, out T value);

    /// <summary>Reads a scalar with a parser, and says what was expected when it fails.</summary>
    internal static bool TryScalar<T>(YamlNode node, Reading reading, FormattableString expected, TryParse<T> parse, out T value)
    {
        if (node is YamlScalar scalar && parse(scalar.Value.Trim(), out value))
        {
            return true;
        }

        value = default!;
        return reading.Reject(node, expected);
    }

    private static FieldType<string> Scalar(string name, FormattableString expected, TryParse<string> parse, string? pattern = null) => new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) => TryScalar(node, reading, expected, parse, out value!),
        () => pattern is null
            ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
            : new JsonObject { ["type"] = "string", ["title"] = name, ["pattern"] = pattern });

    private static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static bool TryReadId(YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value) =>
        TryScalar(node, reading, $"an id: letters, digits, '-', '_' and '.'", static (string text, out string id) => Ids.IsValid(id = text), out value);

    private static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) < MaxNumber;

    private static bool TryAmount(string text, out decimal value) => TryNumber(text, out value) && value >= 0;

    private static bool TryPercentage(string text, out decimal value) => TryNumber(text, out value) && value is >= 0 and <= 100;

    private static bool TryPoint(string text, out string value) =>
        (value = text).Split(',') is [var x, var y] && TryNumber(x.Trim(), out var left) && TryNumber(y.Trim(), out var top) && left is >= -1 and <= 1 && top is >= -1 and <= 1;

    /// <summary>Enough to tell an address from a name; only the mail server knows more.</summary>
    private static bool TryEmail(string text, out string value) =>
        (value = text).Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace);

    private static bool TryCount(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryColour(string text, out string value)
    {
        value = text.ToLowerInvariant();
        return text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
    }

    private static bool TryLanguage(string text, out string value)
    {
        value = text;
        var primary = text.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 ? text[..dash] : text;
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetter)
            && text.Split('-').Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    private static bool TryReadCurrency(YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value)
    {
        value = node is YamlScalar scalar ? scalar.Value.Trim() : "";
        return Currencies.IsKnown(value) || reading.Reject(node, $"a currency such as EUR", Currencies.Nearest(value));
    }

    private static bool TryCountry(string text, out string value) => (value = text).Length == 2 && text.All(char.IsAsciiLetterUpper);

    private static bool TryVariable(string text, out string value) =>
        (value = text).Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
