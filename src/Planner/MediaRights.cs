namespace Planner;

/// <summary>What the team may do with a picture or video of somebody else: in words that people read, or in fields that are checked.</summary>
public sealed record MediaRights
{
    public required SourceSpan Source { get; init; }

    /// <summary>Who allowed its use, and how; null where fields say it.</summary>
    public string? Text { get; init; }

    /// <summary>The last day on which it may be shown.</summary>
    public Located<LocalDate>? Until { get; init; }

    /// <summary>The networks on which it may be shown; empty: every one.</summary>
    public ImmutableArray<Located<string>> Networks { get; init; } = [];

    /// <summary>Words that must stand beside it: the name of who made it.</summary>
    public Located<string>? Credit { get; init; }
    public string? Licence { get; init; }

    /// <summary>Whose it is: what their file says of rights counts too.</summary>
    public Located<string>? Partner { get; init; }

    /// <summary>Whether a part of it could not be read, so that nobody knows what it allows.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether anything in it can be checked.</summary>
    public bool HasFields => IsUnreadable || Until is not null || !Networks.IsEmpty || Credit is not null || Licence is not null || Partner is not null;

    /// <summary>Whether both allow the same, wherever they stand.</summary>
    public bool Allows(MediaRights other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Until?.Value == other.Until?.Value && Credit?.Value == other.Credit?.Value && Licence == other.Licence && Partner?.Value == other.Partner?.Value
            && Networks.Select(network => network.Value).Order(StringComparer.Ordinal).SequenceEqual(other.Networks.Select(network => network.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>As one line, for comparing versions: the words, else the fields as they are written.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Text,
        Until is { } until ? "until: " + new WrittenDate(until.Value) : null,
        Networks.IsEmpty ? null : "networks: " + string.Join(' ', Networks.Select(network => network.Value)),
        Credit is { } credit ? "credit: " + credit.Value : null,
        Licence is { } licence ? "licence: " + licence : null,
        Partner is { } partner ? "partner: " + partner.Value : null,
    }.OfType<string>());
}
