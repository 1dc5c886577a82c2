namespace Planner;

/// <summary>What an account does on public holidays.</summary>
public enum HolidayPolicy
{
    /// <summary>Nobody said: what somebody plans for the day is no mistake, and nothing is proposed for it.</summary>
    Unsaid,

    /// <summary>As on any other day.</summary>
    Speak,

    /// <summary>A post on such a day is a finding.</summary>
    Quiet,
}
