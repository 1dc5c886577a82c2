namespace Planner.Publishing;

/// <summary>The times of publishing, each with its reason.</summary>
internal static class Timing
{
    /// <summary>How long after its moment a delivery is still spoken of; what is older is history.</summary>
    public static Duration Recent => Duration.FromDays(7);

    /// <summary>How long before its moment a waiting run claims: time for media to be uploaded, short enough that a killed run leaves no claim for hours.</summary>
    public static Duration ClaimLead => Duration.FromMinutes(3);

    /// <summary>How long a claim holds after the moment, or after it was made; a run that needs more renews it.</summary>
    public static Duration Lease => Duration.FromMinutes(5);

    /// <summary>How far the clocks of two runners may differ: nobody takes over a claim before it is over by this, too.</summary>
    public static Duration ClockTolerance => Duration.FromMinutes(2);

    /// <summary>Beyond this no two clocks differ by accident; nothing is sent then.</summary>
    public static Duration ClockFarOff => Duration.FromMinutes(10);

    /// <summary>Before the moment the content is looked at once more, and the ledger is told that sending begins: pushes take seconds.</summary>
    public static Duration LastLook => Duration.FromSeconds(10);

    /// <summary>How old the content may be that something is sent by without looking again.</summary>
    public static Duration StillFresh => Duration.FromSeconds(20);

    /// <summary>How far ahead a network that holds posts itself is given them.</summary>
    public static Duration HandOff => Duration.FromHours(24);

    /// <summary>How far back the same text on the same account is a duplicate.</summary>
    public static Duration SameText => Duration.FromDays(30);

    /// <summary>What a run may take beyond what it looks ahead.</summary>
    public static Duration Patience => Duration.FromMinutes(10);
}
