namespace Planner;

/// <summary>A brand's presence on one network.</summary>
public sealed record Account : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required Located<string> Network { get; init; }
    public required Located<string> Brand { get; init; }
    public required string Handle { get; init; }

    /// <summary>The server's address; https, or http on loopback.</summary>
    public Located<string>? Server { get; init; }

    /// <summary>Where the network's API is, instead of its own address; https, or http on loopback.</summary>
    public Located<string>? Api { get; init; }

    /// <summary>The transport, when it is not the network's own: <c>manual</c>, <c>file</c>.</summary>
    public Located<string>? Connector { get; init; }

    /// <summary>Names of environment variables by what they hold; never the secrets themselves.</summary>
    public NamedTexts Secrets { get; init; } = NamedTexts.None;
    public string? Language { get; init; }
    public DateTimeZone? Timezone { get; init; }

    /// <summary>Whose public holidays count for it: ISO 3166-1 or 3166-2; null: its brand's.</summary>
    public string? Country { get; init; }
    public HolidayPolicy Holidays { get; init; }
    public Cadence? Cadence { get; init; }

    /// <summary>Hours in which the account speaks; empty: any.</summary>
    public ImmutableArray<WeeklyWindow> Windows { get; init; } = [];

    /// <summary>Hours in which the account is silent.</summary>
    public ImmutableArray<WeeklyWindow> Quiet { get; init; } = [];
    public bool NativeSchedule { get; init; }
    public TimeOffset? Grace { get; init; }
    public LatePolicy? Late { get; init; }

    /// <summary>What the account may spend on a network's API in a calendar month, in US dollars.</summary>
    public decimal? ApiBudget { get; init; }

    /// <summary>Who has to say yes to its posts, where that differs from what wider files say.</summary>
    public ReviewChoice? Review { get; init; }

    /// <summary>Limits that the server states about itself, by name.</summary>
    public ImmutableDictionary<string, decimal> Instance { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Plain values below <c>extra:</c> by name; what networks ask for is looked up here.</summary>
    public NamedTexts Extra { get; init; } = NamedTexts.None;

    /// <summary>Networks to which no program of a team's own can post: <see cref="Publishing.Connectors.Manual.ManualConnector.Networks"/>.</summary>
    internal static ImmutableArray<string> NetworksByHand { get; } = ["snapchat", "whatsapp"];

    /// <summary>Whether a person posts there, since no program does.</summary>
    internal bool IsByHand => (Connector?.Value ?? Network.Value) is var transport && (transport == "manual" || NetworksByHand.Contains(transport));

    string IEntity.Title => Handle;
}

/// <summary>How often an account should speak. Absent means not watched.</summary>
/// <param name="PerWeek">Posts expected in each week from Monday to Sunday.</param>
/// <param name="MaxPerDay">Posts allowed on one local date.</param>
/// <param name="MinGap">Time that must lie between two posts.</param>
public sealed record Cadence(int? PerWeek, int? MaxPerDay, TimeOffset? MinGap, SourceSpan Source);

/// <summary>Hours on some days of the week; an end at or before the start is on the next day.</summary>
public sealed record WeeklyWindow(ImmutableArray<IsoDayOfWeek> Days, LocalTime Start, LocalTime End)
{
    /// <summary>The start is part of the window; the end is not.</summary>
    public bool Contains(LocalDateTime time)
    {
        var clock = time.TimeOfDay;
        return Start < End
            ? Days.Contains(time.DayOfWeek) && clock >= Start && clock < End
            : (Days.Contains(time.DayOfWeek) && clock >= Start) || (Days.Contains(time.Date.PlusDays(-1).DayOfWeek) && clock < End);
    }
}
