using System.Text.Json;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>An account that is signed in. It prints nothing of its tokens.</summary>
/// <param name="Did">The account's name for ever: <c>did:plc:…</c>.</param>
/// <param name="Handle">Its name now.</param>
/// <param name="Server">Where its records are: with bsky.social another host than the one that was asked.</param>
/// <param name="AccessToken">For two hours (atproto packages/pds/src/account-manager/helpers/auth.ts, 2026-08-20).</param>
/// <param name="RefreshToken">For a new pair of tokens, once.</param>
internal sealed record BlueskySession(string Did, string Handle, Uri Server, string AccessToken, string RefreshToken)
{
    /// <summary>What the protocol puts in place of a handle that leads nowhere any more.</summary>
    private const string NoHandle = "handle.invalid";

    /// <summary>Whether an earlier run signed in: then it may have been revoked since.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether its access token says that it is over then.</summary>
    public bool IsOverAt(Instant moment) => BlueskyStoredSession.EndOf(AccessToken) < moment;

    /// <summary>Where people see a post of the account.</summary>
    public string UrlOf(string recordKey) => $"https://bsky.app/profile/{(Handle is NoHandle or "" ? Did : Handle)}/post/{recordKey}";

    public string Redact(string text) => text.Replace(AccessToken, "***", StringComparison.Ordinal).Replace(RefreshToken, "***", StringComparison.Ordinal);

    public override string ToString() => Did;
}

/// <summary>Either a session or why there is none.</summary>
internal sealed record SignedIn(BlueskySession? Session, SendFault? Fault)
{
    /// <summary>From the answer of createSession and refreshSession.</summary>
    /// <param name="asked">The server that gave it.</param>
    public static SignedIn Of(JsonElement answer, Uri asked)
    {
        if (answer.Text("did") is not { } did || answer.Text("accessJwt") is not { Length: > 0 } access || answer.Text("refreshJwt") is not { Length: > 0 } refresh)
        {
            return Failed(FaultKind.Server, "the server's answer holds no session");
        }

        if (answer.Member("active") is { ValueKind: JsonValueKind.False })
        {
            return Failed(FaultKind.Authorization, $"the account is {answer.Text("status") ?? "not active"}");
        }

        var server = PersonalServer(answer.Member("didDoc")) is { } named ? Trusted(named, asked) : asked;
        return server is null
            ? Failed(FaultKind.Configuration, "the account's own server has no https address; credentials are not sent there")
            : new SignedIn(new BlueskySession(did, answer.Text("handle") ?? "", server, access, refresh), null);
    }

    private static SignedIn Failed(FaultKind kind, string said) => new(null, new SendFault(kind, said));

    /// <summary>The address that the account's public document names (atproto.com/specs/did); null when it names none.</summary>
    private static string? PersonalServer(JsonElement? document)
    {
        if (document?.Member("service") is not { ValueKind: JsonValueKind.Array } services)
        {
            return null;
        }

        var service = services.EnumerateArray().FirstOrDefault(each => each.Text("id")?.EndsWith("#atproto_pds", StringComparison.Ordinal) is true);
        return service.Text("serviceEndpoint");
    }

    /// <summary>https; a server on this machine is believed when it sends to this machine.</summary>
    private static Uri? Trusted(string address, Uri asked) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && asked.IsLoopback))
            ? new Uri(uri.GetLeftPart(UriPartial.Authority))
            : null;
}
