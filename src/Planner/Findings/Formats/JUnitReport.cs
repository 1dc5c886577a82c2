using System.Text;
using System.Xml;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>
/// JUnit's XML, which every CI server shows. A file is a suite, a finding a case: errors fail; warnings and notes are
/// skipped cases, since servers list those with their message and stay green.
/// </summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static string Render(FindingReport report)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "planner validate");
            WriteSuites(xml, report);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteSuites(XmlWriter xml, FindingReport report)
    {
        // Servers take a report without a case for a run that broke.
        if (report.Findings.IsEmpty)
        {
            WriteSuite(xml, "content", []);
        }

        foreach (var file in report.Findings.GroupBy(finding => finding.Source.Path))
        {
            WriteSuite(xml, file.Key, [.. file]);
        }
    }

    private static void WriteSuite(XmlWriter xml, string path, ImmutableArray<Finding> findings)
    {
        var failures = findings.Count(finding => finding.Severity is Severity.Error);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Printable.Of(path));
        WriteCount(xml, "tests", Math.Max(findings.Length, 1));
        WriteCount(xml, "failures", failures);
        WriteCount(xml, "errors", 0);
        WriteCount(xml, "skipped", findings.Length - failures);
        foreach (var finding in findings)
        {
            WriteCase(xml, finding);
        }

        if (findings.IsEmpty)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", path);
            xml.WriteAttributeString("name", "No findings");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Finding finding)
    {
        var place = finding.Source;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Printable.Of(place.Path));
        xml.WriteAttributeString("name", Printable.Of(string.Create(CultureInfo.InvariantCulture, $"{finding.Rule} ({place.Line},{place.Column}): {finding.Message}")));
        xml.WriteAttributeString("file", Printable.Of(place.Path));
        WriteCount(xml, "line", place.Line);
        if (finding.Severity is Severity.Error)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", Printable.Of(finding.Rule));
            xml.WriteAttributeString("message", Printable.Of(finding.Message));
            xml.WriteString(Printable.Of(finding.ToString()));
        }
        else
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Printable.Of($"{Words.Of(finding.Severity)}: {finding.Message}"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCount(XmlWriter xml, string name, int count) =>
        xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
}
