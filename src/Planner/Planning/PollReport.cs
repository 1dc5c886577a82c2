using System.Text.Json;

namespace Planner.Planning;

/// <summary>A poll in the stable form of <c>preview</c>, and of what connectors hand over.</summary>
internal static class PollReport
{
    /// <summary>As the field <c>poll</c>; how long people may vote stands there only where the author says it.</summary>
    public static void Write(Utf8JsonWriter json, Poll poll)
    {
        json.WriteStartObject("poll");
        json.WriteStartArray("options");
        foreach (var option in poll.Options)
        {
            json.WriteStringValue(option.Value);
        }

        json.WriteEndArray();
        if (poll.Open is { } open)
        {
            json.WriteNumber("openSeconds", (long)open.ToDuration().TotalSeconds);
        }

        json.WriteBoolean("multiple", poll.Multiple);
        json.WriteEndObject();
    }
}
