using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Planner.Cli;

/// <summary>
/// Kestrel without a host around it: there is nothing to configure, and nothing in a folder or the environment (an
/// <c>appsettings.json</c>, <c>ASPNETCORE_URLS</c>) may open it to the network. It listens on loopback alone.
/// </summary>
internal sealed class ServeServer : IAsyncDisposable
{
    private const int FirstPort = 4000;
    private const int Ports = 20;
    private readonly KestrelServer kestrel;

    private ServeServer(KestrelServer kestrel, int port)
    {
        this.kestrel = kestrel;
        Address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/");
    }

    public string Address { get; }

    /// <param name="port">Null: the first free one from 4000 on. Zero: any.</param>
    /// <param name="answer">Answers one request.</param>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<ServeServer> StartAsync(int? port, RequestDelegate answer, CancellationToken cancellationToken)
    {
        foreach (var candidate in port is > 0 and var wanted ? [wanted] : port == 0 ? FreePorts() : Enumerable.Range(FirstPort, Ports))
        {
            if (await TryStartAsync(candidate, answer, cancellationToken) is { } server)
            {
                return server;
            }
        }

        throw new UsageException(port is { } taken
            ? string.Create(CultureInfo.InvariantCulture, $"Port {taken} is taken by another program. Choose another with --port.")
            : string.Create(CultureInfo.InvariantCulture, $"The ports from {FirstPort} to {FirstPort + Ports - 1} are taken. Choose one with --port."));
    }

    /// <summary>Does not wait for browsers that listen for news: they listen for ever.</summary>
    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(new CancellationToken(canceled: true));
        kestrel.Dispose();
    }

    private static async Task<ServeServer?> TryStartAsync(int port, RequestDelegate answer, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 0;
        foreach (var address in Loopbacks())
        {
            options.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Microsoft.Extensions.Options.Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(new Application(answer), cancellationToken);
            return new ServeServer(server, port);
        }
        catch (IOException)
        {
            server.Dispose();
            return null;
        }
    }

    /// <summary>Browsers try either for <c>localhost</c>. A machine may have IPv6 and yet no such address.</summary>
    private static IEnumerable<IPAddress> Loopbacks()
    {
        yield return IPAddress.Loopback;
        if (Socket.OSSupportsIPv6 && CanListen(IPAddress.IPv6Loopback))
        {
            yield return IPAddress.IPv6Loopback;
        }
    }

    private static bool CanListen(IPAddress address)
    {
        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Ports that the system says are free; one may be taken before it is used, so a few are tried.</summary>
    private static IEnumerable<int> FreePorts()
    {
        for (var attempt = 0; attempt < Ports; attempt++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            yield return port;
        }
    }

    private sealed class Application(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
