using System.Net;
using System.Text;

namespace Planner.Tests.Publishing;

/// <summary>A server on loopback that a test answers for; it keeps what it was asked.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly LoopbackListener listener;
    private readonly Func<LoopbackRequest, LoopbackAnswer> answer;
    private readonly Lock gate = new();
    private readonly List<LoopbackRequest> requests = [];

    /// <param name="answer">May be called by several threads at once.</param>
    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        this.answer = answer;
        listener = new LoopbackListener(AnswerAsync);
    }

    public Uri Address => listener.Address;

    public ImmutableArray<LoopbackRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers.AllKeys.OfType<string>().ToImmutableDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        var request = new LoopbackRequest(context.Request.HttpMethod, context.Request.RawUrl!, headers, [.. body.ToArray()]);
        lock (gate)
        {
            requests.Add(request);
        }

        var said = answer(request);
        if (said.Delay > TimeSpan.Zero)
        {
            await Task.Delay(said.Delay);
        }

        if (said.Status == 0)
        {
            // Aborting alone would end an empty answer properly.
            context.Response.ContentLength64 = 1;
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = said.Status;
        context.Response.ContentType = said.ContentType;
        foreach (var (name, value) in said.Headers)
        {
            context.Response.Headers[name] = value;
        }

        try
        {
            // Without its length an empty answer is ended twice now and then, and the next one on the connection begins with what is left over.
            var bytes = Encoding.UTF8.GetBytes(said.Body);
            context.Response.ContentLength64 = bytes.Length;
            if (request.Method != "HEAD" && bytes.Length > 0)
            {
                await context.Response.OutputStream.WriteAsync(bytes);
            }

            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Whoever asked is gone.
        }
    }
}

/// <param name="Path">With the query, as it was sent.</param>
public sealed record LoopbackRequest(string Method, string Path, ImmutableDictionary<string, string> Headers, ImmutableArray<byte> Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes.AsSpan());
}

/// <param name="Status">Zero: the connection is cut before the answer is there.</param>
public sealed record LoopbackAnswer(int Status, string Body, string ContentType = "application/json")
{
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TimeSpan Delay { get; init; }
}
