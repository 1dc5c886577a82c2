namespace Planner.Tests.Publishing.Vendors;

/// <summary>What a vendor's own machine-readable specification says of requests; only the operations that connectors use.</summary>
public sealed class VendorSpec
{
    /// <param name="name">Of a file beside this one, without its extension: <c>x</c>, <c>pinterest</c>, <c>discord</c> …</param>
    public static VendorSpec Load(string name) => throw new NotImplementedException(name);

    /// <summary>What is wrong with a request by the specification; an operation that it does not know is wrong, too.</summary>
    public ImmutableArray<string> Violations(LoopbackRequest request) => throw new NotImplementedException(request.Path);
}
