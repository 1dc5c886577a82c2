namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// The location that an account posts for, with the account that it belongs to, as posts want both: <c>accounts/1/locations/2</c>. They stand below
/// <c>extra:</c> or among the secrets; what is missing there is asked for, and taken when there is only one.
/// </summary>
internal sealed class GoogleBusinessPlace(GoogleBusinessServer server)
{
    /// <summary>Pages of accounts, or of one account's locations; nobody has more to choose from.</summary>
    private const int MostPages = 10;

    private readonly ConnectorSettings settings = server.Settings;
    private volatile string? known;

    /// <summary>Its full name, or why it cannot be told.</summary>
    public async Task<(string? Name, SendFault? Fault)> AskAsync(CancellationToken cancellationToken)
    {
        if (known is { } name)
        {
            return (name, null);
        }

        var account = Named("account", "accounts");
        var location = Named("location", "locations");
        if (account is { Length: 0 } || location is { Length: 0 })
        {
            return (null, Wrong("account and location are the numbers that Google gave them, such as 'account: \"112233445566778899001\"'"));
        }

        if (account is not null && location is not null)
        {
            return (known = $"accounts/{account}/locations/{location}", null);
        }

        var (all, fault) = await AllAsync(account, cancellationToken);
        if (fault is not null)
        {
            return (null, fault);
        }

        ImmutableArray<Place> fitting = [.. all.Where(place => location is null || place.Name.EndsWith($"/locations/{location}", StringComparison.Ordinal))];
        return fitting switch
        {
            [var only] => (known = only.Name, null),
            [] => (null, Wrong("the Google account manages no such location")),
            _ => (null, Wrong($"the Google account manages several locations; name account and location under extra: {string.Join(", ", fitting.Take(5).Select(place => $"{place.Name} ({place.Title})"))}")),
        };
    }

    /// <summary>Whether it may stand in an address as a resource's name.</summary>
    public static bool IsName(string name, params ReadOnlySpan<string> kinds)
    {
        var parts = name.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts.Length != kinds.Length * 2 || (at % 2 == 0 ? parts[at] != kinds[at / 2] : !IsId(parts[at])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsId(string text) => text.Length > 0 && text.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');

    /// <summary>Its id; null when nobody says it, empty when it is none. <c>location</c> may be the full name and say both.</summary>
    private string? Named(string name, string kind)
    {
        var said = Said(name) ?? (name == "account" && Said("location") is { } both && both.StartsWith("accounts/", StringComparison.Ordinal) ? both : null);
        if (said is null)
        {
            return null;
        }

        var parts = said.Trim('/').Split('/');
        var at = Array.IndexOf(parts, kind);
        var id = at >= 0 && at + 1 < parts.Length ? parts[at + 1] : parts.Length == 1 ? parts[0] : "";
        return IsId(id) ? id : "";
    }

    private string? Said(string name) =>
        (settings.Secrets.Find(name + "_id") ?? settings.Secrets.Find(name) ?? Extra(name + "_id") ?? Extra(name))?.Trim() is { Length: > 0 } text ? text : null;

    private string? Extra(string name) => settings.Account.Extra.TryGetValue(name, out var text) ? text.Value : null;

    private async Task<(ImmutableArray<Place> All, SendFault? Fault)> AllAsync(string? account, CancellationToken cancellationToken)
    {
        ImmutableArray<Place> accounts = [new Place($"accounts/{account}", "")];
        if (account is null)
        {
            (accounts, var fault) = await PagesAsync(page => server.AccountsAsync(page, cancellationToken), "accounts", "accountName");
            if (fault is not null)
            {
                return ([], fault);
            }
        }

        var all = ImmutableArray.CreateBuilder<Place>();
        foreach (var each in accounts.Where(each => IsName(each.Name, "accounts")))
        {
            var (locations, fault) = await PagesAsync(page => server.LocationsAsync(each.Name, page, cancellationToken), "locations", "title");
            if (fault is not null)
            {
                return ([], fault);
            }

            all.AddRange(locations.Where(location => IsName(location.Name, "locations")).Select(location => location with { Name = $"{each.Name}/{location.Name}" }));
        }

        return (all.ToImmutable(), null);
    }

    private async Task<(ImmutableArray<Place> All, SendFault? Fault)> PagesAsync(Func<string?, Task<Reply>> ask, string list, string title)
    {
        var all = ImmutableArray.CreateBuilder<Place>();
        var next = (string?)null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await ask(next);
            if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: System.Text.Json.JsonValueKind.Object } body)
            {
                return ([], server.FaultOf(reply));
            }

            all.AddRange(body.List(list).Select(each => new Place(each.Text("name") ?? "", settings.Told(each.Text(title) ?? ""))));
            next = body.Text("nextPageToken");
            if (next is not { Length: > 0 })
            {
                break;
            }
        }

        return (all.ToImmutable(), null);
    }

    private static SendFault Wrong(string why) => new(FaultKind.Configuration, why);

    private sealed record Place(string Name, string Title);
}
