using System.Diagnostics;
using System.Net;
using System.Text;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>git's own CGI program behind a listener on loopback that wants a header.</summary>
internal sealed class GitOverHttp : IDisposable
{
    private readonly LoopbackListener listener;
    private readonly string root;
    private readonly Func<HttpListenerRequest, int> allow;

    /// <param name="allow">The status for a request; 200 lets git answer.</param>
    public GitOverHttp(string root, Func<HttpListenerRequest, int> allow)
    {
        (this.root, this.allow) = (root, allow);
        listener = new LoopbackListener(AnswerAsync);
    }

    public string Address => listener.Address.ToString();

    public void Dispose() => listener.Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        context.Response.StatusCode = allow(context.Request);
        if (context.Response.StatusCode == 200)
        {
            using var process = Start(context.Request);
            await context.Request.InputStream.CopyToAsync(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            using var answer = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(answer);
            var bytes = answer.ToArray();
            var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            foreach (var line in Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n"))
            {
                var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
                if (name == "Status")
                {
                    context.Response.StatusCode = int.Parse(value.AsSpan(0, 3));
                }
                else
                {
                    context.Response.Headers[name] = value;
                }
            }

            await context.Response.OutputStream.WriteAsync(bytes.AsMemory(end + 4));
        }

        context.Response.Close();
    }

    private Process Start(HttpListenerRequest request)
    {
        var start = new ProcessStartInfo("git", ["-c", "http.receivepack=true", "http-backend"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["PATH_INFO"] = request.Url!.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "";
        return Process.Start(start)!;
    }
}
