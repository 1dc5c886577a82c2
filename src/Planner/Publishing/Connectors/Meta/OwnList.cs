using System.Text.Json;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>Looks for a message among what an account posted, newest first.</summary>
/// <param name="path">The list.</param>
/// <param name="fields">Of each: its id, its time, and what tells it from others.</param>
internal sealed class OwnList(GraphApi api, string path, string fields)
{
    /// <summary>Of fifty each: accounts may post 100 or 250 times a day.</summary>
    private const int MostPages = 8;

    /// <param name="isIt">Whether one of them is sought.</param>
    /// <param name="start">Older ones are not looked at.</param>
    /// <returns>The one, or null where there is none; beside it why the list could not be read to its end.</returns>
    public async Task<(JsonElement? Found, SendFault? Fault)> FindAsync(Func<JsonElement, bool> isIt, Instant start, CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await api.GetAsync(path, cancellationToken, ("fields", fields), ("limit", "50"), ("after", after));
            if (reply is not GraphReply.Said { Json: var json } || json.Member("data") is not { ValueKind: JsonValueKind.Array })
            {
                return (null, reply.Fault ?? new SendFault(FaultKind.Server, "the network's list cannot be read"));
            }

            var listed = json.List("data").ToArray();
            foreach (var each in listed)
            {
                if (GraphTime.Of(each.Text("timestamp")) is not { } time || each.Id("id") is null)
                {
                    // It could be the one.
                    return (null, new SendFault(FaultKind.Server, "the network's list cannot be read"));
                }

                if (time >= start && isIt(each))
                {
                    return (each, null);
                }
            }

            after = json.At("paging", "cursors")?.Text("after");
            if (after is null || listed.Length == 0 || GraphTime.Of(listed[^1].Text("timestamp")) < start)
            {
                return (null, null);
            }
        }

        return (null, new SendFault(FaultKind.Unknown, "there are too many to look through"));
    }
}
