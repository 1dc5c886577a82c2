using System.Xml;
using NodaTime.Text;

namespace Planner.Rendering.Feeds;

/// <summary>RSS 2.0 as the RSS Advisory Board's profile recommends it.</summary>
internal static class RssFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    public static readonly InstantPattern Rfc822 = InstantPattern.CreateWithInvariantCulture("ddd, dd MMM uuuu HH:mm:ss 'GMT'");

    public static ReadOnlyMemory<byte> Write(Options options, FeedAddresses addresses, ImmutableArray<FeedEntry> entries) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", CleanText.Of(options.Title));
        xml.WriteElementString("link", addresses.AbsoluteOrRelative("index.html"));
        xml.WriteElementString("description", CleanText.Of(options.Title));
        xml.WriteElementString("language", options.Language);
        if (addresses.Absolute("feed.xml") is { } self)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteAttributeString("href", self);
            xml.WriteEndElement();
        }

        foreach (var entry in entries)
        {
            WriteItem(xml, entry);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteItem(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("link", entry.Link);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Tag);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822.Format(entry.Due));
        foreach (var category in entry.Categories)
        {
            xml.WriteElementString("category", category);
        }

        xml.WriteElementString("description", entry.Html);
        xml.WriteEndElement();
    }
}
