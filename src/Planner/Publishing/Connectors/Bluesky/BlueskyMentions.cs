using System.Collections.Concurrent;
using Planner.Networks.Bluesky;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>
/// Handles to DIDs: a mention leads to an account, whatever it is called later. A name that nobody has is plain text, as in
/// Bluesky's own program.
/// </summary>
internal sealed class BlueskyMentions(BlueskyServer server)
{
    /// <summary>By handle in lower case; null: nobody has it.</summary>
    private readonly ConcurrentDictionary<string, string?> known = new(StringComparer.Ordinal);

    /// <returns>The facets that can be sent, with a mention's DID for its value; a fault when the server did not answer what could be asked again.</returns>
    public async Task<(ImmutableArray<Facet> Facets, SendFault? Fault)> ResolveAsync(ImmutableArray<Facet> facets, CancellationToken cancellationToken)
    {
        var resolved = ImmutableArray.CreateBuilder<Facet>(facets.Length);
        foreach (var facet in facets)
        {
            if (facet.Kind is not FacetKind.Mention)
            {
                resolved.Add(facet);
                continue;
            }

            var (did, fault) = await DidOfAsync(facet.Value.ToLowerInvariant(), cancellationToken);
            if (fault is not null)
            {
                return ([], fault);
            }

            if (did is not null)
            {
                resolved.Add(facet with { Value = did });
            }
        }

        return (resolved.DrainToImmutable(), null);
    }

    private async Task<(string? Did, SendFault? Fault)> DidOfAsync(string handle, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(handle, out var did))
        {
            return (did, null);
        }

        var reply = await server.AskAsync(_ => new HttpRequestMessage(HttpMethod.Get, new Uri("com.atproto.identity.resolveHandle?handle=" + Uri.EscapeDataString(handle), UriKind.Relative)), cancellationToken);
        switch (reply)
        {
            case BlueskyReply.Said said when said.Body.Text("did") is { } found:
                return (known.GetOrAdd(handle, found), null);
            case BlueskyReply.Failed { Fault.Kind: FaultKind.Validation }:
                return (known.GetOrAdd(handle, (string?)null), null);
            case BlueskyReply.Failed failed:
                return (null, failed.Fault);
            default:
                return (null, new SendFault(FaultKind.Server, $"the server does not say who @{handle} is"));
        }
    }
}
