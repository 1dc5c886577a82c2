namespace Planner.Attending;

/// <summary>Why something needs a person; in the order in which it is told among what is as urgent.</summary>
internal enum Need
{
    /// <summary>Deliveries that are late, that failed, or of which nobody knows whether they are out.</summary>
    Late,

    /// <summary>Deliveries that a person was asked to post by hand.</summary>
    Asked,

    /// <summary>Deliveries whose moment came without approval.</summary>
    Expired,

    /// <summary>Findings of severity error.</summary>
    Errors,

    /// <summary>Incidents that nobody has closed.</summary>
    Incidents,

    /// <summary>Draws that can be held, or whose list is not on record yet.</summary>
    Draws,

    /// <summary>Who is on call today.</summary>
    OnCall,

    /// <summary>What goes out today by itself.</summary>
    Today,
    Approval,

    /// <summary>Deliveries that a hold or an open step stops.</summary>
    Held,

    /// <summary>Holds in force.</summary>
    Holds,
    Steps,
    Deliverables,

    /// <summary>Posts that are soon due and not ready.</summary>
    Drafts,

    /// <summary>Posts that could go out, but for a time.</summary>
    Undated,

    /// <summary>Weeks of accounts, pillars and campaigns with too little planned.</summary>
    Gaps,

    /// <summary>Budgets that are nearly gone, or more than gone.</summary>
    Budgets,

    /// <summary>Media whose rights end soon.</summary>
    Rights,

    /// <summary>Secrets of accounts that end soon.</summary>
    Tokens,
}
