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
    /// <exception cref="UsageException">The port is taken, or not for this account.</exception>
    public static async Task<ServeServer> StartAsync(int? port, RequestDelegate answer, CancellationToken cancellationToken)
    {
        Exception? refusal = null;
        foreach (var candidate in port is > 0 and var wanted ? [wanted] : port == 0 ? FreePorts() : Enumerable.Range(FirstPort, Ports))
        {
            try
            {
                return await StartOnAsync(candidate, answer, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                refusal = exception;
            }
        }

        throw new UsageException(WhyNot(port, refusal), refusal!);
    }

    /// <summary>Does not wait for browsers that listen for news: they listen for ever.</summary>
    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(new CancellationToken(canceled: true));
        kestrel.Dispose();
    }

    /// <summary>Kestrel tells of a port that is taken with an exception of its own, of everything else with the socket's.</summary>
    internal static string WhyNot(int? port, Exception? refusal) => port is not { } wanted
        ? string.Create(CultureInfo.InvariantCulture, $"None of the ports from {FirstPort} to {FirstPort + Ports - 1} is free. Choose one with --port.")
        : refusal is SocketException { SocketErrorCode: SocketError.AccessDenied }
        ? string.Create(CultureInfo.InvariantCulture, $"The system does not let you listen on port {wanted}. Choose another with --port, such as {FirstPort}.")
        : string.Create(CultureInfo.InvariantCulture, $"Port {wanted} is taken by another program. Choose another with --port.");

    private static async Task<ServeServer> StartOnAsync(int port, RequestDelegate answer, CancellationToken cancellationToken)
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
        catch
        {
            server.Dispose();
            throw;
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
