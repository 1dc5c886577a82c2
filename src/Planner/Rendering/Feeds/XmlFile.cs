using System.Text;
using System.Xml;

namespace Planner.Rendering.Feeds;

/// <summary>An XML document as UTF-8 bytes with line feeds.</summary>
internal static class XmlFile
{
    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            write(xml);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
