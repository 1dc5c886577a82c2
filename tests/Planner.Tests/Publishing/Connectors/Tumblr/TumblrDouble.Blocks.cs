using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Tumblr;

/// <summary>What Tumblr's Neue Post Format takes (npf-spec.md, 2024-10-18).</summary>
public sealed partial class TumblrDouble
{
    private static readonly string[] Subtypes = ["heading1", "heading2", "quirky", "quote", "indented", "chat", "ordered-list-item", "unordered-list-item"];

    private LoopbackAnswer? Look(Checked said, JsonObject body, ImmutableArray<ReceivedPart> files)
    {
        said.Members(body, ["content"], "state", "publish_on", "tags", "slug", "layout", "source_url", "date");
        said.That((string?)body["state"] is null or "published" or "queue" or "draft" or "private", "there is no such state");
        said.That(body["publish_on"] is null || ((string?)body["state"] == "queue" && PublishOnOf(body) > Clock()), "publish_on is for the queue, and for the future");
        if (body["content"] is not JsonArray { Count: > 0 and <= 1000 } content)
        {
            return Refused(400, "Bad Request", "'content' must be an array", 8001);
        }

        List<string> named = [];
        foreach (var block in content.Select(block => block!.AsObject()))
        {
            switch ((string?)block["type"])
            {
                case "text":
                    LookAtText(said, block);
                    break;
                case "image":
                    said.Members(block, ["type", "media"], "alt_text", "caption");
                    named.Add(Named(block["media"]![0]!));
                    said.That(((string?)block["alt_text"] ?? "").Length <= 4096, "alt_text is too long");
                    break;
                case "video" or "audio":
                    said.Members(block, ["type", "media"]);
                    named.Add(Named(block["media"]!));
                    break;
                case "link":
                    said.Members(block, ["type", "url"], "title", "description");
                    break;
                default:
                    said.That(false, $"there is no block {block["type"]}");
                    break;
            }
        }

        said.That(content.Count(block => (string?)block!["type"] == "image") <= 30 && content.Count(block => (string?)block!["type"] == "video") <= 1, "30 images and one video");
        said.That(named.Where(name => name.Length > 0).Order(StringComparer.Ordinal).SequenceEqual(files.Select(file => file.Name).Order(StringComparer.Ordinal)), "the files are not those that the blocks name");
        said.That(files.All(file => file.FileName is not null), "a file without a name");
        return null;

        static string Named(JsonNode media) => (string?)media["identifier"] ?? "";
    }

    private static void LookAtText(Checked said, JsonObject block)
    {
        said.Members(block, ["type", "text"], "subtype", "indent_level", "formatting");
        var length = ((string)block["text"]!).EnumerateRunes().Count();
        said.That(length <= 4096, "a block has 4096 code points");
        said.That(block["subtype"] is null || Subtypes.Contains((string)block["subtype"]!), "there is no such subtype");
        foreach (var range in (block["formatting"] as JsonArray ?? []).Select(range => range!.AsObject()))
        {
            said.That((int)range["start"]! >= 0 && (int)range["start"]! < (int)range["end"]! && (int)range["end"]! <= length, "a range is outside of its text");
            said.That((string?)range["type"] is "bold" or "italic" or "strikethrough" or "small" || ((string?)range["type"] == "link" && range["url"] is not null), "there is no such range");
        }
    }
}
