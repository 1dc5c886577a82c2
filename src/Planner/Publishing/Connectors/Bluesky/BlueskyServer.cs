using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>Asks the account's server in the account's name.</summary>
internal sealed class BlueskyServer(ConnectorSettings settings)
{
    private readonly BlueskySignIn signIn = new(settings);

    public Task<SignedIn> SignInAsync(CancellationToken cancellationToken) => signIn.AskAsync(cancellationToken);

    /// <param name="make">Makes the request, relative to <c>/xrpc/</c>; a second time when the access token turns out to be over, which the server says before it does anything.</param>
    public async Task<BlueskyReply> AskAsync(Func<BlueskySession, HttpRequestMessage> make, CancellationToken cancellationToken, Duration? patience = null)
    {
        var signedIn = await signIn.AskAsync(cancellationToken);
        if (signedIn.Session is not { } session)
        {
            return NotSignedIn(signedIn);
        }

        var reply = await AskOnceAsync(session, make, patience, cancellationToken);
        if (reply is not BlueskyReply.Failed failed || !(failed.Error is BlueskyFaults.ExpiredToken || (session.IsStored && failed.Fault.Kind is FaultKind.Authorization)))
        {
            return reply;
        }

        signedIn = await signIn.RenewAsync(session, cancellationToken);
        return signedIn.Session is { } renewed ? await AskOnceAsync(renewed, make, patience, cancellationToken) : NotSignedIn(signedIn);
    }

    private async Task<BlueskyReply> AskOnceAsync(BlueskySession session, Func<BlueskySession, HttpRequestMessage> make, Duration? patience, CancellationToken cancellationToken)
    {
        // Nothing has left yet.
        cancellationToken.ThrowIfCancellationRequested();
        using var request = make(session);
        request.RequestUri = new Uri(session.Server, "/xrpc/" + request.RequestUri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        return await settings.AskAsync(request, cancellationToken, patience) switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body) is { } body => new BlueskyReply.Said(session, body),
            Reply.Answer { IsSuccess: true } => new BlueskyReply.Failed(new SendFault(FaultKind.Server, "the server's answer is no JSON"), null, MayHaveArrived: true),
            Reply.Answer answer => BlueskyFaults.Of(settings, answer, session),
            Reply.Nothing nothing => new BlueskyReply.Failed(nothing.Fault, null, nothing.MayHaveArrived),
            _ => throw new InvalidOperationException(),
        };
    }

    private static BlueskyReply.Failed NotSignedIn(SignedIn signedIn) => new(signedIn.Fault!, null, MayHaveArrived: false);
}
