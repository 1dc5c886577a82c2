using Planner.Publishing.Sending;

namespace Planner.Publishing.Notifying;

/// <summary>What of a run's results is worth telling somebody.</summary>
internal static class NotifyLines
{
    public static ImmutableArray<NotifyLine> Of(ImmutableArray<DeliveryResult> results) =>
    [
        .. from result in results
           let reason = ReasonOf(result)
           where reason is not null
           select new NotifyLine(reason.Value, result.Decision.Delivery.Post.Id, result.Decision.Delivery.Account.Id, result.Decision.Delivery.Local, result.Reason) { Paste = result.Paste },
    ];

    private static NotifyReason? ReasonOf(DeliveryResult result) => result.Kind switch
    {
        ResultKind.Failed or ResultKind.Unwritten => NotifyReason.Failed,
        ResultKind.Uncertain => NotifyReason.Uncertain,
        ResultKind.NeedsPerson => NotifyReason.Late,
        ResultKind.Asked => NotifyReason.Asked,
        _ => null,
    };
}
