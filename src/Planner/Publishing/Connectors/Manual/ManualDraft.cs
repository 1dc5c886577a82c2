using System.Text;
using Planner.Networks;

namespace Planner.Publishing.Connectors.Manual;

/// <summary>All of a delivery as somebody copies it into an app: what the network would get, without what only programs need.</summary>
internal static class ManualDraft
{
    /// <summary>Lines end with <c>\n</c>, but for the last.</summary>
    public static string Of(PreparedDelivery prepared)
    {
        var delivery = prepared.Delivery;
        var draft = new StringBuilder();
        Add("title: ", prepared.Title?.Text);
        Add("content warning: ", delivery.ContentWarning?.Value);
        for (var index = 0; index < prepared.Segments.Length; index++)
        {
            Add(prepared.Segments.Length > 1 ? $"{index + 1} of {prepared.Segments.Length}:\n" : "", TextOf(prepared.Segments[index]));
            foreach (var media in prepared.Segments[index].Media)
            {
                Add($"file: content/{media.File.Value}", media.Alt is { } alt ? $"\ndescription: {alt.Value}" : " ");
            }
        }

        Add("link: ", prepared.Card);
        Add("poll: ", delivery.Poll is { } poll ? string.Join(" / ", poll.Value.Options.Select(option => option.Value)) : null);
        Add("first comment: ", prepared.HasComment ? null : delivery.FirstComment?.Value);
        return draft.ToString();

        void Add(string label, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                draft.Append(draft.Length == 0 ? "" : "\n\n").Append(label).Append(text.TrimEnd());
            }
        }
    }

    /// <summary>What readers see: apps escape by themselves, and show no HTML.</summary>
    private static string TextOf(PreparedSegment segment) => segment.Text.Alternative ?? segment.Text.Counted;
}
