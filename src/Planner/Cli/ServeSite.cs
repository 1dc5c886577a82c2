using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Planner.Cli;

/// <summary>Answers requests with the files of a built site, for one person on this machine.</summary>
internal sealed class ServeSite(string folder, ServeLive live)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!IsThisMachine(request.Host))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This server answers to localhost only.");
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Pages can be read only.");
        }
        else if (request.Path.StartsWithSegments(ServeLive.Folder.TrimEnd('/'), StringComparison.Ordinal, out var rest) && rest.HasValue)
        {
            await live.AnswerAsync(context);
        }
        else
        {
            await AnswerFileAsync(context);
        }
    }

    /// <summary>
    /// A foreign name that leads to this machine (DNS rebinding) would let any web page read the plan through the browser.
    /// </summary>
    private static bool IsThisMachine(HostString host) => host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]";

    private async Task AnswerFileAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (PathOf(path) is { } file && Directory.Exists(file) && !path.EndsWith('/'))
        {
            // Without the slash the page's relative links would start one folder too high.
            context.Response.Redirect(Uri.EscapeDataString(Path.GetFileName(file)) + "/");
            return;
        }

        if (await TrySendAsync(context, PathOf(path.EndsWith('/') ? path + "index.html" : path)))
        {
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (!await TrySendAsync(context, Path.Combine(folder, "404.html")))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page.");
        }
    }

    /// <summary>
    /// Null for what is no page: names that climb, that only Windows understands, or that start with a dot, such as
    /// Planner's own.
    /// </summary>
    private string? PathOf(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(segments, segment => segment[0] != '.' && !segment.AsSpan().ContainsAny("\\:\0"))
            ? Path.Join([folder, .. segments])
            : null;
    }

    private async Task<bool> TrySendAsync(HttpContext context, string? path)
    {
        await using var file = Open(path);
        if (file is null)
        {
            return false;
        }

        context.Response.ContentType = TypeOf(file.Name);
        await (file.Name.EndsWith(".html", StringComparison.Ordinal) ? SendPageAsync(context, file) : SendFileAsync(context, file));
        return true;
    }

    private static FileStream? Open(string? path)
    {
        try
        {
            return path is null ? null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string TypeOf(string path)
    {
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return Path.GetFileName(path) switch
        {
            "feed.xml" => "application/rss+xml; charset=utf-8",
            "atom.xml" => "application/atom+xml; charset=utf-8",
            _ when type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" => type + "; charset=utf-8",
            _ => type,
        };
    }

    private async Task SendPageAsync(HttpContext context, FileStream file)
    {
        if (IsKnown(context, TagOf(file, live.Version)))
        {
            return;
        }

        var page = new byte[file.Length];
        await file.ReadExactlyAsync(page, context.RequestAborted);
        await SendAsync(context, ServeInjection.Into(page, live.Element));
    }

    private static async Task SendFileAsync(HttpContext context, FileStream file)
    {
        // A picture may be a program: opened on its own it must not act as a page of the plan.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        context.Response.Headers.AcceptRanges = "bytes";
        if (IsKnown(context, TagOf(file, "")))
        {
            return;
        }

        var (start, length) = RangeOf(context, file.Length);
        context.Response.ContentLength = length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(file.Name, start, length, context.RequestAborted);
        }
    }

    /// <summary>Safari plays no video from a server that cannot send a part of it.</summary>
    private static (long Start, long Length) RangeOf(HttpContext context, long length)
    {
        if (context.Response.StatusCode != StatusCodes.Status200OK || context.Request.Headers.IfRange.Count > 0
            || context.Request.GetTypedHeaders().Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges })
        {
            return (0, length);
        }

        var range = ranges.Single();
        var start = range.From ?? Math.Max(0, length - (range.To ?? 0));
        var end = range.From is null ? length - 1 : Math.Min(range.To ?? long.MaxValue, length - 1);
        if (start > end)
        {
            context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            context.Response.Headers.ContentRange = new ContentRangeHeaderValue(length).ToString();
            return (0, 0);
        }

        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = new ContentRangeHeaderValue(start, end, length).ToString();
        return (start, end - start + 1);
    }

    private static string TagOf(FileStream file, string version) => string.Create(
        CultureInfo.InvariantCulture, $"\"{File.GetLastWriteTimeUtc(file.SafeFileHandle).Ticks:x}-{file.Length:x}{version}\"");

    private static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        var isKnown = context.Response.StatusCode == StatusCodes.Status200OK && context.Request.Headers.IfNoneMatch.Contains(tag);
        context.Response.StatusCode = isKnown ? StatusCodes.Status304NotModified : context.Response.StatusCode;
        return isKnown;
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return SendAsync(context, System.Text.Encoding.UTF8.GetBytes(reason + "\n"));
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
