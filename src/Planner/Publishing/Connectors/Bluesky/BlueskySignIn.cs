using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Planner.Printing;
using Planner.Publishing.Tokens;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>
/// Keeps one session for all that a run sends: a server takes 30 sign-ins in 5 minutes and 300 a day for an account
/// (bsky-docs rate-limits.md, 2026-04-21). With a key for the vault the session serves later runs, too. May be asked by many at once.
/// </summary>
internal sealed class BlueskySignIn(ConnectorSettings settings)
{
    /// <summary>Where accounts sign in that have no server of their own.</summary>
    private static readonly Uri Entryway = new("https://bsky.social");

    /// <summary>Longer than a claim's lead, so that no session ends between claim and sending.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(10);

    private readonly Lock gate = new();

    /// <summary>A session that was made for another password, account or server is none of ours.</summary>
    private readonly string seed = VaultValue.SeedOf($"{settings.Server ?? settings.Api ?? Entryway}\n{IdentifierOf(settings)}\n{settings.Secrets["app_password"]}");
    private Task<SignedIn>? current;

    public async Task<SignedIn> AskAsync(CancellationToken cancellationToken)
    {
        var asked = Current(cancellationToken);
        var signedIn = await asked;
        if (signedIn.Fault is { IsTransient: true })
        {
            // The next message tries again. A wrong password stays wrong, and is not tried at the cost of the account's sign-ins.
            Forget(asked);
        }

        return signedIn;
    }

    /// <summary>A new session for one whose access token is over; one renewal serves all who ask.</summary>
    public async Task<SignedIn> RenewAsync(BlueskySession expired, CancellationToken cancellationToken)
    {
        var before = Current(cancellationToken);
        var known = await before;
        if (ReferenceEquals(known.Session, expired))
        {
            Replace(before, () => RefreshAsync(expired, cancellationToken));
        }

        return await AskAsync(cancellationToken);
    }

    private Task<SignedIn> Current(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return current ??= CreateAsync(cancellationToken);
        }
    }

    private void Forget(Task<SignedIn> old)
    {
        lock (gate)
        {
            current = ReferenceEquals(current, old) ? null : current;
        }
    }

    private void Replace(Task<SignedIn> old, Func<Task<SignedIn>> make)
    {
        lock (gate)
        {
            current = ReferenceEquals(current, old) ? make() : current;
        }
    }

    private async Task<SignedIn> CreateAsync(CancellationToken cancellationToken)
    {
        if (settings.Vault is not { } vault)
        {
            return await RequestAsync(cancellationToken);
        }

        var kept = BlueskyStoredSession.Find(vault.Entry, seed);
        return kept is not null && !kept.IsOverAt(settings.Clock() + Margin)
            ? new SignedIn(kept, null)
            : await RenewAsync(vault, kept, cancellationToken);
    }

    private Task<SignedIn> RefreshAsync(BlueskySession expired, CancellationToken cancellationToken) =>
        settings.Vault is { } vault ? RenewAsync(vault, expired, cancellationToken) : RequestAsync(expired, cancellationToken);

    /// <summary>One run renews for all: the session that it keeps is the others', too.</summary>
    private async Task<SignedIn> RenewAsync(AccountVault vault, BlueskySession? expired, CancellationToken cancellationToken)
    {
        SignedIn? mine = null;
        var renewal = await vault.RenewAsync(
            BlueskyStoredSession.Name,
            vault.Entry.Find(BlueskyStoredSession.Name)?.Text,
            async (_, asking) =>
            {
                mine = expired is null ? await RequestAsync(asking) : await RequestAsync(expired, asking);
                return BlueskyStoredSession.Granted(mine, seed);
            },
            cancellationToken);

        // Without the vault the account signs in as if there were none: its password does not end.
        return mine ?? (renewal is VaultRenewal.Renewed renewed && BlueskyStoredSession.Find(renewed.Entry, seed) is { } other ? new SignedIn(other, null) : await RequestAsync(cancellationToken));
    }

    private async Task<SignedIn> RequestAsync(CancellationToken cancellationToken)
    {
        var server = settings.Server ?? settings.Api ?? Entryway;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/xrpc/com.atproto.server.createSession"));
        request.Content = new StringContent(Credentials(), Encoding.UTF8, "application/json");
        return Read(await settings.AskAsync(request, cancellationToken), server, null);
    }

    private async Task<SignedIn> RequestAsync(BlueskySession expired, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(expired.Server, "/xrpc/com.atproto.server.refreshSession"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", expired.RefreshToken);
        var renewed = Read(await settings.AskAsync(request, cancellationToken), expired.Server, expired);
        return renewed.Fault is { IsTransient: false } ? await RequestAsync(cancellationToken) : renewed;
    }

    private SignedIn Read(Reply reply, Uri server, BlueskySession? expired) => reply switch
    {
        Reply.Answer { IsSuccess: true } answer => SignedIn.Of(AnswerJson.TryParse(answer.Body) ?? default(JsonElement), server),
        Reply.Answer answer => new SignedIn(null, BlueskyFaults.Of(settings, answer, expired).Fault),
        _ => new SignedIn(null, ((Reply.Nothing)reply).Fault),
    };

    private static string IdentifierOf(ConnectorSettings settings) => (settings.Secrets.Find("handle") ?? settings.Account.Handle).TrimStart('@');

    private string Credentials() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("identifier", IdentifierOf(settings));
        json.WriteString("password", settings.Secrets["app_password"]);
        json.WriteEndObject();
    });
}
