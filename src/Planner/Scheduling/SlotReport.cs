using System.Text.Json;
using Planner.Printing;

namespace Planner.Scheduling;

/// <summary>Places as people and programs read them.</summary>
internal static class SlotReport
{
    /// <summary>What stood in the way is told for so many places; the rest is a number.</summary>
    private const int MostRefusals = 8;

    /// <summary>Why a place was taken: a line for each account.</summary>
    public static IEnumerable<string> Reasons(Slot slot) => slot.Deliveries.Select(delivery => $"  {delivery.Account.Id}: {Reason(delivery)}");

    /// <summary>What stood in the way of earlier places; nothing where the first one was free.</summary>
    public static IEnumerable<string> Refused(ImmutableArray<Refusal> refused)
    {
        foreach (var each in refused.Take(MostRefusals))
        {
            var end = each.To == each.From ? "" : each.To.Date == each.From.Date ? $" to {each.To.ToString("HH:mm", CultureInfo.InvariantCulture)}" : $" to {Said(each.To)}";
            yield return $"  not {Said(each.From)}{end}: {Printable.Of(each.Obstacle.Text)}";
        }

        if (refused.Length > MostRefusals)
        {
            yield return $"  and {refused.Length - MostRefusals} more";
        }
    }

    /// <summary>What blocks where there is no place at all: each thing once.</summary>
    public static IEnumerable<string> Blocked(SlotAnswer answer)
    {
        var inHours = answer.Refused.Select(refusal => refusal.Obstacle).Where(obstacle => obstacle.Kind is not ObstacleKind.TooEarly).Distinct().ToArray();
        foreach (var obstacle in inHours.Concat(answer.Hours).Take(MostRefusals))
        {
            yield return $"  {Printable.Of(obstacle.Text)}";
        }
    }

    /// <summary>Proposals, one a line, with why below each.</summary>
    public static void WriteText(FillAnswer answer, TextWriter output)
    {
        if (answer is { Proposals.IsEmpty: true, Unplaced.IsEmpty: true })
        {
            output.WriteLine("No post waits for a time.");
            return;
        }

        foreach (var (post, slot, isGap) in answer.Proposals)
        {
            output.WriteLine($"{Said(slot.Local)} {slot.Deliveries[0].Zone.Id}  {post.Id} ({Words.Of(post.Status.Value)}): {Printable.Of(post.Title)}{(isGap ? ", in a week that lacks posts" : "")}");
            foreach (var line in Reasons(slot))
            {
                output.WriteLine(line);
            }
        }

        foreach (var (post, refusal) in answer.Unplaced)
        {
            output.WriteLine($"{post.Id} ({Words.Of(post.Status.Value)}): no free place");
            foreach (var line in Blocked(refusal))
            {
                output.WriteLine(line);
            }
        }
    }

    /// <summary>The stable form; see docs/cadence.md.</summary>
    public static void WriteJson(FillAnswer answer, bool isWritten, TextWriter output) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("written", isWritten);
        json.WriteStartArray("proposals");
        foreach (var (post, slot, isGap) in answer.Proposals)
        {
            json.WriteStartObject();
            json.WriteString("post", post.Id);
            json.WriteString("title", post.Title);
            json.WriteString("status", Words.Of(post.Status.Value));
            json.WriteString("publishAt", slot.Local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
            json.WriteBoolean("fillsGap", isGap);
            json.WriteStartArray("deliveries");
            foreach (var delivery in slot.Deliveries)
            {
                Write(json, delivery);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unplaced");
        foreach (var (post, refusal) in answer.Unplaced)
        {
            json.WriteStartObject();
            json.WriteString("post", post.Id);
            json.WriteStartArray("because");
            foreach (var line in Blocked(refusal))
            {
                json.WriteStringValue(line.Trim());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, SlotDelivery delivery)
    {
        json.WriteStartObject();
        json.WriteString("account", delivery.Account.Id);
        json.WriteString("due", delivery.Due.ToString());
        json.WriteString("local", delivery.Due.InZone(delivery.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        json.WriteString("zone", delivery.Zone.Id);
        json.WriteString("window", delivery.Window is { } window ? WindowNames.Of(window) : null);
        json.WriteString("after", delivery.Before?.Post.Id);
        json.WriteNumber("inWeek", delivery.InWeek);
        json.WriteEndObject();
    }

    private static string Reason(SlotDelivery delivery)
    {
        var parts = new List<string> { Said(delivery.Due.InZone(delivery.Zone).LocalDateTime), delivery.Window is { } window ? $"window {WindowNames.Of(window)}" : "no windows" };
        if (delivery.Before is { } before)
        {
            parts.Add($"{new WrittenLength(delivery.Due - before.Due)} after '{Printable.Of(before.Post.Title)}'");
        }

        parts.Add(delivery.Account.Cadence?.PerWeek is { } wanted ? $"{delivery.InWeek} of {wanted} in its week" : $"{delivery.InWeek} in its week");
        return string.Join(", ", parts);
    }

    private static string Said(LocalDateTime time) => time.ToString("ddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
