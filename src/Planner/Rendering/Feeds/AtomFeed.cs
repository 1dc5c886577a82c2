using System.Xml;
using NodaTime.Text;

namespace Planner.Rendering.Feeds;

/// <summary>Atom, RFC 4287.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Write(Options options, FeedAddresses addresses, ImmutableArray<FeedEntry> entries) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, options.Language);
        xml.WriteElementString("id", addresses.Tag("planner"));
        xml.WriteElementString("title", CleanText.Of(options.Title));
        xml.WriteElementString("updated", Updated(entries));
        WriteLink(xml, "alternate", "text/html", addresses.AbsoluteOrRelative("index.html"));
        if (addresses.Absolute("atom.xml") is { } self)
        {
            WriteLink(xml, "self", "application/atom+xml", self);
        }

        WriteAuthor(xml, CleanText.Of(options.Title));
        foreach (var entry in entries)
        {
            WriteEntry(xml, entry);
        }

        xml.WriteEndElement();
    });

    private static void WriteEntry(XmlWriter xml, FeedEntry entry)
    {
        var due = InstantPattern.General.Format(entry.Due);
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", entry.Tag);
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("published", due);
        xml.WriteElementString("updated", due);
        WriteLink(xml, "alternate", "text/html", entry.Link);
        WriteAuthor(xml, entry.Author);
        foreach (var category in entry.Categories)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(entry.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.WriteElementString("name", name);
        xml.WriteEndElement();
    }

    /// <summary>Required even where there is nothing to date.</summary>
    private static string Updated(ImmutableArray<FeedEntry> entries) =>
        InstantPattern.General.Format(entries is [var newest, ..] ? newest.Due : NodaConstants.UnixEpoch);
}
