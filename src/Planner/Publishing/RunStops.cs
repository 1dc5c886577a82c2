namespace Planner.Publishing;

/// <summary>
/// What <c>PLANNER_HOLD</c> stops: <c>1</c> or <c>all</c> everything, a list of ids of brands and accounts these. A name that
/// nobody knows stops everything, too: somebody wanted something stopped.
/// </summary>
internal sealed record RunStops(string? Value)
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public static RunStops None { get; } = new((string?)null);

    /// <summary>Null when the delivery may go.</summary>
    public string? Reason(Delivery delivery, Content content)
    {
        var names = (Value ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || (names is ["0"] or ["false"] && !IsKnown(names[0], content)))
        {
            return null;
        }

        if (names.FirstOrDefault(name => name is "1" or "all" || !IsKnown(name, content)) is { } everything)
        {
            return $"PLANNER_HOLD={everything} stops everything";
        }

        return names.FirstOrDefault(name => name == delivery.Account.Id || name == delivery.Account.Brand.Value) is { } stopped ? $"PLANNER_HOLD stops {stopped}" : null;
    }

    private static bool IsKnown(string name, Content content) => content.Brands.Find(name) is not null || content.Accounts.Find(name) is not null;
}
