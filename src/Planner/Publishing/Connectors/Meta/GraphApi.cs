using System.Security.Cryptography;
using System.Text;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>
/// Requests to a Graph API, each with its token as the parameter <c>access_token</c>, and, where the account has the secret
/// <c>app_secret</c>, with the proof that whoever has the token is the app (developers.facebook.com/docs/graph-api/guides/secure-requests).
/// </summary>
/// <param name="root">Host and version, <c>https://graph.facebook.com/v25.0</c>, without a slash at its end.</param>
/// <param name="token">Asked before each request.</param>
internal sealed class GraphApi(ConnectorSettings settings, string root, Func<CancellationToken, Task<AccessToken>> token)
{
    /// <param name="path">Below the root, <c>me</c>, without a slash at its beginning.</param>
    /// <param name="fields">What is null is left out.</param>
    public Task<GraphReply> GetAsync(string path, CancellationToken cancellationToken, params (string Name, string? Value)[] fields) =>
        AskAsync(signed => new HttpRequestMessage(HttpMethod.Get, At(path).WithQuery([.. fields, .. signed])), cancellationToken);

    public Task<GraphReply> DeleteAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(signed => new HttpRequestMessage(HttpMethod.Delete, At(path).WithQuery([.. signed])), cancellationToken);

    /// <summary>With a form.</summary>
    public Task<GraphReply> PostAsync(string path, CancellationToken cancellationToken, params (string Name, string? Value)[] fields) =>
        AskAsync(signed => Requests.Form(HttpMethod.Post, At(path), [.. fields, .. signed]), cancellationToken);

    /// <summary>With files. The token is a part of its own.</summary>
    /// <param name="form">Belongs to whoever calls.</param>
    /// <param name="patience">How long the answer may take.</param>
    public Task<GraphReply> PostAsync(string path, MultipartFormDataContent form, Duration patience, CancellationToken cancellationToken) =>
        AskAsync(signed =>
        {
            foreach (var (name, value) in signed)
            {
                form.AddText(name, value);
            }

            return new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = form };
        }, cancellationToken, patience);

    private Uri At(string path) => settings.At($"{root}/{path}");

    private async Task<GraphReply> AskAsync(Func<(string Name, string? Value)[], HttpRequestMessage> make, CancellationToken cancellationToken, Duration? patience = null)
    {
        var access = await token(cancellationToken);
        if (access.Text is not { } text)
        {
            return new GraphReply.Failed(access.Fault!, MayHaveArrived: false, null);
        }

        using var request = make([("access_token", text), ("appsecret_proof", Proof(text))]);
        return await settings.AskAsync(request, cancellationToken, patience) switch
        {
            Reply.Answer answer => Read(answer, access),
            Reply.Nothing nothing => new GraphReply.Failed(nothing.Fault with { Message = access.Redact(nothing.Fault.Message) }, nothing.MayHaveArrived, null),
            _ => throw new InvalidOperationException(),
        };
    }

    private GraphReply Read(Reply.Answer answer, AccessToken access)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var error = GraphError.Of(body);
        if (answer.IsSuccess && error is null)
        {
            return body is { } json ? new GraphReply.Said(json)
                : new GraphReply.Failed(new SendFault(FaultKind.Server, $"{answer.Status}, with an answer that cannot be read"), MayHaveArrived: true, null);
        }

        var fault = GraphFaults.Of(settings, answer, error);
        return new GraphReply.Failed(fault with { Message = access.Redact(fault.Message) }, GraphFaults.LeavesOpen(answer, error), error);
    }

    /// <summary>Of the token with the app's secret as its key, in hexadecimal; null when the account has none.</summary>
    private string? Proof(string access) => settings.Secrets.Find("app_secret") is { Length: > 0 } secret
        ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(access)))
        : null;
}
