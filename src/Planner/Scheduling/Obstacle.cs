namespace Planner.Scheduling;

/// <summary>What keeps an account from taking a moment.</summary>
internal enum ObstacleKind
{
    /// <summary>No window of the account is open.</summary>
    OutsideWindow,
    QuietHours,

    /// <summary>The cause is the event.</summary>
    QuietEvent,

    /// <summary>The cause is the holiday.</summary>
    Holiday,

    /// <summary>The cause is why.</summary>
    Hold,

    /// <summary>The cause is the other post.</summary>
    TooClose,

    /// <summary>The cause is how many posts a day may have.</summary>
    DayFull,

    /// <summary>Clocks go forward then.</summary>
    DoesNotExist,

    /// <summary>Clocks go back then.</summary>
    Twice,

    /// <summary>The cause is the campaign or contest.</summary>
    OutsideCampaign,

    /// <summary>The cause is how long before its moment a post must be agreed.</summary>
    ApprovalNotice,

    /// <summary>The cause is the step that has to be done first.</summary>
    EarlierStep,

    /// <summary>The cause is the post's own step, which is due before.</summary>
    StepDue,

    /// <summary>The cause is the file, which may not be shown any more.</summary>
    RightsEnded,

    /// <summary>The delivery would lie before the moment from which places are looked for.</summary>
    TooEarly,
}

/// <param name="Account">The account that cannot take it.</param>
/// <param name="Cause">What it is exactly, as its kind says.</param>
internal sealed record Obstacle(ObstacleKind Kind, string Account, string Cause = "")
{
    public string Text => Kind switch
    {
        ObstacleKind.OutsideWindow => $"outside the windows of {Account}{(Cause.Length > 0 ? $": {Cause}" : "")}",
        ObstacleKind.QuietHours => $"quiet hours of {Account}: {Cause}",
        ObstacleKind.QuietEvent => $"'{Cause}', during which {Account} is quiet",
        ObstacleKind.Holiday => $"public holiday of {Account}: {Cause}",
        ObstacleKind.Hold => $"{Account} is held: {Cause}",
        ObstacleKind.TooClose => $"too close to '{Cause}' on {Account}",
        ObstacleKind.DayFull => $"{Account} has its {Cause} for that day",
        ObstacleKind.DoesNotExist => $"the time does not exist for {Account}: clocks go forward",
        ObstacleKind.Twice => $"the time comes twice for {Account}: clocks go back",
        ObstacleKind.OutsideCampaign => $"outside the dates of '{Cause}'",
        ObstacleKind.ApprovalNotice => $"{Account} wants its approval {Cause} before",
        ObstacleKind.EarlierStep => $"the step '{Cause}' comes first",
        ObstacleKind.StepDue => $"the step '{Cause}' is due before",
        ObstacleKind.RightsEnded => $"the rights to {Cause} end before",
        _ => $"too early on {Account}",
    };
}
