namespace Planner.Rendering.Feeds;

/// <summary>One sign before a title where there is no room, and no language, for a word. What goes as planned has none.</summary>
internal static class StateGlyphs
{
    /// <summary>With a space after it, or empty.</summary>
    public static string Before(Delivery delivery, Plan plan) => plan.IsPast(delivery.State, delivery.Due) ? "" : delivery.State switch
    {
        DeliveryState.Draft => "✎ ",
        DeliveryState.AwaitingApproval => "☐ ",
        DeliveryState.Held or DeliveryState.Gated => "⏸ ",
        DeliveryState.Published => "✓ ",
        DeliveryState.Expired or DeliveryState.Late or DeliveryState.Failed => "⚠ ",
        DeliveryState.Uncertain => "? ",
        DeliveryState.Withdrawn => "✗ ",
        _ => "",
    };
}
