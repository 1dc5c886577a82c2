namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>
/// A network as its connector meets it, with a memory: it looks at every request as its vendor would, and keeps what was posted. The connector's own tests
/// use it, and the fault sweep, which breaks each of its answers in turn.
/// </summary>
public interface INetworkDouble
{
    /// <summary>Lines of an account's file: <c>network:</c>, <c>secrets:</c>, <c>extra:</c>; not where the network is.</summary>
    string Account { get; }

    /// <summary>Whether the address goes into <c>server:</c>; else into <c>api:</c>.</summary>
    bool IsServer { get; }

    /// <summary>Values of the environment variables that <see cref="Account"/> names.</summary>
    ImmutableDictionary<string, string> Variables { get; }

    /// <summary>Further lines of a post's front matter that the network wants; may be empty. <c>media:</c> may name media/bowl.png, media/bowl.jpg and media/kiln.mp4.</summary>
    string Fields { get; }

    /// <summary>The network's time, for doubles that write it on what they keep.</summary>
    void Follow(Func<Instant> clock)
    {
    }

    /// <summary>Answers a request whose path begins where the network's own begins.</summary>
    LoopbackAnswer Answer(LoopbackRequest request);

    /// <summary>What readers see at this moment, each message once: its text as the network has it.</summary>
    ImmutableArray<string> Standing { get; }

    /// <summary>What was wrong with requests by the vendor's specification or documentation; empty when all is well.</summary>
    ImmutableArray<string> Violations { get; }
}
