using System.Net;
using System.Net.Sockets;

namespace Planner.Tests.Publishing;

/// <summary>A free port of loopback, and whoever answers what arrives there.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private readonly Func<HttpListenerContext, Task> answer;
    private HttpListener listener = new();

    /// <param name="answer">May be called by several threads at once.</param>
    public LoopbackListener(Func<HttpListenerContext, Task> answer)
    {
        this.answer = answer;
        Address = Listen();
        _ = ServeAsync();
    }

    /// <summary>Without a path.</summary>
    public Uri Address { get; }

    public void Dispose() => listener.Close();

    private Uri Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            try
            {
                listener.Prefixes.Add(address + "/");
                listener.Start();
                return new Uri(address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Somebody else took the port in the meantime, and a listener that could not start is closed for good.
                listener.Close();
                listener = new HttpListener();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => answer(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
