namespace Planner.Publishing;

/// <summary>
/// What <c>PLANNER_HOLD</c> stops: <c>1</c> or <c>all</c> everything, a list of ids of brands and accounts these. A name that
/// nobody knows stops everything: somebody wanted something stopped.
/// </summary>
internal sealed record RunStops(string? Value)
{
    public static RunStops None { get; } = new((string?)null);

    /// <summary>Null when the delivery may go.</summary>
    public string? Reason(Delivery delivery, Content content)
    {
        var names = (Value ?? "").Split((char[])[',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0 || names is ["0"] or ["false"])
        {
            return null;
        }

        if (names.FirstOrDefault(name => content.Brands.Find(name) is null && content.Accounts.Find(name) is null) is { } everything)
        {
            return $"PLANNER_HOLD={everything} stops everything";
        }

        return names.FirstOrDefault(name => name == delivery.Account.Id || name == delivery.Account.Brand.Value) is { } stopped ? $"PLANNER_HOLD stops {stopped}" : null;
    }
}
