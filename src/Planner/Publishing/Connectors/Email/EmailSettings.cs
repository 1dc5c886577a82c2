namespace Planner.Publishing.Connectors.Email;

/// <summary>What an account says of its letters.</summary>
/// <param name="Port">465 speaks TLS from its first byte (RFC 8314); on any other STARTTLS follows.</param>
/// <param name="From">A mailbox, perhaps with a name.</param>
/// <param name="Recipients">Mailboxes; they are secret, and never printed.</param>
internal sealed record EmailSettings(string Host, int Port, bool IsTls, string From, ImmutableArray<string> Recipients)
{
    /// <summary>An address over https that takes a POST (RFC 8058), or a mailbox; <c>{recipient}</c> in it stands for the reader's own.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>As RFC 2919 has it, without its brackets.</summary>
    public required string ListId { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>Behind the last <c>@</c>.</summary>
    public string Domain => DomainOf(From);

    /// <summary>How many letters go out between two notes.</summary>
    public required int Batch { get; init; }

    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "::1";

    public static (EmailSettings? Letter, SendFault? Fault) Of(ConnectorSettings settings)
    {
        var (account, extra) = (settings.Account, settings.Account.Extra);
        string? Said(string name) => extra.TryGetValue(name, out var said) && said.Value.Trim() is { Length: > 0 } text ? text : null;
        if (Said("smtp") is not { } server || Address(server) is not { } address)
        {
            return Wrong("the account does not say where letters are handed in: 'extra: {smtp: smtp.example.org:465}'");
        }

        if ((Said("from") ?? account.Handle) is var from && !IsMailbox(from))
        {
            return Wrong("the account does not say who writes: 'extra: {from: \"Atelier <news@example.org>\"}', or a mailbox as its handle");
        }

        var text = settings.Secrets.Find("recipients") ?? settings.Secrets.Find("recipients_file") ?? Said("to");
        if (text is null)
        {
            return Wrong("it names no recipients: the secret 'recipients' or 'recipients_file', or one mailing list's address as 'extra: {to: …}'");
        }

        var all = Listed(text);
        var good = all.TakeWhile(IsMailbox).Count();
        if (good < all.Length || all.IsEmpty)
        {
            return Wrong(all.IsEmpty ? "the list of recipients is empty" : string.Create(CultureInfo.InvariantCulture, $"number {good + 1} of the list of recipients is no mailbox"));
        }

        var unsubscribe = Said("unsubscribe");
        if (unsubscribe is not null && !unsubscribe.StartsWith("https://", StringComparison.Ordinal) && !unsubscribe.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return Wrong("'unsubscribe:' has to begin with https:// or mailto:");
        }

        return (new EmailSettings(address.Host, address.Port, address.IsTls, from, all)
        {
            Unsubscribe = unsubscribe,
            ListId = (Said("list_id") ?? $"{account.Id}.{DomainOf(from)}").Trim('<', '>', ' '),
            ReplyTo = Said("reply_to"),
            Batch = int.TryParse(Said("batch"), NumberStyles.None, CultureInfo.InvariantCulture, out var batch) && batch > 0 ? batch : ((all.Length - 1) / 100) + 1,
        }, null);
    }

    /// <summary>One in a line, or apart by commas or semicolons; what follows <c>#</c> at a line's beginning is left out, and so is one that comes again.</summary>
    private static ImmutableArray<string> Listed(string text) =>
    [
        .. text.Split('\n').Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => line.Split([',', ';', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).DistinctBy(mailbox => AddressOf(mailbox).ToLowerInvariant(), StringComparer.Ordinal),
    ];

    private static (string Host, int Port, bool IsTls)? Address(string server)
    {
        var isTls = server.StartsWith("smtps://", StringComparison.OrdinalIgnoreCase);
        var bare = isTls ? server["smtps://".Length..] : server.StartsWith("smtp://", StringComparison.OrdinalIgnoreCase) ? server["smtp://".Length..] : server;
        var colon = bare.LastIndexOf(':');
        var (host, port) = colon < 0 ? (bare, isTls ? 465 : 587) : (bare[..colon], int.TryParse(bare[(colon + 1)..].TrimEnd('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return Uri.CheckHostName(host.Trim('[', ']')) is UriHostNameType.Unknown || port is < 1 or > 65535 ? null : (host.Trim('[', ']'), port, isTls || port == 465);
    }

    /// <summary>Without the name before it.</summary>
    private static string AddressOf(string mailbox) => mailbox.LastIndexOf('<') is >= 0 and var start ? mailbox[(start + 1)..].TrimEnd('>', ' ') : mailbox.Trim();

    private static string DomainOf(string mailbox) => AddressOf(mailbox).Split('@')[^1];

    private static bool IsMailbox(string mailbox) =>
        AddressOf(mailbox) is var address && address.LastIndexOf('@') is > 0 and var at && at < address.Length - 1 && !address.AsSpan().ContainsAny(" \t<>()") && !mailbox.Contains('\n', StringComparison.Ordinal);

    private static (EmailSettings? Letter, SendFault? Fault) Wrong(string message) => (null, new SendFault(FaultKind.Configuration, message));
}
