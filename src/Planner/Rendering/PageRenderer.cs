using System.Collections.Concurrent;

namespace Planner.Rendering;

/// <summary>Renders page after page on one thread, with one writer.</summary>
internal sealed class PageRenderer(Theme theme, Frames frames)
{
    private readonly PageWriter writer = new();

    /// <param name="section">The navigation's link that the page belongs to.</param>
    /// <param name="root">The way to the site's root; null: what follows from the path.</param>
    public OutputFile Page<TModel>(string path, string title, string section, string template, TModel model, string? root = null)
        where TModel : notnull
    {
        var way = path.Contains('/', StringComparison.Ordinal) ? "../" : "";
        var frame = frames.At(section, root ?? way, path);
        writer.Write(frame.Start);
        HtmlText.Write(title, writer);
        writer.Write(frame.Middle);
        theme.Write(writer, template, root ?? way, model);
        writer.Write(frame.End);
        return new OutputFile(path, writer.Take());
    }
}

/// <summary>The layouts that pages stand in, each rendered when a page first asks for it.</summary>
internal sealed class Frames(Theme theme, string siteTitle)
{
    private readonly ConcurrentDictionary<(string Section, string Root, bool IsItself), Frame> frames = new();

    /// <param name="path">The page's own, which may be where the navigation's link leads.</param>
    public Frame At(string section, string root, string path) =>
        frames.GetOrAdd((section, root, path == Frame.PathOf(section)), key => Frame.Of(theme, siteTitle, key.Section, key.Root, key.IsItself));
}
