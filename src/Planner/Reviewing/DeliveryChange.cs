namespace Planner.Reviewing;

/// <summary>What becomes of a delivery between two states of the content.</summary>
internal enum ChangeKind
{
    Added,
    Removed,

    /// <summary>Only its moment is another, and what follows from that.</summary>
    Moved,
    Changed,
}

/// <summary>What differs of a delivery, in the order in which it is told.</summary>
internal enum ChangedPart
{
    Time,

    /// <summary>The post's own: draft, ready …</summary>
    Status,

    /// <summary>Where the delivery stands for another reason than its post's status: a hold, an approval.</summary>
    State,
    Text,
    Title,

    /// <summary>Other files, or other bytes under the same name.</summary>
    Media,
    Alt,
    Link,
    Poll,
    Warning,
    Comment,
    Visibility,
    Thread,
    Language,

    /// <summary>What the network asks for beside: a board, a subject.</summary>
    Extra,

    /// <summary>What happens when its moment is missed.</summary>
    Late,

    /// <summary>Where it goes: the account's handle, server, network or connector.</summary>
    Account,
}

/// <summary>One delivery that is not as it was.</summary>
/// <param name="Before">Null when it is added.</param>
/// <param name="After">Null when it is removed.</param>
/// <param name="Parts">What differs; empty for what is added or removed.</param>
internal sealed record DeliveryChange(ChangeKind Kind, ReviewedDelivery? Before, ReviewedDelivery? After, ImmutableArray<ChangedPart> Parts)
{
    /// <summary>As it is, or as it was when it is removed.</summary>
    public ReviewedDelivery Shown => After ?? Before!;

    public Post Post => Shown.Delivery.Post;

    public Account Account => Shown.Delivery.Account;

    /// <summary>Whether its message is new, gone, or not what it was: more than its moment, and what follows from that.</summary>
    public bool IsSaidAnew => Kind is ChangeKind.Added or ChangeKind.Removed || Parts.Any(part => part is not (ChangedPart.Time or ChangedPart.State));

    public bool Differs(ChangedPart part) => Parts.Contains(part);
}

/// <summary>A delivery with what its network gets.</summary>
internal sealed record ReviewedDelivery(Delivery Delivery, Networks.PreparedDelivery Prepared);
