using System.Text.Json.Nodes;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads how a contest's winners are drawn.</summary>
internal static class DrawRulesReader
{
    /// <summary>64 hexadecimal digits, made small.</summary>
    public static FieldType<string> Sha256 { get; } = new(
        (YamlNode node, Reading reading, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value) =>
            TryScalar(node, reading, $"a SHA-256, which is 64 hexadecimal digits", static (string text, out string digits) => Drawing.Sha256.TryParse(digits = text.ToLowerInvariant(), out _), out value!),
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{64}$" });

    public static FieldType<long> RoundNumber { get; } = new(
        (YamlNode node, Reading reading, out long value) => TryScalar(
            node, reading, $"the number of a round of drand's quicknet",
            static (string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && Drawing.Quicknet.TimeOf(number) is not null, out value),
        () => new JsonObject { ["type"] = "integer", ["minimum"] = 1 });

    /// <summary>A draw of no winners is none.</summary>
    private static FieldType<int> AtLeastOne { get; } = new(
        (YamlNode node, Reading reading, out int value) => TryScalar(
            node, reading, $"a whole number from 1",
            static (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Most, out value),
        () => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Most });

    private const int Most = 100_000;

    private static readonly Field<string> By = new("by", Text, "Who keeps the secret.", IsRequired: true);
    private static readonly Field<string> Digest = new("sha256", Sha256, "The SHA-256 of the secret, as 'planner contest secret' prints it.", IsRequired: true);

    private static readonly FieldType<DrawCommitment> Commitment = Group(
        new Shape("commitment", "A secret that was promised before the draw.", [By, Digest]),
        static fields => fields.Value(By) is { } by && fields.Value(Digest) is { } digest ? new DrawCommitment(by, digest) : null);

    private static readonly Field<int> Winners = new("winners", AtLeastOne, "How many win.", IsRequired: true);
    private static readonly Field<int> Reserves = new("reserves", Count, "How many stand behind them, in order; none by default.");
    private static readonly Field<int> EntriesPerPerson = new("entries_per_person", AtLeastOne, "How many entries of one person count; one by default.");
    private static readonly Field<long> Round = new("round", RoundNumber, "The round of drand's quicknet that decides; by default the first at or after draw_at.");
    private static readonly Field<string> Api = new("api", ServerUrl, "Another server that answers as drand does; https, or http on this machine.");
    private static readonly Field<ImmutableArray<DrawCommitment>> Commitments = new("commitments", ListOf(Commitment), "Whose secrets decide in place of drand.");

    public static FieldType<DrawRules> Type { get; } = Group(
        new Shape("draw", "How the winners are drawn.", [Winners, Reserves, EntriesPerPerson, Round, Api, Commitments, CommonFields.Extra]),
        static fields => fields.Get(Winners) is { } winners
            ? new DrawRules(winners.Value, Math.Min(fields.Value(Reserves), Most), fields.Get(EntriesPerPerson)?.Value ?? 1)
            {
                Source = fields.Source,
                Round = fields.Nullable(Round),
                Api = fields.Value(Api),
                Commitments = fields.Items(Commitments),
            }
            : null);
}
