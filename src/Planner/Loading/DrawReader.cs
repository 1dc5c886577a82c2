using Planner.Planning;
using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads what happened in a draw: the file is a list.</summary>
internal static class DrawReader
{
    private static readonly Field<string> Event = new("event", OneOfText("entries", "draw", "replacement"), "What happened: entries were recorded, winners drawn, a winner replaced.", IsRequired: true);
    private static readonly Field<AuthoredTime> At = new("at", TimeTypes.Time, "When, in UTC.", IsRequired: true);
    private static readonly Field<string> By = new("by", Text, "Who did it.", IsRequired: true);
    private static readonly Field<string> Digest = new("digest", DrawRulesReader.Sha256, "The SHA-256 of the list of entries.");
    private static readonly Field<int> Entries = new("entries", Count, "How many entries the list has.");
    private static readonly Field<int> People = new("people", Count, "How many people they are of.");
    private static readonly Field<long> Round = new("round", DrawRulesReader.RoundNumber, "The round of drand's quicknet that decided.");
    private static readonly Field<string> Randomness = new("randomness", DrawRulesReader.Sha256, "What decided.");
    private static readonly Field<string> Signature = new("signature", Text, "drand's signature of the round; the randomness is its SHA-256.");
    private static readonly Field<ImmutableArray<string>> Secrets = new("secrets", ListOf(Text), "What was promised, in the order of the commitments.");
    private static readonly Field<ImmutableArray<string>> Winners = new("winners", ListOf(DrawRulesReader.Sha256), "Pseudonyms, by place.");
    private static readonly Field<ImmutableArray<string>> Reserves = new("reserves", ListOf(DrawRulesReader.Sha256), "Pseudonyms, in the order in which they are called.");
    private static readonly Field<int> Place = new("place", Count, "The winner's place, from 1.");
    private static readonly Field<string> Out = new("out", DrawRulesReader.Sha256, "Who had the place.");
    private static readonly Field<string> In = new("in", DrawRulesReader.Sha256, "The reserve who has it now.");
    private static readonly Field<string> Reason = new("reason", Text, "Why.");

    public static Shape Shape { get; } = new(
        "draw", "What happened in a contest's draw, in order.",
        [Event, At, By, Digest, Entries, People, Round, Randomness, Signature, Secrets, Winners, Reserves, Place, Out, In, Reason, CommonFields.Extra]);

    private static readonly FieldType<ImmutableArray<DrawEvent>> List = ListOf(Group(Shape, Happened));

    public static IEntity? Read(EntityDocument document)
    {
        var root = document.Root;
        if (root is null or YamlScalar { IsNull: true })
        {
            return new Draw(document.Id, new SourceSpan(document.Reading.Path, 1, 1), []);
        }

        // A log of which a line cannot be read says something else than what happened: it is not used at all.
        var before = document.Reading.Findings.Count;
        return List.TryRead(root, document.Reading, out var events) && document.Reading.Findings.Count == before ? new Draw(document.Id, document.Reading.At(root), events) : null;
    }

    private static DrawEvent? Happened(FieldValues fields)
    {
        if (fields.Value(Event) is not { } word || fields.Get(At) is not { } time || fields.Value(By) is not { } by)
        {
            return null;
        }

        var at = LocalTimes.ResolveLeniently(time.Value, DateTimeZone.Utc);
        return word switch
        {
            "entries" => Require(fields, Digest, Entries, People) ? new DrawEvent.EntriesRecorded(at, by, fields.Value(Digest)!, fields.Value(Entries), fields.Value(People)) : null,
            "draw" => Require(fields, Digest, Randomness, Winners) ? new DrawEvent.WinnersDrawn(at, by, fields.Value(Digest)!, fields.Value(Randomness)!, fields.Items(Winners), fields.Items(Reserves))
            {
                Round = fields.Nullable(Round),
                Signature = fields.Value(Signature),
                Secrets = fields.Items(Secrets),
            }
            : null,
            _ => Require(fields, Place, Out, In, Reason) ? new DrawEvent.WinnerReplaced(at, by, fields.Value(Place), fields.Value(Out)!, fields.Value(In)!, fields.Value(Reason)!) : null,
        };
    }

    /// <summary>Which fields an event has to have depends on what happened.</summary>
    private static bool Require(FieldValues fields, params ReadOnlySpan<Field> needed)
    {
        var isWhole = true;
        foreach (var field in needed)
        {
            if (!fields.Has(field))
            {
                fields.Reading.Findings.Add(Problems.FieldRequired(fields.Source, field.Name, Shape.Name));
                isWhole = false;
            }
        }

        return isWhole && fields.Unreadable.IsEmpty;
    }
}
