using System.Xml;

namespace Planner.Rendering.Feeds;

/// <summary>
/// RSS 2.0 that another service makes posts of: the text whole, and its picture as Media RSS 1.5.1 has it (rssboard.org/media-rss).
/// </summary>
internal static class MagazineFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Whole = "http://purl.org/rss/1.0/modules/content/";
    private const string Media = "http://search.yahoo.com/mrss/";

    /// <param name="path">The feed's own, relative to the site's root.</param>
    public static ReadOnlyMemory<byte> Write(string title, string language, string path, FeedAddresses addresses, ImmutableArray<MagazineItem> items) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Whole);
        xml.WriteAttributeString("xmlns", "media", null, Media);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", CleanText.Of(title));
        xml.WriteElementString("link", addresses.AbsoluteOrRelative("index.html"));
        xml.WriteElementString("description", CleanText.Of(title));
        xml.WriteElementString("language", language);
        if (addresses.Absolute(SitePaths.Address(path)) is { } self)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteAttributeString("href", self);
            xml.WriteEndElement();
        }

        foreach (var item in items)
        {
            WriteItem(xml, item);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteItem(XmlWriter xml, MagazineItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        if (item.Link is { } link)
        {
            xml.WriteElementString("link", link);
        }

        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", RssFeed.Rfc822.Format(item.At));
        xml.WriteElementString("description", item.Html);
        xml.WriteElementString("encoded", Whole, item.Html);
        if (item.Picture is { } picture)
        {
            WritePicture(xml, picture);
        }

        xml.WriteEndElement();
    }

    /// <summary>Twice: Flipboard's guidelines name the enclosure, and its older ones Media RSS (about.flipboard.com/rss-spec).</summary>
    private static void WritePicture(XmlWriter xml, MagazinePicture picture)
    {
        if (picture.Facts is { MediaType: { } type, Length: var length })
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", picture.Url);
            xml.WriteAttributeString("length", string.Create(CultureInfo.InvariantCulture, $"{length}"));
            xml.WriteAttributeString("type", type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Media);
        xml.WriteAttributeString("url", picture.Url);
        xml.WriteAttributeString("medium", "image");
        if (picture.Facts is { } facts)
        {
            if (facts.MediaType is { } kind)
            {
                xml.WriteAttributeString("type", kind);
            }

            if (facts is { Width: > 0, Height: > 0 })
            {
                xml.WriteAttributeString("width", string.Create(CultureInfo.InvariantCulture, $"{facts.Width}"));
                xml.WriteAttributeString("height", string.Create(CultureInfo.InvariantCulture, $"{facts.Height}"));
            }
        }

        if (picture.Alt is { } alt)
        {
            xml.WriteElementString("description", Media, alt);
        }

        xml.WriteEndElement();
    }
}
