using System.Net;
using System.Text.Json;

namespace Planner.Publishing.Connectors.WordPress;

/// <summary>Categories and tags by their names: posts name them by number. Those that the blog lacks are made, if the user may.</summary>
internal sealed class WordPressTerms(WordPressServer server)
{
    /// <summary>Numbers of the post's categories and tags, apart by <c>,</c>; noted, so that they are looked up once.</summary>
    public async Task<(string? Numbers, SendFault? Fault)> OfAsync(OutgoingMessage message, string kind, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        if (message.Staging.Find(kind) is { } known)
        {
            return (known, null);
        }

        var numbers = new List<string>();
        foreach (var name in names)
        {
            var (number, fault) = await NumberAsync(kind, name, cancellationToken);
            if (fault is not null)
            {
                return (null, fault);
            }

            numbers.Add(number!);
        }

        var all = string.Join(',', numbers.Distinct(StringComparer.Ordinal));
        if (all.Length > 0)
        {
            await message.Staging.KeepAsync(kind, all);
        }

        return (all, null);
    }

    /// <summary>Below <c>extra:</c>, apart by commas; null where nothing is said.</summary>
    public static ImmutableArray<string>? Named(OutgoingMessage message, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (message.Delivery.Extra(field) is { } said)
            {
                return [.. said.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            }
        }

        return null;
    }

    private async Task<(string? Number, SendFault? Fault)> NumberAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync($"{kind}?search={Uri.EscapeDataString(name)}&per_page=100", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: JsonValueKind.Array } list)
        {
            return (null, server.FaultOf(reply));
        }

        var same = list.EnumerateArray().FirstOrDefault(term => string.Equals(WebUtility.HtmlDecode(term.Text("name") ?? ""), name, StringComparison.OrdinalIgnoreCase));
        return same.Id("id") is { } known ? (known, null) : await MakeAsync(kind, name, cancellationToken);
    }

    private async Task<(string? Number, SendFault? Fault)> MakeAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var reply = await server.PostAsync(kind, json =>
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteEndObject();
        }, cancellationToken);
        var body = reply is Reply.Answer answer ? AnswerJson.TryParse(answer.Body) : null;

        // Another run, or a search that did not find it: the answer says which it is.
        var number = reply is Reply.Answer { IsSuccess: true } ? body?.Id("id") : WordPressFaults.CodeOf(reply) == "term_exists" ? body?.At("data")?.Id("term_id") : null;
        if (number is not null)
        {
            return (number, null);
        }

        var fault = server.FaultOf(reply);
        return (null, fault.Kind is FaultKind.Authorization ? fault with { Message = $"{fault.Message}; the user may not make '{server.Settings.Told(name)}' among the blog's {kind}: make it there, or take it out of the post" } : fault);
    }
}
