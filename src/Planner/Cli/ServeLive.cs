using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Planner.Cli;

/// <summary>
/// Tells open pages that there is a new site. A page knows the version it was served with, so that a build between serving
/// and listening is not missed.
/// </summary>
internal sealed class ServeLive
{
    public const string Folder = "/_live/";
    private const string ScriptName = "live.js";
    private const string EventsName = "events";

    /// <summary>
    /// A page in the background does not listen: browsers open six connections to a server, and everyone has more tabs. The
    /// site's policy allows no inline style, but what a script sets is not inline.
    /// </summary>
    private const string Script = """
        (() => {
          const mine = new URL(document.currentScript.src).searchParams.get('v');
          const line = document.createElement('p');
          line.setAttribute('role', 'status');
          Object.assign(line.style, { position: 'fixed', inset: 'auto 0 0 0', margin: '0', padding: '.5rem 1rem', background: '#7a1f1f', color: '#fff', font: '1rem/1.4 system-ui, sans-serif', zIndex: '1000', whiteSpace: 'pre-wrap' });
          let events;
          const listen = () => {
            if (document.hidden || events) { return; }
            events = new EventSource('/_live/events');
            events.addEventListener('version', event => { if (event.data !== mine) { location.reload(); } });
            events.addEventListener('problem', event => {
              line.textContent = JSON.parse(event.data);
              if (line.textContent) { document.body.append(line); } else { line.remove(); }
            });
          };
          const rest = () => { if (document.hidden && events) { events.close(); events = undefined; } };
          document.addEventListener('visibilitychange', () => { rest(); listen(); });
          addEventListener('pagehide', () => { if (events) { events.close(); events = undefined; } });
          addEventListener('pageshow', listen);
          listen();
        })();
        """;

    private readonly Lock gate = new();
    private readonly List<Channel<string>> listeners = [];
    private readonly string run = Guid.NewGuid().ToString("N");
    private int builds;
    private string problem = "";

    /// <summary>Another one after every build that changed the site, and after a restart.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{run}-{builds}");

    /// <summary>What is added to each page.</summary>
    public string Element => $"<script src=\"{Folder}{ScriptName}?v={Version}\"></script>";

    public void Tell(BuildOutcome outcome)
    {
        lock (gate)
        {
            builds += outcome.IsChanged ? 1 : 0;
            problem = outcome.Problem ?? "";
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(News());
            }
        }
    }

    /// <summary>Answers below <see cref="Folder"/>.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value![Folder.Length..])
        {
            case ScriptName:
                context.Response.ContentType = "text/javascript; charset=utf-8";
                return context.Response.WriteAsync(Script, context.RequestAborted);
            case EventsName:
                return SendNewsAsync(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private async Task SendNewsAsync(HttpContext context)
    {
        var channel = Channel.CreateUnbounded<string>();
        lock (gate)
        {
            channel.Writer.TryWrite("retry: 500\n\n" + News());
            listeners.Add(channel);
        }

        context.Response.ContentType = "text/event-stream";
        try
        {
            await foreach (var news in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(news, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The page was closed, or the server stops.
        }
        finally
        {
            lock (gate)
            {
                listeners.Remove(channel);
            }
        }
    }

    private string News() => $"event: version\ndata: {Version}\n\nevent: problem\ndata: {JsonSerializer.Serialize(problem)}\n\n";
}
