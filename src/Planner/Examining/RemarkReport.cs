using Planner.Printing;

namespace Planner.Examining;

/// <summary>Remarks as people and programs read them.</summary>
internal static class RemarkReport
{
    /// <summary>A line each, and the count.</summary>
    public static void WriteText(IReadOnlyList<Remark> remarks, TextWriter output)
    {
        if (remarks.Count == 0)
        {
            output.WriteLine("Nothing needs a look.");
            return;
        }

        var width = remarks.Max(remark => TerminalColumns.Width(remark.About));
        foreach (var remark in remarks)
        {
            output.WriteLine($"{Words.Of(remark.Severity),-7}  {TerminalColumns.Pad(remark.About, width)}  {Printable.Of(remark.Message)}");
        }

        output.WriteLine();
        output.WriteLine($"{Several(Count(remarks, Severity.Error), "error")}, {Several(Count(remarks, Severity.Warning), "warning")}, {Count(remarks, Severity.Info)} to know.");
    }

    /// <summary>See docs/doctor.md.</summary>
    public static void WriteJson(IReadOnlyList<Remark> remarks, TextWriter output) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("remarks");
        foreach (var remark in remarks)
        {
            json.WriteStartObject();
            json.WriteString("check", remark.Check);
            json.WriteString("severity", Words.Of(remark.Severity));
            json.WriteString("message", remark.Message);
            json.WriteString("account", remark.Account);
            json.WriteString("network", remark.Network);
            json.WriteString("file", remark.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", Count(remarks, Severity.Error));
        json.WriteNumber("warnings", Count(remarks, Severity.Warning));
        json.WriteNumber("infos", Count(remarks, Severity.Info));
        json.WriteEndObject();
        json.WriteEndObject();
    }));

    private static int Count(IReadOnlyList<Remark> remarks, Severity severity) => remarks.Count(remark => remark.Severity == severity);

    private static string Several(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
