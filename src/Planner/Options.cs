namespace Planner;

/// <summary>What <c>content/planner.yml</c> says; every default stands beside its property.</summary>
public sealed record Options
{
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }

    /// <summary>The language of the site and of brands that name none: <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
    public required DateTimeZone Timezone { get; init; }

    /// <summary>Whose public holidays count where no brand or account says otherwise: ISO 3166-1 or 3166-2; null: none.</summary>
    public string? Country { get; init; }
    public HolidayPolicy Holidays { get; init; }

    /// <summary>Where the site is published; feeds need it for absolute addresses. Null: nowhere yet.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Where the repository can be browsed.</summary>
    public string? Repository { get; init; }

    /// <summary>
    /// Where the folder of <c>content/</c> lies below the repository's top: empty, or with a slash at its end. No file says
    /// it, the command line does.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>The forge's branch that edit links lead to; null: <see cref="PublishOptions.Branch"/>. No file says it, the command line does.</summary>
    public string? EditBranch { get; init; }

    /// <summary>Rules with the severity that the team chose, by name.</summary>
    public ImmutableDictionary<string, Rule> Rules { get; init; } = ImmutableDictionary<string, Rule>.Empty;
    public ReviewOptions Review { get; init; } = new();

    /// <summary>What the file itself says of it; null: nothing.</summary>
    public ReviewChoice? ReviewChoice { get; init; }
    public PublishOptions Publish { get; init; } = new();

    /// <summary>Null: nobody is told.</summary>
    public NotifyOptions? Notify { get; init; }

    /// <summary>Who is on call when, for every brand.</summary>
    public ImmutableArray<RotaLine> Rota { get; init; } = [];

    /// <summary>Themes of every brand that has none of its own.</summary>
    public ImmutableArray<Pillar> Pillars { get; init; } = [];
}

/// <summary>How publishing works.</summary>
public sealed record PublishOptions
{
    /// <summary>The branch whose tip is published; null: the remote's default branch.</summary>
    public string? Branch { get; init; }
    public string Ledger { get; init; } = "planner/ledger";

    /// <summary>How long after its moment a delivery may still go out by itself.</summary>
    public Duration Grace { get; init; } = Duration.FromMinutes(30);
    public LatePolicy Late { get; init; } = LatePolicy.Ask;

    /// <summary>How far ahead one run claims and waits.</summary>
    public Duration Lookahead { get; init; } = Duration.Zero;
}
