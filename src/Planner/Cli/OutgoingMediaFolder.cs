using Planner.Publishing.Connectors;

namespace Planner.Cli;

/// <summary>Media files of <c>content/</c> as connectors take them.</summary>
internal sealed class OutgoingMediaFolder(string root, Content content)
{
    /// <summary>Null when the file is not there any more, or leads out of <c>content/</c>.</summary>
    public OutgoingMedia? Of(PostMedia media)
    {
        var folder = Path.Combine(root, "content");
        var path = Path.Combine(folder, media.File.Value);
        return content.MediaFiles.ContainsKey(media.File.Value) && LinkedFile.IsInside(path, folder) && File.Exists(path) && content.Media.TryGetValue(media.File.Value, out var facts)
            ? new OutgoingMedia(media, facts, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous))
            : null;
    }
}
