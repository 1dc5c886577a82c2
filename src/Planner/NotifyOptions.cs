namespace Planner;

/// <summary>What people are told of a run.</summary>
public enum NotifyReason
{
    /// <summary>A network refused it, or it could not be sent.</summary>
    Failed,

    /// <summary>Nobody can tell whether it is out.</summary>
    Uncertain,

    /// <summary>Its moment was missed, and a person has to say what becomes of it.</summary>
    Late,

    /// <summary>A person is to post it by hand.</summary>
    Asked,
}

/// <summary>Where a run tells what people have to know. Secrets stand here by the names of their environment variables.</summary>
public sealed record NotifyOptions
{
    public static ImmutableArray<NotifyReason> Everything { get; } = [NotifyReason.Failed, NotifyReason.Uncertain, NotifyReason.Late, NotifyReason.Asked];

    public ImmutableArray<NotifyReason> On { get; init; } = Everything;

    /// <summary>Holds the address of a program of the team's own.</summary>
    public string? Webhook { get; init; }

    /// <summary>Holds the key that signs what goes to <see cref="Webhook"/>; null: it is not signed.</summary>
    public string? Key { get; init; }

    /// <summary>Holds the address of an incoming webhook.</summary>
    public string? Slack { get; init; }

    /// <summary>Holds the address of a channel's webhook.</summary>
    public string? Discord { get; init; }
    public NotifyEmail? Email { get; init; }
}

/// <param name="User">Holds the user's name; null: the server wants none.</param>
/// <param name="Password">Holds the password.</param>
public sealed record NotifyEmail(ImmutableArray<string> To, string From, MailServer Server, string? User, string? Password);

public sealed record MailServer(string Host, int Port);
