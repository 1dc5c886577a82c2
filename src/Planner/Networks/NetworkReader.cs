using Planner.Loading;
using static Planner.Loading.FieldTypes;

namespace Planner.Networks;

/// <summary>Reads a network's data file.</summary>
internal static class NetworkReader
{
    private static readonly Field<string> Name = new("name", Text, "As people write it.", IsRequired: true);
    private static readonly Field<string> Badge = new("badge", Text, "One or two characters for small places.", IsRequired: true);
    private static readonly Field<string> Colour = new("colour", FieldTypes.Colour, "A colour that tells its badge from the others.", IsRequired: true);
    private static readonly Field<bool> Threads = new("threads", Flag, "Whether a text may be split into segments.", IsRequired: true);
    private static readonly Field<bool> Hashtags = new("hashtags", Flag, "Whether hashtags lead anywhere.", IsRequired: true);
    private static readonly Field<LocalDate> Closed = new("closed", TimeTypes.Date, "The day it closed.");
    private static readonly Shape Shape = new("network", "A kind of place.", [Name, Badge, Colour, Threads, Hashtags, Closed]);

    /// <exception cref="InvalidDataException">The file, which is part of Planner, is not right.</exception>
    public static Network Read(string id, string text)
    {
        var findings = new List<Finding>();
        var path = $"networks/{id}.yml";
        var document = new EntityDocument(id, YamlReader.Read(text, path, findings), "", 1, new Reading(path, findings));
        var fields = document.Open(Shape);
        return fields is not null && findings.Count == 0
            ? new Network(
                id, fields.Value(Name)!, fields.Value(Colour)!, fields.Value(Badge)!, fields.Value(Threads), fields.Value(Hashtags), fields.Nullable(Closed))
            : throw new InvalidDataException(string.Join('\n', findings));
    }
}
