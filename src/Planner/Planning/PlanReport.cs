using System.Text.Json;
using Planner.Networks;
using Planner.Printing;
using Planner.Reviewing;

namespace Planner.Planning;

/// <summary>The plan as people and programs read it.</summary>
internal static class PlanReport
{
    /// <summary>The stable form of SPEC section 4; see docs/plan.md.</summary>
    public static void WriteJson(Plan plan, Content content, TextWriter output) =>
        output.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("deliveries");
            foreach (var delivery in plan.Deliveries)
            {
                Write(json, delivery, content);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));

    private static void Write(Utf8JsonWriter json, Delivery delivery, Content content)
    {
        json.WriteStartObject();
        json.WriteString("post", delivery.Post.Id);
        json.WriteString("account", delivery.Account.Id);
        json.WriteString("network", delivery.Network.Id);
        json.WriteString("due", delivery.Due?.ToString());
        json.WriteString("local", delivery.Local?.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("zone", delivery.Zone.Id);
        json.WriteString("state", Words.Of(delivery.State));
        json.WriteString("reason", delivery.Reason.Length == 0 ? null : delivery.Reason);
        json.WriteString("digest", Digest.Of(delivery));
        json.WriteStartArray("segments");
        var prepared = Preparing.Of(delivery, content);
        foreach (var segment in prepared.Segments)
        {
            SegmentReport.Write(json, segment);
        }

        json.WriteEndArray();
        SegmentReport.WriteCost(json, prepared.Cost);
        json.WriteEndObject();
    }

    /// <summary>A table, one delivery a line, with a line for each day.</summary>
    public static void WriteText(Plan plan, Content content, TextWriter output, bool colour)
    {
        if (plan.Deliveries.IsEmpty)
        {
            output.WriteLine("Nothing is planned.");
            return;
        }

        var accountWidth = plan.Deliveries.Max(delivery => TerminalColumns.Width(delivery.Account.Id));
        var zone = ZoneColumn.Of(plan.Deliveries, content.Options.Timezone);
        LocalDate? day = null;
        var isFirst = true;
        foreach (var delivery in plan.Deliveries)
        {
            var date = delivery.Local?.Date;
            if (isFirst || date != day)
            {
                output.WriteLine((isFirst ? "" : output.NewLine) + Bold(date is { } known ? $"{known.DayOfWeek} {known:uuuu-MM-dd}" : "Without a time", colour));
                (day, isFirst) = (date, false);
            }

            var time = delivery.Local?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "--:--";
            output.WriteLine(
                $"  {time}{zone(delivery)}  {TerminalColumns.Pad(Words.Of(delivery.State), 16)}  {TerminalColumns.Pad(delivery.Account.Id, accountWidth)}  {Printable.Of(delivery.Post.Title)}"
                + Dim(delivery.Reason.Length == 0 ? "" : "  (" + Printable.Of(delivery.Reason) + ")", colour));
        }

        Costs(plan, content, output);
    }

    /// <summary>What networks bill for those deliveries that are still to go out.</summary>
    private static void Costs(Plan plan, Content content, TextWriter output)
    {
        var open = plan.Deliveries.Where(delivery => delivery.Network.Cost is not null && !plan.IsPast(delivery.State, delivery.Due)
            && delivery.State is not (DeliveryState.Published or DeliveryState.HandedOff or DeliveryState.Withdrawn or DeliveryState.Expired));
        foreach (var network in open.GroupBy(delivery => delivery.Network.Name, StringComparer.Ordinal).OrderBy(network => network.Key, StringComparer.Ordinal))
        {
            var sum = network.Sum(delivery => Preparing.Of(delivery, content).Cost ?? 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{output.NewLine}{network.Key} bills {sum:0.000} USD for {network.Count()} {(network.Count() == 1 ? "delivery" : "deliveries")} still to go out."));
        }
    }

    private static string Bold(string text, bool colour) => colour ? $"\e[1m{text}\e[0m" : text;

    private static string Dim(string text, bool colour) => colour && text.Length > 0 ? $"\e[2m{text}\e[0m" : text;
}
