namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>A double that is set up in another way, so that the sweep meets that way, too.</summary>
public abstract class Variation(INetworkDouble network, string? fields = null) : INetworkDouble
{
    public string Account => network.Account;

    public bool IsServer => network.IsServer;

    public ImmutableDictionary<string, string> Variables => network.Variables;

    public string Fields => fields ?? network.Fields;

    public ImmutableArray<string> Standing => network.Standing;

    public ImmutableArray<string> Violations => network.Violations;

    public void Follow(Func<Instant> clock) => network.Follow(clock);

    public LoopbackAnswer Answer(LoopbackRequest request) => network.Answer(request);
}
