using System.Text.Json;
using Planner.Attending;
using Planner.Printing;

namespace Planner.Rendering.Mornings;

/// <summary>What needs a person, for programs; see docs/today.md.</summary>
internal static class MorningJson
{
    public static string Of(Morning morning, ImmutableArray<Attention> all, Language language) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        Write(json, morning, all, language);
        json.WriteEndObject();
    });

    /// <summary>The properties alone, for an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Morning morning, ImmutableArray<Attention> all, Language language)
    {
        json.WriteString("site", morning.Content.Options.Title);
        json.WriteString("date", Names.Iso(morning.Today));
        json.WriteString("now", morning.Plan.Now.ToString());
        json.WriteStartArray("attention");
        foreach (var attention in all)
        {
            json.WriteStartObject();
            json.WriteString("need", MorningWords.Of(attention.Need));
            json.WriteString("title", MorningWords.Title(attention.Need, language));
            json.WriteBoolean("urgent", attention.IsUrgent);
            json.WriteStartArray("items");
            foreach (var item in attention.Items)
            {
                Write(json, item, morning, language);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AttentionItem item, Morning morning, Language language)
    {
        var page = MorningWords.PageOf(item.About);
        json.WriteStartObject();
        json.WriteString("title", item.Title);
        json.WriteString("detail", item.Detail is { } detail ? language.Message(detail) : null);
        json.WriteString("date", item.Day is { } day ? Names.Iso(day) : null);
        json.WriteString("time", item.Time?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Write(json, "who", item.Who);
        json.WriteString("brand", item.Brand);
        json.WriteString("post", (item.About as Post)?.Id);
        Write(json, "accounts", item.Accounts);
        json.WriteString("file", item.Place?.Path);
        if (item.Place is { } place)
        {
            json.WriteNumber("line", place.Line);
        }
        else
        {
            json.WriteNull("line");
        }

        json.WriteString("page", page is null || morning.Content.Options.BaseUrl is not { } site ? page : $"{site.TrimEnd('/')}/{page}");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
