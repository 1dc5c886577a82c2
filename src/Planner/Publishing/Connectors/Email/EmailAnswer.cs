namespace Planner.Publishing.Connectors.Email;

/// <summary>What became of one recipient's letter.</summary>
/// <param name="Fault">What the server said; null when it took the letter.</param>
internal sealed record EmailAnswer(EmailAnswerKind Kind, SendFault? Fault = null);

internal enum EmailAnswerKind
{
    Accepted,

    /// <summary>4xx: the server wants to be asked again.</summary>
    Later,

    /// <summary>5xx: not to this recipient.</summary>
    Refused,

    /// <summary>5xx after the letter: not this letter, at least not to this recipient.</summary>
    LetterRefused,

    /// <summary>5xx to the sender: to nobody.</summary>
    AllRefused,

    /// <summary>The connection ended before any of the letter was sent.</summary>
    Unsent,

    /// <summary>The connection ended while it was being sent: the server may have it.</summary>
    Lost,
}
