using System.Text.Json;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>
/// The body of a Graph API's refusal, on graph.facebook.com, graph.instagram.com and graph.threads.net alike: its code says what it is,
/// not its status, which is 400 for nearly all of them (developers.facebook.com/docs/graph-api/guides/error-handling, 2026).
/// </summary>
/// <param name="Subcode">Zero when there is none.</param>
/// <param name="IsTransient">Whether Meta says that the same request may do later.</param>
internal sealed record GraphError(int Code, int Subcode, bool IsTransient, string Message)
{
    /// <summary>
    /// What is asked for is not there. Meta says the same of what a token may not see (code 100, subcode 33), and 803 of an address that
    /// leads nowhere.
    /// </summary>
    public bool IsGone => this is { Code: 100, Subcode: 33 } or { Code: 803 };

    /// <summary>Null when the body holds none.</summary>
    public static GraphError? Of(JsonElement? body)
    {
        if (body?.Member("error") is not { ValueKind: JsonValueKind.Object } error)
        {
            return null;
        }

        // What is meant for users says more: "The image is too large to download. It should be less than 8 MiB."
        var (message, title, told) = (error.Text("message"), error.Text("error_user_title"), error.Text("error_user_msg"));
        var words = string.Join(": ", new[] { title, told ?? message }.Where(text => text is { Length: > 0 }));
        var (code, subcode) = (Number(error, "code"), Number(error, "error_subcode"));
        var numbers = subcode == 0 ? $"code {code}" : $"code {code}, subcode {subcode}";
        return new GraphError(code, subcode, error.Member("is_transient") is { ValueKind: JsonValueKind.True }, words.Length > 0 ? $"{words.TrimEnd('.')} ({numbers})" : numbers);
    }

    private static int Number(JsonElement error, string name) =>
        error.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
}
