using System.Text;
using Planner.Printing;

namespace Planner.Publishing.Notifying;

/// <summary>A summary as people read it, in plain English.</summary>
internal static class NotifyText
{
    /// <summary>More fit nobody's screen; <c>planner status</c> has them all.</summary>
    private const int MostLines = 20;

    public static NotifyMessage Message(NotifySummary summary) =>
        new(summary.Site, summary.At, Subject(summary), most => Of(summary, most), json => NotifyJson.Lines(json, summary));

    /// <summary>In one line: <c>Atelier Lune: 2 failed, 1 uncertain</c>.</summary>
    public static string Subject(NotifySummary summary)
    {
        var counts = summary.Lines.CountBy(line => line.Reason).OrderBy(count => count.Key).Select(count => $"{count.Value} {WordOf(count.Key)}");
        return $"{Printable.Of(summary.Site)}: {string.Join(", ", counts)}";
    }

    /// <summary>The subject, and a line for each delivery.</summary>
    /// <param name="most">UTF-16 code units.</param>
    public static string Of(NotifySummary summary, int most = int.MaxValue)
    {
        var text = new StringBuilder(Subject(summary)).Append('\n');
        var rest = $"\n… and more: planner status";
        foreach (var (line, index) in summary.Lines.OrderBy(line => line.Reason).Select((line, index) => (line, index)))
        {
            var next = $"\n{WordOf(line.Reason)}: {line.Post} on {line.Account}{(line.Due is { } due ? $", {due:uuuu-MM-dd HH:mm}" : "")}: {Printable.Of(line.Message)}";
            if (index == MostLines || text.Length + next.Length + rest.Length > most)
            {
                return text.Append(rest).ToString();
            }

            text.Append(next);
            var paste = PasteOf(line);
            text.Append(text.Length + paste.Length + rest.Length > most ? "" : paste);
        }

        return text.ToString();
    }

    /// <summary>Between two lines of its own, so that it can be marked and copied; the message before it says where it stands else.</summary>
    private static string PasteOf(NotifyLine line) =>
        line.Paste is not { } paste ? ""
        : $"\n{(line.Page is { } page ? $"its page, with its media: {page}\n" : "")}--- copy from here\n{string.Join('\n', paste.Split('\n').Select(Printable.Of))}\n--- to here";

    public static string WordOf(NotifyReason reason) => reason switch
    {
        NotifyReason.Failed => "failed",
        NotifyReason.Uncertain => "uncertain",
        NotifyReason.Late => "late",
        _ => "to do by hand",
    };
}
