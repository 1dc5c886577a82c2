using Planner.Loading;

namespace Planner.Cli;

/// <summary>Values for fields that were not given, where one is safe to take for granted.</summary>
internal static class NewDefaults
{
    /// <summary>Nothing is held, published or paid for by a default: a new post is a draft that goes nowhere.</summary>
    public static ImmutableDictionary<string, string> Complete(EntityKind kind, ImmutableDictionary<string, string> given, Content content, Instant now, ContestTemplate? template = null)
    {
        var local = now.InZone(content.Options.Timezone).LocalDateTime;
        var fields = given.ToBuilder();
        if (kind.Name is "account" or "campaign" or "contest" or "idea" or "post" && content.Brands is [var brand])
        {
            fields.TryAdd("brand", YamlText.Of(brand.Id));
        }

        switch (kind.Name)
        {
            case "post":
                fields.TryAdd("status", "draft");
                break;
            case "campaign":
                fields.TryAdd("start", Day(local.Date));
                fields.TryAdd("end", Day((DateOf(fields["start"]) ?? local.Date).PlusWeeks(4)));
                break;
            case "contest":
                Contest(fields, local.Date, template);
                break;
            case "idea":
                fields.TryAdd("noted_at", Day(local.Date));
                break;
            case "incident":
                fields.TryAdd("started_at", Minute(local));
                break;
            case "event":
                fields.TryAdd("start", Day(local.Date));
                break;
            case "network":
                fields.TryAdd("badge", YamlText.Of(new StringInfo(fields["name"].Trim('"')).SubstringByTextElements(0, 1)));
                fields.TryAdd("colour", YamlText.Of("#5b6470"));
                break;
            case "find":
                fields.TryAdd("found_at", Minute(local));
                if (content.Sources is [var source])
                {
                    fields.TryAdd("source", YamlText.Of(source.Id));
                }

                break;
        }

        return fields.ToImmutable();
    }

    /// <summary>The day of a date or time that an author wrote; null when it is none.</summary>
    public static LocalDate? DateOf(string? value) =>
        value is { Length: >= 10 } && TimeText.TryDate(value.Trim('"')[..Math.Min(10, value.Trim('"').Length)], out var date) ? date : null;

    /// <summary>Three weeks to prepare, or as long as the template's first step needs; two weeks to take part, and time to send the prize and to look back.</summary>
    private static void Contest(ImmutableDictionary<string, string>.Builder fields, LocalDate today, ContestTemplate? template)
    {
        var preparing = Math.Max(21, (template?.Lead ?? 0) + 3);
        var opens = DateOf(fields.GetValueOrDefault("opens")) ?? DateOf(fields.GetValueOrDefault("closes"))?.PlusWeeks(-2)
            ?? (DateOf(fields.GetValueOrDefault("start")) ?? today).PlusDays(preparing);
        fields.TryAdd("opens", Minute(opens + new LocalTime(10, 0)));
        var closes = DateOf(fields.GetValueOrDefault("closes")) ?? opens.PlusWeeks(2);
        fields.TryAdd("closes", Minute(closes + new LocalTime(23, 59)));
        fields.TryAdd("draw_at", Minute(closes.PlusDays(2) + new LocalTime(11, 0)));
        fields.TryAdd("start", Day(LocalDate.Min(today, LocalDate.Min(opens, closes))));
        fields.TryAdd("end", Day(LocalDate.Max(opens, closes).PlusWeeks(5)));
        fields.TryAdd("terms", "");
    }

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(LocalDateTime time) => time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
