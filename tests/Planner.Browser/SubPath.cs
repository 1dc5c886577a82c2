using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Planner.Browser;

/// <summary>Serves a folder as a plain web server does that has other things to serve too.</summary>
internal sealed class SubPath(string folder)
{
    public const string Prefix = "/some/sub/path/";
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Dictionary<string, string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Prefix + Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal);

    public Task AnswerAsync(HttpContext context)
    {
        if (!files.TryGetValue(context.Request.Path.Value!, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = Types.TryGetContentType(file, out var type) ? type : "application/octet-stream";
        return context.Response.SendFileAsync(file, context.RequestAborted);
    }
}
