using System.Xml;

namespace Planner.Publishing.Connectors.Flipboard;

/// <summary>Looks for an entry in the text of a feed.</summary>
internal static class FlipboardFeed
{
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <summary>Null where it is no feed, or ends before its end.</summary>
    public static Sighting? Look(string feed, string id)
    {
        try
        {
            using var xml = XmlReader.Create(new StringReader(feed), Careful);
            if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "rss")
            {
                return null;
            }

            while (xml.ReadToFollowing("item"))
            {
                if (Item(xml) is var (guid, link) && guid == id)
                {
                    return new Sighting.Found(new SentMessage(id, Checking.Links.IsWebAddress(link) ? link : null));
                }
            }

            return new Sighting.Missing();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static (string Guid, string Link) Item(XmlReader xml)
    {
        var (guid, link) = ("", "");
        using var item = xml.ReadSubtree();
        item.Read();
        item.Read();
        while (!item.EOF)
        {
            if (item is { NodeType: XmlNodeType.Element, Depth: 1, Name: "guid" })
            {
                guid = item.ReadElementContentAsString();
            }
            else if (item is { NodeType: XmlNodeType.Element, Depth: 1, Name: "link" })
            {
                link = item.ReadElementContentAsString();
            }
            else if (item is { NodeType: XmlNodeType.Element })
            {
                item.Skip();
            }
            else
            {
                item.Read();
            }
        }

        return (guid, link);
    }
}
