using Planner.Publishing.Connectors.OAuth;
using Planner.Publishing.Tokens;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>
/// A token of 60 days that is exchanged for another one while it lives, as Instagram's and Threads' logins give it: it is itself what gets the
/// next one, once it is a day old (developers.facebook.com/docs/threads/get-started/long-lived-tokens, 2026). The vault keeps what was got;
/// without a vault the token is used as it is.
/// </summary>
/// <param name="address">Where one is exchanged, as Meta documents it, with its host.</param>
/// <param name="grant">The exchange's <c>grant_type</c>.</param>
internal sealed class LongLivedToken(ConnectorSettings settings, string address, string grant)
{
    /// <summary>The secret's name, and the value's in the vault.</summary>
    public const string Name = "access_token";

    /// <summary>Half of a token's life: an account that posts once a month keeps its token.</summary>
    private static readonly Duration Ahead = Duration.FromDays(30);

    private readonly Lock gate = new();
    private Task<AccessToken>? current;

    private string Given => settings.Secrets[Name].Trim();

    /// <summary>The token as it is, not exchanged.</summary>
    public AccessToken AsItIs => Kept is { } kept ? new AccessToken(kept.Text, null) { Until = kept.Until } : new AccessToken(Given, null);

    /// <summary>What the vault holds of the token that was given, or was made from it; null where it holds nothing of it.</summary>
    private VaultValue? Kept => settings.Vault?.Entry.Find(Name) is { } kept && (kept.Text == Given || kept.Seed == Seed) ? kept : null;

    /// <summary>Of the variable's value. Where the vault's value was taken for it, that one knows.</summary>
    private string? Seed => settings.Vault?.Entry.Find(Name) is { } kept && kept.Text == Given ? kept.Seed : VaultValue.SeedOf(Given);

    /// <summary>A token that lives; exchanged when its end is near, or nobody knows when that is.</summary>
    public Task<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return current ??= FindAsync(cancellationToken);
        }
    }

    private async Task<AccessToken> FindAsync(CancellationToken cancellationToken)
    {
        if (settings.Vault is not { } vault || AsItIs.Until > settings.Clock() + Ahead)
        {
            return AsItIs;
        }

        var (used, seed) = (AsItIs.Text!, Seed);
        var renewal = await vault.RenewAsync(Name, vault.Entry.Find(Name)?.Text, async (_, asking) => await GrantAsync(used, seed, asking), cancellationToken);

        // What could not be exchanged, because it is not a day old, or Meta fails, serves until its end.
        return renewal is VaultRenewal.Renewed { Entry: var entry } && entry.Find(Name) is { } got && (got.Seed == seed || got.Text == used)
            ? new AccessToken(got.Text, null) { Until = got.Until }
            : new AccessToken(used, null);
    }

    private async Task<VaultGrant> GrantAsync(string used, string? seed, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.At(address).WithQuery(("grant_type", grant), (Name, used)));
        var nothing = ImmutableDictionary<string, VaultValue>.Empty;
        switch (await settings.AskAsync(request, cancellationToken))
        {
            case Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body) is { } json && GrantedTokens.Of(json) is { } granted:
                return new VaultGrant(nothing.Add(Name, new VaultValue(granted.Access, granted.Lives is { } lives ? settings.Clock() + lives : null, seed)));
            case Reply.Answer answer:
                return new VaultGrant(nothing, GraphFaults.Of(settings, answer, GraphError.Of(AnswerJson.TryParse(answer.Body))));
            case Reply.Nothing lost:
                return new VaultGrant(nothing, lost.Fault);
            default:
                throw new InvalidOperationException();
        }
    }
}
