using System.Collections.Concurrent;

namespace Planner.Rendering;

/// <summary>Renders page after page on one thread, with one writer: the bytes of a page hold until the next one.</summary>
internal sealed class PageRenderer(Theme theme, Frames frames) : IDisposable
{
    private readonly PageWriter writer = new();
    private FramePlace? lastPlace;
    private Frame? last;

    /// <param name="section">The navigation's link that the page belongs to.</param>
    /// <param name="root">The way to the site's root; null: what follows from the path.</param>
    public OutputFile Page<TModel>(string path, string title, string section, string template, TModel model, string? root = null)
        where TModel : notnull
    {
        var way = path.Contains('/', StringComparison.Ordinal) ? "../" : "";
        writer.Clear();
        var frame = FrameOf(section, root ?? way, path == Frame.PathOf(section));
        writer.Write(frame.Start);
        HtmlText.Write(title, writer);
        writer.Write(frame.Middle);
        theme.Write(writer, template, root ?? way, model);
        writer.Write(frame.End);
        return new OutputFile(path, writer.Written);
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Most pages stand in the same frame as the one before.</summary>
    private Frame FrameOf(string section, string root, bool isItself)
    {
        var place = new FramePlace(section, root, isItself);
        if (last is null || lastPlace != place)
        {
            lastPlace = place;
            last = frames.At(place);
        }

        return last;
    }
}

/// <summary>The layouts that pages stand in, each rendered when a page first asks for it.</summary>
internal sealed class Frames(Theme theme, string siteTitle, IReadOnlySet<string> unused)
{
    private readonly ConcurrentDictionary<FramePlace, Frame> frames = new();

    public Frame At(FramePlace place) =>
        frames.GetOrAdd(place, key => Frame.Of(theme, siteTitle, key.Section, key.Root, key.IsItself, unused));
}

/// <param name="IsItself">Whether the page is where the navigation's link leads.</param>
internal sealed record FramePlace(string Section, string Root, bool IsItself);
