namespace Planner.Publishing;

/// <summary>What a run would do with a delivery.</summary>
internal enum Verdict
{
    /// <summary>It goes out now.</summary>
    Send,

    /// <summary>It comes due within the time that the run looks ahead; the run waits for it.</summary>
    WaitThenSend,

    /// <summary>It does not go out, and nobody has to do anything.</summary>
    Skip,

    /// <summary>It does not go out, and a person has to say what becomes of it.</summary>
    Ask,
}

/// <param name="Reason">Why, in words a person can act on.</param>
internal sealed record Decision(Delivery Delivery, Verdict Verdict, string Reason);
