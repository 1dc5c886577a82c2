using System.Text.Json;

namespace Planner.Publishing.Connectors.Telegram;

/// <summary>Arguments of a method: as JSON, or as a form where files go along, in which lists and objects are written as JSON.</summary>
internal sealed class TelegramFields
{
    private readonly List<(string Name, string Value, bool IsJson)> all = [];

    /// <summary>What is null is left out.</summary>
    public TelegramFields Text(string name, string? value) => Add(name, value, isJson: false);

    /// <summary>A whole number as it stands in a receipt or in the author's file; what is none goes as the text that it is, for Telegram to refuse.</summary>
    public TelegramFields Number(string name, string? value) =>
        Add(name, value, isJson: long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && value == number.ToString(CultureInfo.InvariantCulture));

    public TelegramFields Flag(string name, bool isSet) => Add(name, isSet ? "true" : null, isJson: true);

    public TelegramFields Json(string name, Action<Utf8JsonWriter>? write) => Add(name, write is null ? null : CompactJson.Of(write), isJson: true);

    public HttpRequestMessage Request(Uri method) => Requests.Json(HttpMethod.Post, method, json =>
    {
        json.WriteStartObject();
        foreach (var (name, value, isJson) in all)
        {
            json.WritePropertyName(name);
            if (isJson)
            {
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteStringValue(value);
            }
        }

        json.WriteEndObject();
    });

    public void AddTo(MultipartFormDataContent form)
    {
        foreach (var (name, value, _) in all)
        {
            form.AddText(name, value);
        }
    }

    private TelegramFields Add(string name, string? value, bool isJson)
    {
        if (value is not null)
        {
            all.Add((name, value, isJson));
        }

        return this;
    }
}
