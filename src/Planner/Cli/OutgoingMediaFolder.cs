using Planner.Publishing;
using Planner.Publishing.Connectors;

namespace Planner.Cli;

/// <summary>Media files of <c>content/</c> as connectors take them.</summary>
/// <param name="site">Names copies on the deployed site; null where there is no key.</param>
internal sealed class OutgoingMediaFolder(string root, Content content, PublicMedia? site)
{
    /// <summary>Null when the file is not there any more, or leads out of <c>content/</c>.</summary>
    public OutgoingMedia? Of(Delivery delivery, PostMedia media)
    {
        var folder = Path.Combine(root, "content");
        var path = Path.Combine(folder, media.File.Value);
        return content.MediaFiles.ContainsKey(media.File.Value) && LinkedFile.IsInside(path, folder) && File.Exists(path) && content.Media.TryGetValue(media.File.Value, out var facts)
            ? new OutgoingMedia(media, facts, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous))
            {
                PublicAddress = PublicMedia.IsFetched(delivery.Account) ? site?.AddressOf(delivery, media.File.Value, content.Options) : null,
            }
            : null;
    }
}
