using System.Text;
using System.Text.Json;
using Planner.Reviewing.Versions;

namespace Planner.Reviewing;

/// <summary>What became of a post since somebody said yes to it, in a review's comment and its JSON.</summary>
internal static class ReviewSince
{
    /// <param name="before">The post at the base; null where it is new.</param>
    public static string Markdown(SinceApproval since, Post? before)
    {
        var (by, at) = (MarkdownText.Cell(since.Approval.By.Value), since.Approval.At.Value);
        if (before is not null && PostDifference.Between(since.Seen, before).IsEmpty)
        {
            return $"What {by} said yes to on {at} is what stands at the base.\n\n";
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Since {by} said yes, {at}:\n\n");
        foreach (var difference in since.Difference.Texts)
        {
            text.Append("> ").Append(MarkdownText.AtStart(MarkdownText.Of(difference.Parts))).Append("\n\n");
        }

        foreach (var field in since.Difference.Fields.Where(field => field.Field is not PostField.Formatting))
        {
            string[] of = [.. new[] { field.Account, field.Field is PostField.Media or PostField.Account ? null : field.Name }.Where(part => !string.IsNullOrEmpty(part)).Select(part => MarkdownText.Cell(part!))];
            text.Append(CultureInfo.InvariantCulture, $"- {Words.Of(field.Field)}{(of.Length == 0 ? "" : $" ({string.Join(", ", of)})")}: {MarkdownText.Of(WordDifference.Of(field.Before ?? "", field.After ?? ""))}\n");
        }

        return text.Append(text[^2] == '\n' ? "" : "\n").ToString();
    }

    public static void Write(Utf8JsonWriter json, SinceApproval since)
    {
        json.WriteString("by", since.Approval.By.Value);
        json.WriteString("at", since.Approval.At.Value.ToString());
        json.WriteStartArray("fields");
        foreach (var field in since.Difference.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", Words.Of(field.Field));
            json.WriteString("account", field.Account);
            json.WriteString("name", field.Name);
            json.WriteString("before", field.Before);
            json.WriteString("after", field.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("texts");
        foreach (var text in since.Difference.Texts)
        {
            json.WriteStartObject();
            json.WriteString("target", text.Target);
            json.WriteStartArray("parts");
            foreach (var part in text.Parts)
            {
                json.WriteStartObject();
                json.WriteString("kind", part.Kind switch { DifferenceKind.Same => "same", DifferenceKind.Removed => "removed", _ => "added" });
                json.WriteString("text", part.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
